package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;

/** Ads of an ad account, by their keys, of which nothing but the verdict is known. */
record JudgedAds(String advertiserId, List<Long> keys, List<Verdict> verdicts) implements NotedAds {

    static JudgedAds of(String advertiserId, SortedMap<Long, Verdict> ads) {
        return new JudgedAds(advertiserId, List.copyOf(ads.keySet()), List.copyOf(ads.values()));
    }

    /** Ads of which all are fine. */
    static JudgedAds fine(String advertiserId, List<Long> keys) {
        Map<Long, Verdict> ads = keys.stream().collect(Collectors.toMap(Function.identity(), key -> Verdict.OK));
        return of(advertiserId, new TreeMap<>(ads));
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public long key(int ad) {
        return keys.get(ad);
    }

    @Override
    public int outcome(int ad) {
        return verdicts.get(ad).ordinal();
    }

    @Override
    public boolean mixed(int ad) {
        return false;
    }

    @Override
    public List<Outcomes.Blocker> blockers(int ad) {
        return List.of();
    }

    @Override
    public String adId(int ad) {
        return Long.toString(key(ad));
    }

    @Override
    public BigDecimal spend(int ad) {
        return null;
    }

    /** A verdict, and no finding. */
    static final class Verdicts implements Outcomes {
        private record OnlyVerdict(Verdict verdict, List<String> codes) implements Outcome {}

        @Override
        public Outcome outcome(int number) {
            return new OnlyVerdict(Verdict.values()[number], List.of());
        }

        @Override
        public String currency(String advertiserId) {
            return "EUR";
        }

        @Override
        public FindingType rule(String code) {
            return null;
        }
    }
}
