package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.List;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;

/** Ads of an ad account of which all are fine. */
record FineAds(String advertiserId, List<Long> keys) implements NotedAds {

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
        return 0;
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

    /** All ads are fine. */
    static final class Fine implements Outcomes {
        private record FineOutcome(Verdict verdict, List<String> codes) implements Outcome {}

        @Override
        public Outcome outcome(int number) {
            return new FineOutcome(Verdict.OK, List.of());
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
