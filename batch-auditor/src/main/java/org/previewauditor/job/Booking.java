package org.previewauditor.job;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.RawBlock;
import org.previewauditor.export.Reason;
import org.previewauditor.export.Reject;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.Ad;
import org.previewauditor.ledger.Entry;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.RejectsCsv;

/**
 * Adds up the rows of the ads files, block by block in input order: which count, which another row replaces, which are
 * rejected.
 */
final class Booking {

    /** Is told of every ad of every row, in input order. */
    interface Ads {
        /** @param counts whether the ad counts, or another row replaces its own */
        void ad(Ad ad, boolean counts) throws IOException;
    }

    private final AuditRun run;
    private final RejectSpool rejects;
    private long bytes;
    private long rowsRead;

    Booking(AuditRun run, RejectSpool rejects) {
        this.run = run;
        this.rejects = rejects;
    }

    /** Adds the next block. */
    void add(RawBlock raw, ParsedBlock parsed, Ads ads) throws IOException {
        Tally tally = parsed.tally();
        for (AdRow row : parsed.ads()) {
            Reason reason = null;
            boolean allSkipped = true;
            for (int i = 0; i < row.ads().size(); i++) {
                Reason skipped = run.sieve().skip(row, i);
                ads.ad(row.ads().get(i), skipped == null);
                if (skipped == null) {
                    allSkipped = false;
                } else if (reason == null) {
                    reason = skipped;
                }
            }
            if (allSkipped && reason != null) {
                tally.skipFact(reason);
            }
        }
        spool(raw.file(), parsed.rejects());
        run.tallies.computeIfAbsent(raw.file(), any -> new Tally()).merge(tally);
        bytes += raw.length();
        rowsRead += tally.rows();
        run.progress.at("audit", bytes, rowsRead);
    }

    /** What was added so far was decided by an earlier attempt. */
    void resume() {
        run.progress.resume(bytes, rowsRead);
    }

    /** Counts an ad of a row. */
    void count(Ad ad, Entry entry, @Nullable BigDecimal spend) throws IOException {
        run.rows++;
        run.ledger.add(ad.advertiserId(), ad.adId(), run.request.delivery() ? ad.adgroupId() : null, entry, spend);
    }

    private void spool(DropFile file, List<Reject> rejected) throws IOException {
        if (!rejected.isEmpty()) {
            CsvBuffer rows = new CsvBuffer();
            rejected.forEach(reject -> RejectsCsv.append(reject, rows));
            rejects.add(file, rows);
        }
    }
}
