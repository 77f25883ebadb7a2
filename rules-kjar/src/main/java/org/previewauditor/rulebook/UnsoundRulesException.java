package org.previewauditor.rulebook;

/** Rules that compile, but do what rules must not. The message ends a sentence about them. */
final class UnsoundRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsoundRulesException(String message) {
        super(message);
    }
}
