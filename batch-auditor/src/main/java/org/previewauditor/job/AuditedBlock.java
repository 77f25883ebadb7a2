package org.previewauditor.job;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.RawBlock;
import org.previewauditor.fact.Ad;
import org.previewauditor.ledger.Entry;
import org.previewauditor.report.CsvBuffer;

/**
 * A block of rows of an ads file, decided and ready to be written.
 *
 * @param audited every ad of every row of {@code parsed}, in this order
 * @param adsCsv rows of {@code ads.csv}
 * @param findingsCsv rows of {@code findings.csv}
 * @param deliveryCsv rows of {@code delivery.csv}
 */
record AuditedBlock(
        RawBlock raw,
        ParsedBlock parsed,
        List<AuditedAd> audited,
        CsvBuffer adsCsv,
        CsvBuffer findingsCsv,
        CsvBuffer deliveryCsv) {

    /**
     * An ad of the block.
     *
     * @param findings how many findings there are about it
     * @param adsEnd where its part of {@code adsCsv} ends
     * @param findingsEnd where its part of {@code findingsCsv} ends
     * @param deliveryEnd where its part of {@code deliveryCsv} ends
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
