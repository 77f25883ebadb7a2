package org.previewauditor.job;

/** The job database failed in the middle of a run. What was written of the run stays, and can be continued. */
public final class DatabaseFailedException extends AuditFailedException {

    private static final long serialVersionUID = 1L;

    DatabaseFailedException(Throwable problem) {
        super(
                "The job database (--data) cannot be written any more: " + Reason.of(problem)
                        + ". What there is of the run is kept: once that is mended, the same command goes on from there.",
                problem);
    }
}
