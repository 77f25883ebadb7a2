package org.previewauditor.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.AdsCsv;
import org.previewauditor.report.FindingsCsv;
import org.previewauditor.report.RunFolder;

/**
 * What must be known to continue a run that was begun. It lies beside the unfinished report.
 *
 * @param fingerprint see {@link RunId#fingerprint}
 * @param asOf the instant of the run
 * @param asOfGiven whether that instant was chosen, or is the time of the first call
 * @param begun when it was begun. Part of the job's identity, so that a run that begins anew is another job
 * @param build the build that began it: another may read, decide or write otherwise
 */
record BegunRun(String runId, String fingerprint, Instant asOf, boolean asOfGiven, Instant begun, String build) {

    static final String JOURNAL = "journal.part";

    /** Says which process works on the run. */
    static final String CLAIM = "claim.part";

    private static final String FILE = "run.part";

    /** What is still needed of an unfinished run when it is continued. All else is made again. */
    static final Set<String> KEPT =
            Set.of(AdsCsv.FILE, FindingsCsv.FILE, FindingsCsv.DELIVERY_FILE, JOURNAL, CLAIM, FILE);

    /** What of an unfinished run is needed to begin anew. */
    static final Set<String> KEPT_BY_NONE = Set.of(CLAIM);

    /** Reads what lies in the folder of this run, or returns {@code null} if it makes no sense. */
    static @Nullable BegunRun read(RunFolder folder, String runId) {
        Properties properties = new Properties();
        try (InputStream in = folder.open(FILE)) {
            properties.load(in);
            return new BegunRun(
                    runId,
                    properties.getProperty("fingerprint", ""),
                    Instant.parse(properties.getProperty("as-of", "")),
                    Boolean.parseBoolean(properties.getProperty("as-of-given")),
                    Instant.parse(properties.getProperty("begun", "")),
                    properties.getProperty("build", ""));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    void write(RunFolder folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("fingerprint", fingerprint);
        properties.setProperty("as-of", asOf.toString());
        properties.setProperty("as-of-given", String.valueOf(asOfGiven));
        properties.setProperty("begun", begun.toString());
        properties.setProperty("build", build);
        try (OutputStream out = folder.create(FILE)) {
            properties.store(out, null);
        }
    }

    /** The same run, begun anew. */
    BegunRun anew(Instant now) {
        return new BegunRun(runId, fingerprint, asOf, asOfGiven, now, build);
    }
}
