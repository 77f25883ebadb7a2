package org.previewauditor.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Masking;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.history.NotedAds;
import org.previewauditor.history.Outcomes;
import org.previewauditor.ledger.BookedAds;
import org.previewauditor.ledger.FixKey;
import org.previewauditor.ledger.Ledger;

/** Tells the history what the accounts of a run's ledger stand for. */
final class RunOutcomes implements Outcomes {

    private final AuditRun run;
    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    private @Nullable Map<String, FindingType> rules;

    RunOutcomes(AuditRun run) {
        this.run = run;
    }

    /** The ads of an ad account as the history takes them in. */
    NotedAds noted(BookedAds ads) {
        return new Noted(ads);
    }

    @Override
    public Outcome outcome(int number) {
        // Asked for every ad; there are far fewer outcomes than ads.
        return outcomes.computeIfAbsent(
                number, any -> new OfNumber(run.ledger.verdict(number), run.ledger.codes(number)));
    }

    @Override
    public String currency(String advertiserId) {
        return run.reference().currencies().getOrDefault(advertiserId, Ledger.NO_CURRENCY);
    }

    @Override
    public @Nullable FindingType rule(String code) {
        Map<String, FindingType> known = rules;
        if (known == null) {
            known = run.rules.findings().stream()
                    .map(rule -> rule.type())
                    .collect(Collectors.toMap(FindingType::code, Function.identity()));
            rules = known;
        }
        return known.get(code);
    }

    private record OfNumber(Verdict verdict, List<String> codes) implements Outcome {}

    private record Noted(BookedAds ads) implements NotedAds {

        @Override
        public String advertiserId() {
            return ads.advertiserId();
        }

        @Override
        public int size() {
            return ads.size();
        }

        @Override
        public long key(int ad) {
            return ads.key(ad);
        }

        @Override
        public int outcome(int ad) {
            return ads.outcome(ad);
        }

        @Override
        public boolean mixed(int ad) {
            return ads.mixed(ad);
        }

        @Override
        public List<Blocker> blockers(int ad) {
            List<Blocker> blockers = new ArrayList<>();
            for (FixKey fix : ads.fixes(ad)) {
                if (fix.type().effect() == Effect.BLOCKS) {
                    boolean itself = fix.subjectId().equals(FixKey.THE_AD_ITSELF);
                    blockers.add(new Blocker(fix.type(), itself ? null : Masking.text(fix.subjectId())));
                }
            }
            return blockers;
        }

        @Override
        public String adId(int ad) {
            return ads.adId(ad);
        }

        @Override
        public @Nullable BigDecimal spend(int ad) {
            return ads.spend(ad);
        }
    }
}
