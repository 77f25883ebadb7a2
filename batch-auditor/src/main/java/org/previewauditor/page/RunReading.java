package org.previewauditor.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.handout.Expiries;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.PlannedFix;
import org.previewauditor.readback.RejectedRow;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;
import org.previewauditor.report.Summary;

/**
 * What the page needs of a run, gathered while its tables are read once. Its memory does not grow with the number of ads
 * beyond what the page can hold.
 */
final class RunReading {

    private static final String EVIDENCE_MISSING = "evidence-missing";

    /** How many ads lack a piece of evidence, and how many of these could not be judged. */
    static final class Lack {
        long ads;
        long unverified;
    }

    private final Summary summary;
    private final PageLimits limits;
    private final Catalogue catalogue = new Catalogue();
    private final Map<String, CodeFixes> fixes = new LinkedHashMap<>();
    private final Subjects subjects = new Subjects();
    private final AdSelection ads;
    private final Expiries expiries = new Expiries();
    private final Map<String, String> supportByFormat = new TreeMap<>();
    private final Map<String, Lack> lacks = new TreeMap<>();
    private final List<RejectedRow> rejects = new ArrayList<>();
    private long keptSubjects;
    private long rows;

    // Of an ad that stands in several rows, one after the other, what was counted already.
    private String lastAd = "";
    private final Set<String> counted = new HashSet<>();

    private RunReading(FinishedRun run, PageLimits limits) {
        this.summary = run.summary();
        this.limits = limits;
        this.ads = new AdSelection(limits.bytes());
    }

    static RunReading of(FinishedRun run, PageLimits limits) {
        RunReading reading = new RunReading(run, limits);
        try (Stream<PlannedFix> fixes = run.fixes()) {
            fixes.forEach(reading::see);
        }
        run.forEachAd(reading::see, reading.catalogue::learn);
        try (Stream<RejectedRow> rejects = run.rejects()) {
            // Read to the end, so that a table that lacks rows is noticed.
            for (Iterator<RejectedRow> rows = rejects.iterator(); rows.hasNext(); ) {
                RejectedRow row = rows.next();
                if (reading.rejects.size() < limits.rejects()) {
                    reading.rejects.add(row);
                }
            }
        }
        return reading;
    }

    private void see(PlannedFix fix) {
        catalogue.learn(fix);
        CodeFixes.Subject kept =
                fixes.computeIfAbsent(fix.code(), code -> new CodeFixes(fix)).add(fix, keptSubjects < limits.fixes());
        if (kept != null) {
            keptSubjects++;
            subjects.ask(fix.subjectType(), kept.id());
        }
    }

    private void see(ReportedAd ad, List<ReportedFinding> findings) {
        long number = rows++;
        for (ReportedFinding finding : findings) {
            catalogue.learn(finding);
        }
        ads.offer(ad, () -> AdRow.of(number, ad, findings));
        supportByFormat.putIfAbsent(ad.format(), ad.support());
        if (ad.deleted()) {
            return;
        }
        if (!findings.isEmpty()) {
            subjects.see(ad, findings);
            expiries.add(ad, findings);
            countLacks(ad, findings);
        }
    }

    private void countLacks(ReportedAd ad, List<ReportedFinding> findings) {
        String key = ad.advertiserId() + '/' + ad.adId();
        if (!key.equals(lastAd)) {
            counted.clear();
            lastAd = key;
        }
        for (ReportedFinding finding : findings) {
            if (finding.code().equals(EVIDENCE_MISSING)) {
                finding.evidence().forEach(what -> countLack(what, ad));
            } else if (finding.effect().verdict() == Verdict.UNVERIFIED) {
                countLack(finding.code(), ad);
            }
        }
    }

    private void countLack(String what, ReportedAd ad) {
        if (counted.add(what)) {
            Lack lack = lacks.computeIfAbsent(what, any -> new Lack());
            lack.ads++;
            lack.unverified += ad.verdict() == Verdict.UNVERIFIED ? 1 : 0;
        }
    }

    Summary summary() {
        return summary;
    }

    Instant asOf() {
        return Instant.parse(summary.asOf());
    }

    PageLimits limits() {
        return limits;
    }

    /** The texts of all codes, in the order in which the page has them. */
    Map<String, CodeText> codes() {
        return catalogue.inOrder(summary.totals().byCode().keySet());
    }

    /** The fixes by code, the code with the best fix first. */
    Map<String, CodeFixes> fixes() {
        return fixes;
    }

    /** How many fixes the page has room for, of those that are not of single ads. */
    boolean holdsAllFixes() {
        return fixes.values().stream()
                .allMatch(of -> of.ofSingleAds() || of.subjects().size() == of.count());
    }

    String words(SubjectType type, String id) {
        return subjects.words(type, id);
    }

    AdSelection ads() {
        return ads;
    }

    Expiries expiries() {
        return expiries;
    }

    /** How far previews go for each format that the run has. */
    Map<String, String> supportByFormat() {
        return supportByFormat;
    }

    /** What ads lack: exports and columns by name, and codes of other doubts. */
    Map<String, Lack> lacks() {
        return lacks;
    }

    /** The first rejected rows. */
    List<RejectedRow> rejects() {
        return rejects;
    }
}
