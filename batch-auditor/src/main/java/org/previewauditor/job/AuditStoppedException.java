package org.previewauditor.job;

/** An audit that was asked to stop, and can be continued. */
public final class AuditStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditStoppedException(String runId) {
        super("Stopped. Nothing is lost: the same command continues the run " + runId + " where it was.");
    }
}
