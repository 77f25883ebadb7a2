package org.previewauditor.announce;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.previewauditor.fact.Masking;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.SinceLastRun;
import org.previewauditor.report.Summary;

/** How a run went, as a sentence for people in a chat and as fields for programs. */
final class NewsText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int CAUSES = 3;
    private static final int LONGEST_PROBLEM = 1_000;

    private NewsText() {}

    /**
     * The fields of the message. {@code text} is what Slack, and much that imitates it, shows.
     *
     * @param host the machine that made the run
     */
    static Map<String, Object> fields(RunNews news, String host) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Summary summary = news.summary();
        if (summary == null) {
            String problem = problem(news);
            fields.put("text", escaped("Preview Auditor could not audit on " + host + ": " + problem));
            fields.put("event", "run-failed");
            fields.put("host", host);
            fields.put("finishedAt", news.finished().toString());
            fields.put("problem", problem);
            return fields;
        }
        fields.put("text", escaped(text(summary) + " Report: " + news.folder() + " on " + host));
        fields.put("event", "run-finished");
        fields.put("host", host);
        fields.put("finishedAt", news.finished().toString());
        fields.put("runId", summary.runId());
        fields.put("asOf", summary.asOf());
        fields.put("report", String.valueOf(news.folder()));
        fields.put("ads", summary.totals().ads());
        fields.put("byVerdict", summary.totals().byVerdict());
        fields.put("spendAtRisk", summary.spendAtRisk());
        fields.put("rejectedRows", summary.totals().rejected());
        fields.put("changes", summary.changes());
        SinceLastRun since = summary.sinceLastRun();
        if (since != null) {
            fields.put("previousRunId", summary.previousRunId());
            fields.put("broke", causes(since.broke()));
            fields.put("fixed", causes(since.fixed()));
            fields.put("gone", since.gone().ads());
        }
        return fields;
    }

    private static String text(Summary summary) {
        Map<Verdict, Long> verdicts = summary.totals().byVerdict();
        StringBuilder text = new StringBuilder("Preview Auditor: of ")
                .append(count(summary.totals().ads()))
                .append(" ads ")
                .append(count(verdicts.getOrDefault(Verdict.WILL_FAIL, 0L)))
                .append(" will show no preview and ")
                .append(count(verdicts.getOrDefault(Verdict.AT_RISK, 0L)))
                .append(" may not, as of ")
                .append(TIME.format(Instant.parse(summary.asOf())))
                .append('.');
        SinceLastRun since = summary.sinceLastRun();
        if (since != null) {
            text.append(" Since the last run ")
                    .append(count(since.broke().ads()))
                    .append(" broke")
                    .append(reasons(since.broke()))
                    .append(", ")
                    .append(count(since.fixed().ads()))
                    .append(" were fixed, ")
                    .append(count(since.gone().ads()))
                    .append(" are gone.");
        }
        return text.toString();
    }

    private static String reasons(SinceLastRun.Turned broke) {
        List<String> told = new ArrayList<>();
        for (SinceLastRun.Cause cause : broke.causes()) {
            if (told.size() < CAUSES) {
                told.add(cause.code() + ' ' + count(cause.ads()));
            }
        }
        if (broke.causes().size() > CAUSES) {
            told.add("and others");
        }
        return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
    }

    private static Map<String, Long> causes(SinceLastRun.Turned turned) {
        return turned.causes().stream()
                .collect(Collectors.toMap(
                        SinceLastRun.Cause::code, SinceLastRun.Cause::ads, (one, other) -> one, LinkedHashMap::new));
    }

    /** It may name files and cells. */
    private static String problem(RunNews news) {
        String problem = Masking.text(String.valueOf(news.problem()));
        return problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM) + "…";
    }

    /** Slack takes these three for the beginnings of mentions and links. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
