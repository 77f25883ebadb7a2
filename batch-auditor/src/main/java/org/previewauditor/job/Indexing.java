package org.previewauditor.job;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.previewauditor.export.BlockPipeline;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Reject;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.reference.AdSieve;
import org.previewauditor.reference.ReferenceFacts;
import org.previewauditor.reference.ReferenceReader;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.RejectsCsv;

/** The first step: reads everything that ads refer to. */
final class Indexing {

    private final AuditRun run;
    private final RejectSpool rejects;

    Indexing(AuditRun run, RejectSpool rejects) {
        this.run = run;
        this.rejects = rejects;
    }

    void execute() throws IOException {
        long start = System.nanoTime();
        run.folder.retain(BegunRun.KEPT);
        run.progress.begin("index", 0);
        ExecutorService parsers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            BlockPipeline pipeline = new BlockPipeline(parsers, run::goOn);
            ReferenceFacts readAhead = run.readAhead.get();
            run.goOn();
            ReferenceFacts reference = readAhead == null ? ReferenceReader.read(run.drop, pipeline) : readAhead;
            run.tallies.putAll(reference.tallies());
            spool(reference);
            AsOf asOf = new AsOf(run.request.asOf(), run.horizon);
            AnalyticsTool tool = AnalyticsTool.choose(run.request.tool(), reference.toolNames());
            run.indexed(
                    reference,
                    new RunFacts(asOf, reference.completeExports(), tool),
                    AdSieve.of(run.drop, pipeline, run.folder.unfinished()));
        } finally {
            parsers.shutdownNow();
        }
        run.timed("index", start);
        run.progress.begin(
                "audit",
                run.drop.files(ExportKind.ADS).stream()
                        .mapToLong(DropFile::size)
                        .sum());
    }

    private void spool(ReferenceFacts reference) {
        try {
            spoolInOrder(reference);
        } catch (IOException e) {
            throw new ReportUnwritableException(e);
        }
    }

    private void spoolInOrder(ReferenceFacts reference) throws IOException {
        Map<String, CsvBuffer> byName = new HashMap<>();
        for (Reject reject : reference.rejects()) {
            RejectsCsv.append(reject, byName.computeIfAbsent(reject.file(), any -> new CsvBuffer()));
        }
        for (DropFile file : run.drop.files()) {
            CsvBuffer rows = byName.remove(file.name());
            if (rows != null) {
                rejects.add(file, rows);
            }
        }
    }
}
