package org.previewauditor.benchmarks.peer.springbatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.benchmarks.peer.Catalogue;
import org.previewauditor.benchmarks.peer.DecidedAd;
import org.previewauditor.benchmarks.peer.Found;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Findings;
import org.previewauditor.truth.AuditedAd;
import org.previewauditor.truth.ErrorCase;

/** Takes what the rules find about one ad. */
final class CollectingFindings implements Findings {

    private final Catalogue catalogue;
    private final Set<String> otherCodes;
    private final List<Found> found = new ArrayList<>();
    private @Nullable AuditedAd audited;

    /** @param otherCodes codes that are not about previews: they are left out */
    CollectingFindings(Catalogue catalogue, Set<String> otherCodes) {
        this.catalogue = catalogue;
        this.otherCodes = otherCodes;
    }

    DecidedAd decided() {
        AuditedAd ad = Objects.requireNonNull(audited);
        return DecidedAd.of(
                ad.ad(),
                ad.context().campaignName(),
                ad.tikTokAccount(),
                ad.format().name(),
                ad.format().support(),
                found);
    }

    @Override
    public void audited(AuditedAd ad) {
        audited = ad;
    }

    @Override
    public void add(String code, AuditedAd ad, String... evidence) {
        if (!otherCodes.contains(code)) {
            found.add(Found.of(catalogue.of(code), ad.ad(), ad.tikTokAccount(), evidence));
        }
    }

    @Override
    public void add(String code, SparkAdCount count, String... evidence) {
        throw new UnsupportedOperationException(code);
    }

    @Override
    public void add(String code, @Nullable String advertiserId, String subjectId, String... evidence) {
        throw new UnsupportedOperationException(code);
    }

    @Override
    public void add(String code, ErrorCase error, String... evidence) {
        throw new UnsupportedOperationException(code);
    }
}
