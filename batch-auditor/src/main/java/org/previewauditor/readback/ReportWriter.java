package org.previewauditor.readback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes something that people read from a finished run. Holds nothing between two runs. */
public interface ReportWriter {

    /** The files and folders that it writes, each a name in the run folder. */
    List<String> names();

    /**
     * Writes all of them anew.
     *
     * @param run its folder need not be the one that is written to
     * @param folder an existing folder, in which there is none of {@link #names()} yet
     * @throws IOException if the folder cannot be written
     * @throws UnusableRunException if the run cannot be read; what was written so far is then thrown away by the caller
     */
    void write(FinishedRun run, Path folder) throws IOException;
}
