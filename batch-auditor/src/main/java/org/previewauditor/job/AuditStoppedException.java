package org.previewauditor.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An audit that was asked to stop. The message is for people: what is kept, and how to go on. */
public final class AuditStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AuditStoppedException(String message) {
        super(message);
    }

    /** A run that was not begun, nor continued. */
    static AuditStoppedException beforeItBegan() {
        return new AuditStoppedException(
                "Stopped before the audit began, and nothing was changed: the same command makes it.");
    }

    /** A finished run, which was to get more reports. */
    static AuditStoppedException beforeMoreReports(String runId) {
        return new AuditStoppedException("Stopped. The run " + runId
                + " is as it was, without the reports that it was to get: the same command adds them.");
    }

    /**
     * A run that can be continued.
     *
     * @param until when that ends; {@code null} if it does not soon
     */
    static AuditStoppedException toBeContinued(String runId, @Nullable Instant until) {
        return new AuditStoppedException(stopped(runId) + "the same command continues it"
                + (until == null ? "" : " until " + until.truncatedTo(ChronoUnit.MINUTES)) + ".");
    }

    /** A run that was to begin anew whatever there was. */
    static AuditStoppedException forced(String runId) {
        return new AuditStoppedException(
                stopped(runId) + "the same command continues it without --force, and begins anew with it.");
    }

    /** A run that was to take the place of its own finished report. */
    static AuditStoppedException beforeReplacing(String runId) {
        return new AuditStoppedException(
                "Stopped. The earlier report of the run " + runId + " stays: the same command makes it anew.");
    }

    private static String stopped(String runId) {
        return "Stopped, and nothing is lost: the run " + runId + " is kept as far as it came, and ";
    }
}
