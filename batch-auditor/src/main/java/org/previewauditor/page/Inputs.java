package org.previewauditor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Summary;

/**
 * The files of the drop, and what became of their rows.
 *
 * @param absent the kinds that the drop lacks, in a sentence; empty if none
 */
public record Inputs(List<Row> rows, String absent) {

    /** A file. */
    public record Row(
            String file,
            String kind,
            String complete,
            String rowsRead,
            String facts,
            String rejected,
            String skipped,
            List<String> remarks) {}

    /** How many unknown values of a column are told. */
    private static final int VALUES = 5;

    static Inputs of(Summary summary) {
        List<String> absent = summary.completeness().keySet().stream()
                .filter(kind -> summary.inputs().stream()
                        .noneMatch(input ->
                                kind.equals(input.kind()) || input.alsoKinds().contains(kind)))
                .toList();
        return new Inputs(
                summary.inputs().stream().map(input -> row(summary, input)).toList(),
                absent.isEmpty() ? "" : "Not in this drop: " + Words.list(absent) + ".");
    }

    private static Row row(Summary summary, Summary.Input input) {
        String kind = input.kind();
        List<String> kinds = new ArrayList<>();
        if (kind != null) {
            kinds.add(kind);
        }
        kinds.addAll(input.alsoKinds());
        return new Row(
                input.file(),
                kind == null ? "not used" : String.join(", ", kinds),
                complete(summary, kind),
                Words.count(input.rows()),
                Words.count(input.facts()),
                Words.count(input.rejected()),
                Words.count(input.skipped()),
                remarks(input));
    }

    /** Whether an absent row tells something. Nothing is concluded from absent ads, so of them it is not told. */
    private static String complete(Summary summary, @Nullable String kind) {
        if (kind == null || kind.equals("ads") || kind.equals("ad_reports")) {
            return "";
        }
        return summary.completeness().getOrDefault(kind, false) ? "yes" : "no";
    }

    private static List<String> remarks(Summary.Input input) {
        List<String> remarks = new ArrayList<>();
        if (input.message() != null) {
            remarks.add(input.message());
        }
        remarks.addAll(input.warnings());
        if (!input.skippedByReason().isEmpty()) {
            remarks.add("Skipped: "
                    + input.skippedByReason().entrySet().stream()
                            .map(entry -> Words.count(entry.getValue()) + ' ' + entry.getKey())
                            .collect(Collectors.joining(", ")));
        }
        input.unknownValues().forEach((column, values) -> remarks.add("Unknown in " + column + ": " + told(values)));
        return remarks;
    }

    private static String told(Map<String, Long> values) {
        String told = values.entrySet().stream()
                .limit(VALUES)
                .map(entry -> entry.getKey() + " (" + Words.count(entry.getValue()) + ')')
                .collect(Collectors.joining(", "));
        return values.size() <= VALUES ? told : told + " and " + (values.size() - VALUES) + " more";
    }
}
