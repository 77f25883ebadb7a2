package org.previewauditor.page;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedFinding;
import org.previewauditor.report.Summary;

/** What was set up wrong for delivery, by cause. Has no influence on what the rest of the page says. */
public record Delivery(String intro, List<Entry> entries) {

    /**
     * What several things have in common.
     *
     * @param scale how many there are, in words
     * @param things the first of them, each with the facts that led to it
     * @param more what is not told here, empty if everything is
     */
    public record Entry(CodeText code, String scale, List<Thing> things, String more) {}

    /** A thing to set right, and the facts. */
    public record Thing(String words, String facts) {}

    /** @param delivery what the summary says, which is that delivery was checked */
    static Delivery of(FinishedRun run, Summary.Delivery delivery, PageLimits limits) {
        Catalogue catalogue = new Catalogue();
        Map<String, List<Thing>> things = new LinkedHashMap<>();
        try (Stream<ReportedFinding> findings = run.deliveryFindings()) {
            // Read to the end, so that a table that lacks rows is noticed.
            for (Iterator<ReportedFinding> rows = findings.iterator(); rows.hasNext(); ) {
                ReportedFinding finding = rows.next();
                catalogue.learn(finding);
                List<Thing> kept = things.computeIfAbsent(finding.code(), code -> new ArrayList<>());
                if (kept.size() < limits.items()) {
                    kept.add(thing(finding));
                }
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (CodeText code : catalogue.inOrder(delivery.byCode().keySet()).values()) {
            List<Thing> kept = things.getOrDefault(code.code(), List.of());
            long all = delivery.byCode().getOrDefault(code.code(), (long) kept.size());
            entries.add(new Entry(
                    code,
                    Words.count(all, "case", "cases"),
                    kept,
                    all == kept.size()
                            ? ""
                            : "and " + Words.count(all - kept.size()) + " more; delivery.csv has all of them."));
        }
        return new Delivery(
                Words.count(delivery.findings(), "thing was", "things were")
                        + " set up so that TikTok refuses or does not deliver "
                        + (delivery.findings() == 1 ? "it" : "them")
                        + ". This has no influence on previews, nor on what is said of them above.",
                entries);
    }

    private static Thing thing(ReportedFinding finding) {
        String words = new Subjects().words(finding.subjectType(), FinishedRun.shown(finding.subjectId()));
        boolean ofAnAd = !finding.adId().isEmpty() && finding.subjectType() != SubjectType.AD;
        return new Thing(
                words + (ofAnAd ? " of ad " + finding.adId() : ""),
                FinishedRun.shown(String.join("; ", finding.evidence())));
    }
}
