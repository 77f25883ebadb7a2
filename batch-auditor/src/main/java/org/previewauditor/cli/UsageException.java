package org.previewauditor.cli;

/** A wrong call. The message says what was wrong and what is right. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
