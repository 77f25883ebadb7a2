package org.previewauditor.rulebook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.fact.Source;

/** An ad by code whose account nobody knows, in a drop that has all accounts. */
final class SampleAd {

    static final RunFacts RUN = new RunFacts(
            new AsOf(Instant.parse("2026-11-21T05:00:00Z"), Duration.ofDays(14)),
            new CompleteExports(Map.of(ExportKind.IDENTITIES, new CompleteExports.Scope(null, Set.of(), true, true))),
            AnalyticsTool.choose(null, List.of()));

    private SampleAd() {}

    static AdContext byCode(String adId) {
        Ad ad = new Ad(
                "adv",
                adId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "AUTH_CODE",
                "id",
                "name",
                "post",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Ad.Columns(true, true),
                new Source("ads.csv", 2));
        return new AdContext(
                ad, null, null, null, AdContext.Access.NONE, List.of(), List.of(), List.of(), null, List.of());
    }
}
