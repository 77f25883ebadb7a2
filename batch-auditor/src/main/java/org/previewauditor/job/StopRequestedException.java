package org.previewauditor.job;

/** Leaves a step in which a run is to stop between two of the step's chunks, or that has none. */
final class StopRequestedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
