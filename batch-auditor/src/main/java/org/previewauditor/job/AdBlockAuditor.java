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
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.FindingCells;
import org.previewauditor.report.FindingsCsv;

/** Turns a block of raw rows into decisions and finished report rows. For any number of threads. */
final class AdBlockAuditor {

    /** What a row of a report comes to, more or less. */
    private static final int BYTES_EXPECTED = 400;

    private final AuditRun run;
    private final AdsCsv adsCsv;
    private final FindingsCsv findingsCsv;

    AdBlockAuditor(AuditRun run) {
        this.run = run;
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
        CsvBuffer ads = new CsvBuffer(decisions.size() * BYTES_EXPECTED);
        CsvBuffer findings = new CsvBuffer(decisions.size() * BYTES_EXPECTED);
        CsvBuffer delivery = new CsvBuffer();
        List<AuditedBlock.AuditedAd> audited = new ArrayList<>(decisions.size());
        for (Decision decision : decisions) {
            audited.add(write(decision, ads, findings, delivery));
        }
        return new AuditedBlock(raw, parsed, audited, ads, findings, delivery);
    }

    private AuditedBlock.AuditedAd write(Decision decision, CsvBuffer ads, CsvBuffer findings, CsvBuffer delivery) {
        Ad ad = decision.ad().ad();
        BigDecimal spend = run.reference().spendOf(ad);
        Change change = run.recollection.of(ad.advertiserId()).change(ad.adId(), decision.verdict());
        adsCsv.append(new AdLine(decision, spend, run.reference().impressionsOf(ad), change), ads);
        findingsCsv.append(decision, findings);
        if (run.request.delivery()) {
            findingsCsv.appendDelivery(decision, delivery);
        }
        return new AuditedBlock.AuditedAd(
                ad,
                run.ledger.entry(decision),
                decision.findings().size(),
                spend,
                ads.size(),
                findings.size(),
                delivery.size());
    }
}
