package org.previewauditor.comparison;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.finding.Decision;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.RuleBook;

/**
 * Decides one drop by two sets of rules. Its ads stream through both, and nothing is kept of them but counts and a few
 * examples.
 */
public final class RuleComparison {

    private final Inspection drop;
    private final RuleBook before;
    private final RuleBook after;
    private final RunFacts factsBefore;
    private final RunFacts factsAfter;

    /** @param horizon as asked for, or {@code null} for what each set of rules says */
    public RuleComparison(Inspection drop, RuleBook before, RuleBook after, @Nullable Duration horizon) {
        this.drop = drop;
        this.before = before;
        this.after = after;
        this.factsBefore = facts(drop, before, horizon);
        this.factsAfter = facts(drop, after, horizon);
    }

    /** @throws IOException if a file of the drop cannot be read */
    public RuleDiff compare() throws IOException {
        Differences differences = new Differences(drop.reference());
        Surroundings surroundings = new Surroundings(drop.reference());
        List<RowPair> ad = new ArrayList<>();
        drop.forEachBatch(batch -> {
            List<Decision> old = before.decide(factsBefore, batch);
            List<Decision> now = after.decide(factsAfter, batch);
            for (int i = 0; i < batch.size(); i++) {
                if (!ad.isEmpty() && !isSameAd(ad.get(0).context(), batch.get(i))) {
                    surroundings.add(ad);
                    differences.add(ad);
                    ad.clear();
                }
                ad.add(new RowPair(batch.get(i), old.get(i), now.get(i)));
            }
        });
        if (!ad.isEmpty()) {
            surroundings.add(ad);
            differences.add(ad);
        }
        differences.addOthers(
                before.decideDelivery(factsBefore, surroundings.before()),
                after.decideDelivery(factsAfter, surroundings.after()));
        Comparator<String> catalogue = Catalogue.of(after, before);
        return new RuleDiff(
                RuleDiff.SCHEMA_VERSION,
                RuleDiff.Rules.of(before),
                RuleDiff.Rules.of(after),
                factsAfter.asOf().text(),
                differences.ads(),
                differences.verdicts(),
                differences.findings(catalogue),
                differences.others(catalogue),
                RuleChanges.between(before, after),
                DataChanges.between(before, after));
    }

    private static boolean isSameAd(AdContext one, AdContext other) {
        Ad first = one.ad();
        Ad second = other.ad();
        return first.adId().equals(second.adId()) && first.advertiserId().equals(second.advertiserId());
    }

    private static RunFacts facts(Inspection drop, RuleBook rules, @Nullable Duration horizon) {
        AsOf asOf = new AsOf(
                drop.facts().asOf().instant(), horizon == null ? rules.policy().horizon() : horizon);
        return new RunFacts(asOf, drop.facts().completeExports(), drop.facts().tool());
    }
}
