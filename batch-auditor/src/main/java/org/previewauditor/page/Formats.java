package org.previewauditor.page;

import java.util.List;
import java.util.Map;
import org.previewauditor.report.Summary;

/** The formats that the drop has, and how far they have previews. */
public record Formats(List<Row> rows) {

    /** A format. */
    public record Row(String label, String kind, String support, String ads, String share, String meaning) {}

    static Formats of(RunReading run) {
        Summary.Totals totals = run.summary().totals();
        return new Formats(totals.byFormat().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> row(run, entry.getKey(), entry.getValue(), totals.ads()))
                .toList());
    }

    private static Row row(RunReading run, String format, long ads, long all) {
        String support = run.supportByFormat().getOrDefault(format, "unknown");
        return new Row(
                Words.format(format),
                support,
                Words.capital(support),
                Words.count(ads),
                Words.share(ads, all),
                switch (support) {
                    case "full" -> "Has a preview.";
                    case "partial" -> "Has a preview when everything is set up for it.";
                    case "none" -> "Never has a preview in the analytics tool; look at it in TikTok Ads Manager.";
                    default -> "The exports do not show which format it is.";
                });
    }
}
