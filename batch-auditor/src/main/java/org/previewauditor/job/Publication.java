package org.previewauditor.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Reason;
import org.previewauditor.export.RejectText;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;
import org.previewauditor.history.Comparison;
import org.previewauditor.history.History;
import org.previewauditor.history.Noting;
import org.previewauditor.history.PastRuns;
import org.previewauditor.ledger.BookedAds;
import org.previewauditor.ledger.Fix;
import org.previewauditor.ledger.RankedFixes;
import org.previewauditor.ledger.Totals;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.Reports;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.FindingCells;
import org.previewauditor.report.FindingsCsv;
import org.previewauditor.report.FixPlanCsv;
import org.previewauditor.report.Machine;
import org.previewauditor.report.RejectsCsv;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;
import org.previewauditor.rulebook.AccountFinding;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.threads.Ahead;
import org.previewauditor.threads.Beside;

/** The last step: what concerns the whole run is written, and the report becomes visible. */
final class Publication {

    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(24L * 60 * 60 * 1000);

    private static final int RUNS_IN_TREND = 30;

    private final AuditRun run;
    private final RejectSpool rejects;
    private final History history;

    Publication(AuditRun run, RejectSpool rejects, History history) {
        this.run = run;
        this.rejects = rejects;
        this.history = history;
    }

    /** @throws ReportUnwritableException if the report cannot be written to its end */
    void execute() {
        try {
            publish();
        } catch (IOException | UncheckedIOException e) {
            throw new ReportUnwritableException(e);
        }
    }

    private void publish() throws IOException {
        long start = System.nanoTime();
        if (!run.allAdsRead) {
            throw new IllegalStateException("The audit step did not come to its end.");
        }
        if (run.rows == 0) {
            throw new NothingToAuditException(run.drop, run.tallies);
        }
        run.allAdsBooked();
        Comparison comparison = closeLedger();
        List<AccountFinding> accountFindings = run.rules.decideAccounts(
                run.facts(), run.ledger.sparkAdCounts(), run.reference().errorsWithoutAd());
        writeAccountFindings(accountFindings);
        writeRejects();
        Summary.Delivery delivery;
        try (Beside fixPlan = Beside.begin("fix-plan", () -> writeFixPlan(accountFindings))) {
            delivery = new DeliveryTable(run).complete();
            run.notes();
            fixPlan.await();
        }
        run.goOn();
        run.timed("publish", start);
        Summary summary = summary(accountFindings, comparison, delivery);
        try (OutputStream out = run.folder.create(SummaryJson.FILE)) {
            SummaryJson.write(summary, out);
        }
        if (!run.request.reports().isEmpty()) {
            FinishedRun finished = FinishedRun.open(run.folder.unfinished()).whileRead(run::goOn);
            Reports.write(finished, run.request.reports(), run.folder.unfinished());
        }
        run.claim.requireHeld();
        history.add(PastRuns.of(summary, comparison.accounts(), run.folder.path(), Instant.now(), Machine.name()));
        run.goOn();
        // What was written to the history is committed when this step is: after the report became visible.
        run.folder.publish();
    }

    /**
     * Adds everything up, and notes it in the history: while one ad account is noted, on the thread whose transaction
     * that is, the next is counted on another.
     */
    private Comparison closeLedger() throws IOException {
        run.claim.requireHeld();
        Noting noting = history.note(run.runId, run.recollection, run.outcomes);
        Map<String, String> currencies = run.reference().currencies();
        try (Ahead<BookedAds> counted = Ahead.begin("ledger", 0, sink -> run.ledger.close(currencies::get, sink))) {
            while (counted.hasNext()) {
                run.goOn();
                BookedAds ads = counted.next();
                run.adAccounts.add(ads.advertiserId());
                noting.add(run.outcomes.noted(ads));
            }
        }
        return noting.finish();
    }

