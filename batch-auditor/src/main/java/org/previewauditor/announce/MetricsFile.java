package org.previewauditor.announce;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.previewauditor.lock.WholeFile;
import org.previewauditor.report.SinceLastRun;
import org.previewauditor.report.Summary;

/**
 * Writes the metrics of a run as a file of Prometheus text, for the textfile collector of the node exporter. Whoever
 * reads the file sees all of one run, never half.
 */
public final class MetricsFile {

    private static final String PREFIX = "preview.auditor.";
    private static final String SECONDS = "seconds";
    private static final String LAST_SUCCESS = "last.success.timestamp";
    private static final Pattern LAST_SUCCESS_LINE =
            Pattern.compile("(?m)^preview_auditor_last_success_timestamp_seconds (\\S+)$");
    private static final double MILLIS = 1_000;

    private final Path file;
    private final Consumer<String> problems;

    /** @param problems is told in a line if the file cannot be written */
    public MetricsFile(Path file, Consumer<String> problems) {
        this.file = file.toAbsolutePath();
        this.problems = problems;
    }

    public void write(RunNews news) {
        try {
            // The collector reads what ends in .prom, as another user: a new file must be neither named so nor private.
            WholeFile.replace(file, text(news).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.accept("The metrics could not be written to " + file + " ("
                    + e.getClass().getSimpleName() + "). The run is not affected.");
        }
    }

    private String text(RunNews news) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try {
            Summary summary = news.summary();
            double finished = news.finished().toEpochMilli() / MILLIS;
            boolean success = summary != null;
            gauge(registry, "run.success", "Whether the last audit could be made.", success ? 1 : 0);
            seconds(registry, "run.finished.timestamp", "When the last audit ended.", finished);
            seconds(
                    registry,
                    "run.duration",
                    "How long the last audit took.",
                    news.took().toMillis() / MILLIS);
            OptionalDouble lastSuccess = success ? OptionalDouble.of(finished) : earlierSuccess();
            if (lastSuccess.isPresent()) {
                seconds(
                        registry,
                        LAST_SUCCESS,
                        "When the last audit that could be made ended.",
                        lastSuccess.getAsDouble());
            }
            if (summary != null) {
                run(registry, summary);
            }
            return registry.scrape();
        } finally {
            registry.close();
        }
    }

    private static void run(PrometheusMeterRegistry registry, Summary summary) {
        Summary.Totals totals = summary.totals();
        seconds(
                registry,
                "run.as.of.timestamp",
                "The instant that counted as now.",
                Instant.parse(summary.asOf()).toEpochMilli() / MILLIS);
        summary.timings()
                .forEach((phase, millis) -> Gauge.builder(PREFIX + "phase.duration", () -> millis / MILLIS)
                        .baseUnit(SECONDS)
                        .description("How long a phase of the audit took.")
                        .tags("phase", phase)
                        .register(registry));
        totals.byVerdict()
                .forEach((verdict, ads) -> gauge(
                        registry, "ads", "Ads of each verdict, deleted ones aside.", ads, "verdict", word(verdict)));
        gauge(registry, "ads.deleted", "Deleted ads.", totals.deletedAds());
        totals.byCode()
                .forEach((code, ads) -> gauge(
                        registry, "ads.with.finding", "Ads that have a finding of this code.", ads, "code", code));
        totals.byOwner()
                .forEach((owner, ads) -> gauge(
                        registry,
                        "ads.waiting.for",
                        "Ads whose deciding finding waits for this owner.",
                        ads,
                        "owner",
                        word(owner)));
        summary.changes()
                .forEach((change, ads) -> gauge(
                        registry,
                        "ads.changed",
                        "Ads by what became of them since the last run.",
                        ads,
                        "change",
                        word(change)));
        SinceLastRun since = summary.sinceLastRun();
        if (since != null) {
            gauge(
                    registry,
                    "ads.gone",
                    "Ads that the last run had and this one has not.",
                    since.gone().ads());
        }
        summary.spendAtRisk()
                .forEach((currency, amount) -> gauge(
                        registry,
                        "spend.at.risk",
                        "Spend on ads that will or may show no preview.",
                        amount.doubleValue(),
                        "currency",
                        currency));
        gauge(registry, "rows.rejected", "Rows of the exports that could not be used.", totals.rejected());
        gauge(
                registry,
                "files.refused",
                "Files of the drop that could not be used.",
                summary.inputs().stream()
                        .filter(input -> input.message() != null)
                        .count());
        gauge(
                registry,
                "build.info",
                "The build that made the audit, and its rules.",
                1,
                "version",
                summary.tool().version(),
                "commit",
                summary.tool().commit(),
                "rules",
                summary.rules().version());
    }

    private static void seconds(PrometheusMeterRegistry registry, String name, String description, double value) {
        Gauge.builder(PREFIX + name, () -> value)
                .baseUnit(SECONDS)
                .description(description)
                .register(registry);
    }

    private static void gauge(
            PrometheusMeterRegistry registry, String name, String description, Number value, String... tags) {
        Gauge.builder(PREFIX + name, () -> value)
                .description(description)
                .tags(Tags.of(tags))
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Of a run that failed nothing else is known than when one last did not. */
    private OptionalDouble earlierSuccess() throws IOException {
        if (Files.isRegularFile(file)) {
            Matcher line = LAST_SUCCESS_LINE.matcher(Files.readString(file));
            if (line.find()) {
                try {
                    return OptionalDouble.of(Double.parseDouble(line.group(1)));
                } catch (NumberFormatException e) {
                    return OptionalDouble.empty();
                }
            }
        }
        return OptionalDouble.empty();
    }
}
