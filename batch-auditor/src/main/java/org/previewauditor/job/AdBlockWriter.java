package org.previewauditor.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.previewauditor.ledger.Journal;
import org.previewauditor.reference.AdSieve;
import org.previewauditor.report.AdsCsv;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.FindingsCsv;
import org.previewauditor.report.GrowingFile;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Writes decided blocks in input order, leaves out rows that another row replaces, and adds everything up. Goes on after
 * the last checkpoint of a run that was killed or stopped.
 */
final class AdBlockWriter implements ItemStreamWriter<AuditedBlock> {

    private final AuditRun run;
    private final AdBlocks source;
    private final BlockRows.Pool pool;
    private final Booking booking;
    private @Nullable Output output;
    private long started;
    private long blocksWritten;

    AdBlockWriter(AuditRun run, AdBlocks source, BlockRows.Pool pool, RejectSpool rejects) {
        this.run = run;
        this.source = source;
        this.pool = pool;
        this.booking = new Booking(run, rejects);
    }

    /** What is open while the step runs. */
    private record Output(
            GrowingFile ads,
            GrowingFile findings,
            GrowingFile delivery,
            GrowingFile journalFile,
            Journal journal,
            Checkpoints checkpoints) {}

    @Override
    public void open(ExecutionContext context) throws ItemStreamException {
        started = System.nanoTime();
        Checkpoint checkpoint = Checkpoint.of(context);
        try {
            open(checkpoint);
        } catch (IOException e) {
            if (checkpoint.equals(Checkpoint.BEGINNING)) {
                throw new ReportUnwritableException(e);
            }
            throw new CheckpointLostException(e);
        }
    }

    @Override
    public void write(Chunk<? extends AuditedBlock> chunk) {
        try {
            for (AuditedBlock block : chunk) {
                write(block, output());
            }
        } catch (IOException e) {
            throw new ReportUnwritableException(e);
        }
    }

    /** Called in the transaction in which Spring Batch commits the chunk. */
    @Override
    public void update(ExecutionContext context) throws ItemStreamException {
        Output open = output();
        Checkpoint here = new Checkpoint(
                blocksWritten,
                open.ads.length(),
                open.findings.length(),
                open.delivery.length(),
                open.journalFile.length(),
                run.findings);
        try {
            if (run.stopping) {
                open.checkpoints.settle(here);
            } else {
                open.checkpoints.reached(here);
            }
        } catch (IOException e) {
            throw new ReportUnwritableException(e);
        }
        open.checkpoints.safe().putInto(context);
    }

    @Override
    public void close() throws ItemStreamException {
        Output open = output;
        if (open == null) {
            return;
        }
        output = null;
        AdSieve sieve = run.sieve();
        try (sieve;
                open.checkpoints;
                open.ads;
                open.findings;
                open.delivery;
                open.journalFile) {
            run.timed("audit", started);
        } catch (IOException e) {
            throw new ReportUnwritableException(e);
        }
    }

    private void open(Checkpoint checkpoint) throws IOException {
        GrowingFile ads = run.folder.grow(AdsCsv.FILE, checkpoint.ads());
        GrowingFile findings = run.folder.grow(FindingsCsv.FILE, checkpoint.findings());
        GrowingFile delivery = run.folder.grow(FindingsCsv.DELIVERY_FILE, checkpoint.delivery());
        GrowingFile journalFile = run.folder.grow(BegunRun.JOURNAL, checkpoint.journal());
        Journal journal = new Journal(journalFile, run.ledger);
        Checkpoints checkpoints =
                new Checkpoints(checkpoint, run.timeBetweenCheckpoints, ads, findings, delivery, journalFile);
        output = new Output(ads, findings, delivery, journalFile, journal, checkpoints);
        if (checkpoint.equals(Checkpoint.BEGINNING)) {
            ads.write(AdsCsv.header());
            findings.write(FindingsCsv.header());
            delivery.write(FindingsCsv.header());
        } else {
            new Replay(run, source, booking).upTo(checkpoint, journal);
        }
        blocksWritten = checkpoint.blocks();
    }

    private void write(AuditedBlock block, Output to) throws IOException {
        Slice adsSlice = new Slice(block.rows().ads(), to.ads);
        Slice findingsSlice = new Slice(block.rows().findings(), to.findings);
        Slice deliverySlice = new Slice(block.rows().delivery(), to.delivery);
        Iterator<AuditedBlock.AuditedAd> decided = block.audited().iterator();
        booking.add(block.raw(), block.parsed(), (ad, counts) -> {
            AuditedBlock.AuditedAd audited = decided.next();
            adsSlice.upTo(audited.adsEnd(), counts);
            findingsSlice.upTo(audited.findingsEnd(), counts);
            deliverySlice.upTo(audited.deliveryEnd(), counts);
            if (counts) {
                run.findings += audited.findings();
                booking.count(ad, audited.entry(), audited.spend());
                to.journal.write(audited.entry());
            }
        });
        adsSlice.flush();
        findingsSlice.flush();
        deliverySlice.flush();
        pool.give(block.rows());
        blocksWritten++;
    }

    private Output output() {
        if (output == null) {
            throw new IllegalStateException("Spring Batch opens a writer before it writes.");
        }
        return output;
    }

    /** Copies the parts of a buffer that are kept, in as few pieces as there are gaps. */
    private static final class Slice {
        private final CsvBuffer buffer;
        private final OutputStream out;
        private int from;
        private int to;

        Slice(CsvBuffer buffer, OutputStream out) {
            this.buffer = buffer;
            this.out = out;
        }

        void upTo(int end, boolean kept) throws IOException {
            if (!kept) {
                flush();
                from = end;
            }
            to = end;
        }

        void flush() throws IOException {
            out.write(buffer.array(), from, to - from);
            from = to;
        }
    }
}
