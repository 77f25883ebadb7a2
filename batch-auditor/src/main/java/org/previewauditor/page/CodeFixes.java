package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.PlannedFix;

/**
 * All fixes of one code: everything in numbers, and as many of their subjects as the page can hold. Fixes of single ads
 * can be as many as there are ads, so just the first of them are kept; the table of ads has the others.
 */
final class CodeFixes {

    /** How many single ads are kept of a code. */
    static final int SINGLE_ADS = 200;

    /** One subject of the code. */
    record Subject(String id, long ads, long restored, Map<String, BigDecimal> spend) {}

    private final String code;
    private final SubjectType subjectType;
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, BigDecimal> spend = new TreeMap<>();
    private long count;
    private long ads;
    private long restored;

    CodeFixes(PlannedFix first) {
        this.code = first.code();
        this.subjectType = first.subjectType();
    }

    /**
     * Adds a fix.
     *
     * @param room whether the page has room for one more subject
     * @return the subject, or {@code null} if it is counted only
     */
    @Nullable
    Subject add(PlannedFix fix, boolean room) {
        count++;
        ads += fix.ads();
        restored += fix.adsRestored();
        fix.spend().forEach((currency, amount) -> spend.merge(currency, amount, BigDecimal::add));
        if (!room || ofSingleAds() && subjects.size() == SINGLE_ADS) {
            return null;
        }
        Subject subject = new Subject(FinishedRun.shown(fix.subjectId()), fix.ads(), fix.adsRestored(), fix.spend());
        subjects.add(subject);
        return subject;
    }

    boolean ofSingleAds() {
        return subjectType == SubjectType.AD;
    }

    String code() {
        return code;
    }

    SubjectType subjectType() {
        return subjectType;
    }

    /** The subjects that are kept, the best first. */
    List<Subject> subjects() {
        return subjects;
    }

    /** How many subjects there are, kept or not. */
    long count() {
        return count;
    }

    /** Ads of all subjects, added up: an ad that has two subjects of this code is in it twice. */
    long ads() {
        return ads;
    }

    /** How many ads no longer fail once all of these fixes are made, none of them needing another. */
    long restored() {
        return restored;
    }

    Map<String, BigDecimal> spend() {
        return spend;
    }
}