    private void writeAccountFindings(List<AccountFinding> findings) throws IOException {
        FindingsCsv csv = new FindingsCsv(new FindingCells(run.rules.findings()));
        CsvBuffer rows = new CsvBuffer();
        for (AccountFinding found : findings) {
            csv.append(found.advertiserId(), found.finding(), rows);
        }
        try (OutputStream out = run.folder.append(FindingsCsv.FILE)) {
            out.write(rows.array(), 0, rows.size());
        }
    }

    private void writeRejects() throws IOException {
        try (OutputStream out = run.folder.create(RejectsCsv.FILE)) {
            out.write(RejectsCsv.header());
            for (DropFile file : run.drop.files()) {
                rejects.drain(file, out);
            }
        }
    }

    private void writeFixPlan(List<AccountFinding> accountFindings) throws IOException {
        FixPlanCsv csv = new FixPlanCsv(run.rules.findings());
        List<Finding> ofAccounts =
                accountFindings.stream().map(AccountFinding::finding).toList();
        try (OutputStream out = run.folder.create(FixPlanCsv.FILE);
                RankedFixes fixes = run.ledger.fixes(ofAccounts)) {
            out.write(FixPlanCsv.header());
            CsvBuffer row = new CsvBuffer();
            while (fixes.hasNext()) {
                run.goOn();
                Fix fix = fixes.next();
                if (fix.adsRestored() > 0 && run.bestFixes.size() < AuditRun.BEST_FIXES) {
                    run.bestFixes.add(fix);
                }
                csv.append(fix, row);
                out.write(row.array(), 0, row.size());
                row.clear();
                run.fixes++;
            }
        }
        run.ledger.discardFixes();
    }

    private Summary summary(
            List<AccountFinding> accountFindings, Comparison comparison, Summary.@Nullable Delivery delivery) {
        List<String> codes = run.rules.findings().stream()
                .map(finding -> finding.type().code())
                .toList();
        Totals totals = run.ledger.totals(codes);
        Map<String, Long> byCode = new LinkedHashMap<>();
        for (String code : codes) {
            long inAccounts = accountFindings.stream()
                    .filter(found -> found.finding().type().code().equals(code))
                    .count();
            long count = totals.byCode().getOrDefault(code, 0L) + inAccounts;
            if (count > 0) {
                byCode.put(code, count);
            }
        }
        List<Summary.Input> inputs = run.drop.files().stream().map(this::input).toList();
        return new Summary(
                Summary.SCHEMA_VERSION,
                run.runId,
                run.request.asOf().toString(),
                BigDecimal.valueOf(run.facts().asOf().horizon().toMillis())
                        .divide(MILLIS_PER_DAY, MathContext.DECIMAL32)
                        .stripTrailingZeros(),
                run.tool,
                rules(run.rules),
                inputs,
                completeness(),
                new Summary.Totals(
                        totals.ads(),
                        totals.deleted(),
                        run.rows,
                        run.findings + accountFindings.size(),
                        inputs.stream().mapToLong(Summary.Input::rejected).sum(),
                        totals.byVerdict(),
                        totals.byFormat(),
                        byCode,
                        totals.byOwner(),
                        plain(totals.spend()),
                        run.fixes),
                comparison.changes(),
                spendAtRisk(totals),
                run.timings,
                run.notes(),
                comparison.previousRunId(),
                comparison.sinceLastRun(),
                trend(comparison),
                delivery,
                unmatchedErrors());
    }

    private List<Summary.Trend> trend(Comparison comparison) {
        return history.trend(run.recollection, comparison, RUNS_IN_TREND).stream()
                .map(past -> new Summary.Trend(past.runId(), past.asOf().toString(), past.ads(), past.byVerdict()))
                .toList();
    }

    /** The rules as reports name them. */
    static Summary.Rules rules(RuleBook rules) {
        return new Summary.Rules(
                rules.name(), rules.version(), rules.checksum(), rules.rules().size());
    }

