package org.previewauditor.announce;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Summary;

/**
 * How a run went.
 *
 * @param summary of a finished run; {@code null} if the audit could not be made
 * @param folder of its report; {@code null} like {@code summary}
 * @param problem why the audit could not be made; {@code null} if it was
 * @param finished when it ended
 */
public record RunNews(
        @Nullable Summary summary,
        @Nullable Path folder,
        @Nullable String problem,
        Instant finished,
        Duration took) {

    public static RunNews made(Summary summary, Path folder, Instant finished, Duration took) {
        return new RunNews(summary, folder, null, finished, took);
    }

    public static RunNews failed(String problem, Instant finished, Duration took) {
        return new RunNews(null, null, problem, finished, took);
    }
}
