package org.previewauditor.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.RawBlock;
import org.previewauditor.export.RowParser;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.finding.Decision;
import org.previewauditor.report.AdLine;
import org.previewauditor.report.AdsCsv;
import org.previewauditor.report.Change;
import org.previewauditor.report.FindingCells;
import org.previewauditor.report.FindingsCsv;

/** Turns a block of raw rows into decisions and finished report rows. For any number of threads. */
final class AdBlockAuditor {

    private final AuditRun run;
    private final BlockRows.Pool pool;
    private final AdsCsv adsCsv;
    private final FindingsCsv findingsCsv;

    AdBlockAuditor(AuditRun run, BlockRows.Pool pool) {
        this.run = run;
        this.pool = pool;
        FindingCells cells = new FindingCells(run.rules.findings());
        this.adsCsv = new AdsCsv(cells);
        this.findingsCsv = new FindingsCsv(cells);
    }

    AuditedBlock audit(RowParser parser, RawBlock raw) {
        ParsedBlock parsed = parser.parse(raw);
        List<AdContext> batch = new ArrayList<>();
        for (AdRow row : parsed.ads()) {
            for (Ad ad : row.ads()) {
                batch.add(run.reference().contextOf(ad));
            }
        }
        List<Decision> decisions = run.rules.decide(run.facts(), batch);
        BlockRows rows = pool.take();
        List<AuditedBlock.AuditedAd> audited = new ArrayList<>(decisions.size());
        for (Decision decision : decisions) {
            audited.add(write(decision, rows));
        }
        run.recollection.passed(audited.size());
        return new AuditedBlock(raw, parsed, audited, rows);
    }

    private AuditedBlock.AuditedAd write(Decision decision, BlockRows rows) {
        Ad ad = decision.ad().ad();
        BigDecimal spend = run.reference().spendOf(ad);
        Change change = run.recollection.of(ad.advertiserId()).change(ad.adId(), decision.verdict());
        adsCsv.append(new AdLine(decision, spend, run.reference().impressionsOf(ad), change), rows.ads());
        findingsCsv.append(decision, rows.findings());
        if (run.request.delivery()) {
            findingsCsv.appendDelivery(decision, rows.delivery());
        }
        return new AuditedBlock.AuditedAd(
                ad,
                run.ledger.entry(decision),
                decision.findings().size(),
                spend,
                rows.ads().size(),
                rows.findings().size(),
                rows.delivery().size());
    }
}