    private Summary.@Nullable UnmatchedErrors unmatchedErrors() {
        Map<String, Long> byFile = run.reference().unmatchedErrorCounts();
        if (byFile.isEmpty()) {
            return null;
        }
        return new Summary.UnmatchedErrors(
                byFile.values().stream().mapToLong(Long::longValue).sum(),
                byFile,
                run.reference().unmatchedErrors().stream()
                        .map(Publication::unmatchedError)
                        .toList());
    }

    private static Summary.UnmatchedErrors.UnmatchedError unmatchedError(LoggedError row) {
        return new Summary.UnmatchedErrors.UnmatchedError(
                row.source().file(),
                row.source().line(),
                row.advertiserId(),
                row.adId(),
                shown(row.code()),
                shown(row.key()),
                shown(row.message()));
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : RejectText.of(text);
    }

    private Summary.Input input(DropFile file) {
        Tally tally = run.tallies.getOrDefault(file, new Tally());
        Map<String, Long> skipped = new LinkedHashMap<>();
        for (Map.Entry<Reason, Long> entry : tally.skipped().entrySet()) {
            skipped.put(entry.getKey().id(), entry.getValue());
        }
        List<String> warnings = new ArrayList<>(file.headerWarnings());
        warnings.addAll(tally.warnings());
        ExportKind kind = file.mainKind();
        Character delimiter = file.delimiter();
        return new Summary.Input(
                file.name(),
                kind == null ? null : kind.id(),
                file.kinds().stream().skip(1).map(ExportKind::id).toList(),
                file.refusal(),
                textOf(run.checksums.get(file)),
                file.encoding(),
                delimiter == null ? null : delimiter.toString(),
                tally.rows(),
                tally.facts(),
                tally.rejected(),
                skipped.values().stream().mapToLong(Long::longValue).sum(),
                skipped,
                new TreeMap<>(tally.unknownValues()),
                warnings);
    }

    private Map<String, Boolean> completeness() {
        Map<String, Boolean> completeness = new LinkedHashMap<>();
        for (ExportKind kind : ExportKind.values()) {
            boolean isComplete = kind == ExportKind.ADS || kind == ExportKind.AD_REPORTS
                    ? isWhole(kind)
                    : run.facts().completeExports().scope(kind) != null;
            completeness.put(kind.id(), isComplete);
        }
        return completeness;
    }

    /** Of a kind from whose absent rows nothing is concluded: whether it has rows, and all of them could be used. */
    private boolean isWhole(ExportKind kind) {
        boolean hasFacts = false;
        for (DropFile file : run.drop.files()) {
            if (file.nearKinds().contains(kind)) {
                return false;
            }
            if (file.is(kind)) {
                Tally tally = run.tallies.getOrDefault(file, new Tally());
                hasFacts |= tally.facts() > 0;
                if (tally.rejected() > 0) {
                    return false;
                }
            }
        }
        return hasFacts;
    }

    private static Map<String, BigDecimal> spendAtRisk(Totals totals) {
        Map<String, BigDecimal> atRisk = new TreeMap<>();
        totals.spend().forEach((currency, byVerdict) -> {
            BigDecimal sum = byVerdict
                    .getOrDefault(Verdict.WILL_FAIL, BigDecimal.ZERO)
                    .add(byVerdict.getOrDefault(Verdict.AT_RISK, BigDecimal.ZERO));
            if (sum.signum() != 0) {
                atRisk.put(currency, plain(sum));
            }
        });
        return atRisk;
    }

    private static Map<String, Map<Verdict, BigDecimal>> plain(Map<String, Map<Verdict, BigDecimal>> spend) {
        return spend.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        amount -> plain(amount.getValue()),
                                        BigDecimal::add,
                                        TreeMap::new)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Without zeros that say nothing. */
    private static BigDecimal plain(BigDecimal amount) {
        return new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
