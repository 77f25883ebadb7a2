package org.previewauditor.handout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.readback.PlannedFix;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;

/** Something that one person must touch, with all that is wrong with it and the ads that depend on it. */
final class Task {

    /** How many ads of a task are told by name. */
    static final int EXAMPLES = 20;

    /** What belongs to one TikTok account; others are named by ads of many. */
    private static final Set<SubjectType> OF_ONE_ACCOUNT =
            EnumSet.of(SubjectType.TIKTOK_ACCOUNT, SubjectType.LINK, SubjectType.POST, SubjectType.AD);

    private final SubjectType subjectType;
    private final String subjectId;
    private final String cure;
    private final List<Problem> problems = new ArrayList<>(1);
    private final List<ReportedAd> examples = new ArrayList<>(2);
    private String lastAd = "";
    private long ads;
    private boolean countsAds;
    private String account = "";
    private @Nullable Instant runsOut;

    /** Something wrong: a row of the fix plan, or many rows of it that each concern one ad. */
    static final class Problem {
        private final PlannedFix fix;
        private final Map<String, BigDecimal> spend = new TreeMap<>();
        private long ads;
        private long adsRestored;
        private String cause = "";

        private Problem(PlannedFix fix) {
            this.fix = fix;
        }

        /** The first row of the fix plan. */
        PlannedFix fix() {
            return fix;
        }

        long ads() {
            return ads;
        }

        long adsRestored() {
            return adsRestored;
        }

        /** By currency. */
        Map<String, BigDecimal> spend() {
            return spend;
        }

        /** What is wrong, in a sentence or two. */
        String cause() {
            return cause;
        }
    }

    /**
     * @param subjectId empty where the task is about many ads, each of which needs the same
     * @param cure what is missing or not understood, where that is the task; else empty
     */
    Task(SubjectType subjectType, String subjectId, String cure) {
        this.subjectType = subjectType;
        this.subjectId = subjectId;
        this.cure = cure;
    }

    /** Adds a row of the fix plan. */
    void add(PlannedFix fix) {
        Problem problem = problem(fix.code());
        if (problem == null) {
            problem = new Problem(fix);
            problems.add(problem);
        }
        problem.ads += fix.ads();
        problem.adsRestored += fix.adsRestored();
        Map<String, BigDecimal> spend = problem.spend;
        fix.spend().forEach((currency, amount) -> spend.merge(currency, amount, BigDecimal::add));
    }

    /** Adds a kind of row of the fix plan, of which the findings themselves tell how many ads it concerns. */
    void addKind(PlannedFix fix) {
        problems.add(new Problem(fix));
        countsAds = true;
    }

    /** Learns what is wrong from a finding. */
    void tell(ReportedFinding finding) {
        Problem problem = problem(finding.code());
        if (problem != null && problem.cause.isEmpty()) {
            problem.cause = finding.cause();
        }
    }

    /** Adds an ad that depends on it. */
    void add(ReportedAd ad, ReportedFinding finding) {
        tell(finding);
        Instant end = EvidenceText.authorizationEnd(finding.evidence());
        if (end != null && (runsOut == null || end.isBefore(runsOut))) {
            runsOut = end;
        }
        if (ad.adId().equals(lastAd)) {
            return;
        }
        lastAd = ad.adId();
        ads++;
        if (countsAds) {
            problems.forEach(problem -> problem.ads++);
        }
        if (account.isEmpty() && !subjectId.isEmpty() && OF_ONE_ACCOUNT.contains(subjectType)) {
            account = ad.identity();
        }
        if (examples.size() < EXAMPLES) {
            examples.add(ad);
        }
    }

    SubjectType subjectType() {
        return subjectType;
    }

    String subjectId() {
        return subjectId;
    }

    String cure() {
        return cure;
    }

    /** What is wrong, in the order of the fix plan. */
    List<Problem> problems() {
        return problems;
    }

    /** The first ads that depend on it. */
    List<ReportedAd> examples() {
        return examples;
    }

    long ads() {
        return ads;
    }

    /** The TikTok account that it is about, by its first ad, as {@code ads.csv} names it; may be empty. */
    String account() {
        return account;
    }

    /** When an authorization ends or ended. */
    @Nullable
    Instant runsOut() {
        return runsOut;
    }

    Effect effect() {
        Effect strongest = Effect.NOTICE;
        for (Problem problem : problems) {
            if (problem.fix.effect().compareTo(strongest) < 0) {
                strongest = problem.fix.effect();
            }
        }
        return strongest;
    }

    private @Nullable Problem problem(String code) {
        for (Problem problem : problems) {
            if (problem.fix.code().equals(code)) {
                return problem;
            }
        }
        return null;
    }
}
