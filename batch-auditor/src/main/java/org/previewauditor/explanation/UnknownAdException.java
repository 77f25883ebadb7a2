package org.previewauditor.explanation;

import java.util.List;

/** There is no such ad. The message names the ids that look most like the one asked for. */
public final class UnknownAdException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownAdException(String adId, List<String> nearest) {
        super("The drop has no ad " + adId + "."
                + (nearest.isEmpty()
                        ? " No row of its ads files could be used; audit it to see why."
                        : " The nearest ids are " + String.join(", ", nearest) + "."));
    }
}
