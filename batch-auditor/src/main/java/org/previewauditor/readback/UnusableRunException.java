package org.previewauditor.readback;

import org.jspecify.annotations.Nullable;

/** A run folder that cannot be read back. The message is for people: what was seen, where, and what to do. */
public final class UnusableRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableRunException(String message) {
        super(message);
    }

    public UnusableRunException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
