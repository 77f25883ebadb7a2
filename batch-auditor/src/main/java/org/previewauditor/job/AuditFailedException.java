package org.previewauditor.job;

import org.jspecify.annotations.Nullable;

/** An audit that could not be made. The message is for people: what happened, and what to do. */
public class AuditFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditFailedException(String message) {
        super(message);
    }

    public AuditFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
