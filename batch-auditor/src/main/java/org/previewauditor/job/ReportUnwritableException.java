package org.previewauditor.job;

import org.springframework.batch.infrastructure.item.ItemStreamException;

/** The report of a run cannot be written to its end. */
final class ReportUnwritableException extends ItemStreamException {

    private static final long serialVersionUID = 1L;

    ReportUnwritableException(Throwable cause) {
        super("The report cannot be written: " + Reason.of(cause), cause);
    }
}
