package org.previewauditor.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.report.Change;

/** Outcomes of a finished run, as its {@code ads.csv} tells them. Knows nothing of money and of rules. */
final class ReportedOutcomes implements Outcomes {

    private final List<Reported> byNumber = new ArrayList<>();
    private final Map<Reported, Integer> numbers = new HashMap<>();

    /**
     * @param stillFailing whether the ad failed before, and this run could not tell whether it still does
     */
    private record Reported(Verdict verdict, List<String> codes, boolean stillFailing) implements Outcome {

        @Override
        public boolean fails(boolean failed) {
            return stillFailing || Change.fails(failed, verdict);
        }
    }

    /** The number of a row's outcome. */
    int number(ReportedAd row) {
        boolean told = row.verdict() == Verdict.WILL_FAIL || !row.change().equals(Change.STILL_FAILING.name());
        return number(new Reported(row.verdict(), row.codes(), !told));
    }

    @Override
    public Outcome outcome(int number) {
        return byNumber.get(number);
    }

    boolean isDeleted(int outcome) {
        return byNumber.get(outcome).codes().contains(AdState.DELETED);
    }

    /** The number of an ad that stands in two rows with these outcomes, both deleted or none. */
    int merged(int one, int other) {
        Reported first = byNumber.get(one);
        Reported second = byNumber.get(other);
        Set<String> codes = new LinkedHashSet<>(first.codes());
        codes.addAll(second.codes());
        Verdict worse = first.verdict().compareTo(second.verdict()) <= 0 ? first.verdict() : second.verdict();
        return number(new Reported(worse, List.copyOf(codes), first.stillFailing() || second.stillFailing()));
    }

    @Override
    public String currency(String advertiserId) {
        return "";
    }

    @Override
    public @Nullable FindingType rule(String code) {
        return null;
    }

    private int number(Reported outcome) {
        Integer known = numbers.get(outcome);
        if (known == null) {
            known = byNumber.size();
            byNumber.add(outcome);
            numbers.put(outcome, known);
        }
        return known;
    }
}
