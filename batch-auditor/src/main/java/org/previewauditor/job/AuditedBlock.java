package org.previewauditor.job;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.RawBlock;
import org.previewauditor.fact.Ad;
import org.previewauditor.ledger.Entry;

/**
 * A block of rows of an ads file, decided and ready to be written.
 *
 * @param audited every ad of every row of {@code parsed}, in this order
 * @param rows what reports say of them
 */
record AuditedBlock(RawBlock raw, ParsedBlock parsed, List<AuditedAd> audited, BlockRows rows) {

    /**
     * An ad of the block.
     *
     * @param findings how many findings there are about it
     * @param adsEnd where its rows end in {@code ads.csv}
     * @param findingsEnd where they end in {@code findings.csv}
     * @param deliveryEnd where they end in {@code delivery.csv}
     */
    record AuditedAd(
            Ad ad,
            Entry entry,
            int findings,
            @Nullable BigDecimal spend,
            int adsEnd,
            int findingsEnd,
            int deliveryEnd) {}
}
