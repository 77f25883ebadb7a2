package org.previewauditor.cli;

/** What the process tells its caller. */
final class ExitCode {

    /** Audited. */
    static final int OK = 0;

    /** Audited, and some ad has a verdict named in {@code --fail-on}. */
    static final int FAILED_ON = 1;

    /** Compared, and something changes. */
    static final int CHANGED = 1;

    /** Nothing was found that was asked for. */
    static final int NOT_FOUND = 1;

    /** Wrongly called. */
    static final int USAGE = 2;

    /** Could not audit. */
    static final int NOT_AUDITED = 3;

    private ExitCode() {}
}
