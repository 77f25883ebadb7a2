package org.previewauditor.job;

import org.springframework.batch.infrastructure.item.ItemStreamException;

/** What a checkpoint relies on is no longer there: the run can begin anew, but not go on. */
final class CheckpointLostException extends ItemStreamException {

    private static final long serialVersionUID = 1L;

    CheckpointLostException(Throwable cause) {
        super("The run cannot be continued: " + cause.getMessage(), cause);
    }
}
