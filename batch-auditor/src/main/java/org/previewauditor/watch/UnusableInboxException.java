package org.previewauditor.watch;

import org.jspecify.annotations.Nullable;

/** An inbox cannot be watched. The message is a sentence for people. */
public final class UnusableInboxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableInboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
