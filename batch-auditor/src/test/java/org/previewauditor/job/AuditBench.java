package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.previewauditor.history.Database;
import org.previewauditor.history.History;
import org.previewauditor.report.Summary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Runs whole audits with one job database, as a night with many drops does. */
final class AuditBench implements AutoCloseable {

    static final Instant AS_OF = Instant.parse("2026-11-21T05:00:00Z");

    private final JobDatabase database;

    AuditBench(Path data) {
        this(data, Duration.ofSeconds(1));
    }

    /** @param checkpoint time between two checkpoints */
    AuditBench(Path data, Duration checkpoint) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of(JobDatabase.CHECKPOINT, checkpoint.toMillis())));
        database = JobDatabase.open(Database.in(data), settings);
    }

    RunResult audit(Path drop, Path out) {
        return audit(new RunRequest(List.of(drop), out, AS_OF, null, null, null, null, false));
    }

    RunResult audit(RunRequest request) {
        return audit(request, RunProgress.SILENT);
    }

    RunResult audit(RunRequest request, RunProgress progress) {
        return audit(request, "test", progress);
    }

    RunResult audit(RunRequest request, String build, RunProgress progress) {
        try (Preparation preparation = Preparation.start(request)) {
            return service().audit(request, preparation, new Summary.Tool(build, build), progress);
        }
    }

    /** Asks the service to stop once it has told of so many blocks. */
    RunProgress stoppingAfter(int blocks) {
        return new RunProgress() {
            private int seen;

            @Override
            public void at(String phase, long bytes, long rows) {
                if (++seen == blocks) {
                    service().stop();
                }
            }
        };
    }

    AuditService service() {
        return database.service();
    }

    History history() {
        return database.history();
    }

    /** The folder of sample data in the repository. */
    static Path samples() throws IOException {
        return Path.of("../sample-data").toRealPath();
    }

    @Override
    public void close() {
        database.close();
    }
}
