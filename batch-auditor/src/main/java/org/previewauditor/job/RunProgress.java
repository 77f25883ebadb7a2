package org.previewauditor.job;

/** Is told how a run gets on. Called by one thread at a time. */
public interface RunProgress {

    /** Says nothing. */
    RunProgress SILENT = (phase, bytes, rows) -> {};

    /**
     * @param phase index, audit or publish
     * @param bytes bytes of the inputs of this phase that were worked through
     * @param rows rows that were worked through in this phase
     */
    void at(String phase, long bytes, long rows);

    /** Tells how many bytes a phase has to work through, before it starts. */
    default void begin(String phase, long bytes) {}

    /**
     * Tells that an earlier attempt had come this far in the phase. What comes now takes longer than counting that again
     * did.
     */
    default void resume(long bytes, long rows) {}

    /** Tells something worth knowing about the run, in a sentence. */
    default void note(String sentence) {}

    /** Tells of something that went wrong and did not stop the run, in a sentence. */
    default void problem(String sentence) {
        note(sentence);
    }

    /** Tells that no more will be told. */
    default void end() {}
}
