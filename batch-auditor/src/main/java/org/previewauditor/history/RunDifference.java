package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;

/**
 * What differs between two finished runs. Ads that are deleted in one of them count there as absent; an ad counts once.
 *
 * @param currency of all amounts; {@code null} if the runs have several, and amounts are then left out, or tell no spend
 * @param severalCurrencies whether they have several
 * @param sameRules whether both were decided by the same rules
 * @param inBoth ads that both have
 * @param changed ads of these with another verdict
 * @param verdicts how verdicts changed, what most ads did first
 * @param findings codes that ads of both gained or lost, that which most did first
 * @param onlyBefore ads that only the first run has
 * @param onlyAfter ads that only the second run has
 */
public record RunDifference(
        Side before,
        Side after,
        @Nullable String currency,
        boolean severalCurrencies,
        boolean sameRules,
        long inBoth,
        long changed,
        List<VerdictChange> verdicts,
        List<FindingChange> findings,
        OneSided onlyBefore,
        OneSided onlyAfter) {

    /** One of the runs. */
    public record Side(String runId, String asOf, String folder, long ads, Map<Verdict, Long> byVerdict) {}

    /** @param spend on these ads, as the second run tells it; {@code null} where no amounts are told */
    public record VerdictChange(
            Verdict before,
            Verdict after,
            long ads,
            @Nullable BigDecimal spend,
            List<Example> examples) {}

    /**
     * @param gained ads that have it now and had it not
     * @param lost ads that had it and have it no more
     * @param gainedSpend on the ads that gained it; {@code null} where no amounts are told
     */
    public record FindingChange(
            String code,
            long gained,
            long lost,
            @Nullable BigDecimal gainedSpend,
            List<Example> gainedExamples,
            List<Example> lostExamples) {}

    /** @param failing how many of them fail */
    public record OneSided(long ads, long failing, List<Example> examples) {}

    /** @param spend on the ad; {@code null} where it is not known or no amounts are told */
    public record Example(
            String advertiserId, String adId, @Nullable BigDecimal spend) {}
}
