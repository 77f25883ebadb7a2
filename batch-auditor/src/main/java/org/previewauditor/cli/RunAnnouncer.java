package org.previewauditor.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.announce.MetricsFile;
import org.previewauditor.announce.RunNews;
import org.previewauditor.announce.Webhook;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.RunResult;
import org.previewauditor.report.SummaryJson;
import org.previewauditor.rulebook.RuleBookException;

/** Announces each run in the ways that the settings ask for. What fails at that is told and changes nothing. */
final class RunAnnouncer {

    private final @Nullable Webhook webhook;
    private final @Nullable MetricsFile metrics;
    private final Consumer<String> problems;

    /** @param problems is told what could not be announced, in a line */
    RunAnnouncer(@Nullable Webhook webhook, @Nullable MetricsFile metrics, Consumer<String> problems) {
        this.webhook = webhook;
        this.metrics = metrics;
        this.problems = problems;
    }

    /**
     * Makes a run and announces how it went, unless the same run was finished before.
     *
     * @param run makes it; its problems are announced and thrown on
     */
    RunResult announcing(Callable<RunResult> run) throws Exception {
        Instant started = Instant.now();
        try {
            RunResult result = run.call();
            if (result.audited()) {
                made(result, started);
            }
            return result;
        } catch (AuditFailedException | RuleBookException e) {
            Instant now = Instant.now();
            announce(RunNews.failed(String.valueOf(e.getMessage()), now, Duration.between(started, now)));
            throw e;
        }
    }

    private void made(RunResult result, Instant started) {
        if (webhook == null && metrics == null) {
            return;
        }
        try {
            Instant now = Instant.now();
            announce(RunNews.made(
                    SummaryJson.read(result.folder()),
                    result.folder().toAbsolutePath(),
                    now,
                    Duration.between(started, now)));
        } catch (IOException e) {
            problems.accept("The run could not be announced, because its summary cannot be read: " + e.getMessage());
        }
    }

    private void announce(RunNews news) {
        if (metrics != null) {
            metrics.write(news);
        }
        if (webhook != null) {
            webhook.post(news);
        }
    }
}
