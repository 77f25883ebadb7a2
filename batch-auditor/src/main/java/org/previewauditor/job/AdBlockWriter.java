package org.previewauditor.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Reason;
import org.previewauditor.export.Reject;
import org.previewauditor.export.Tally;
import org.previewauditor.report.AdsCsv;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.FindingsCsv;
import org.previewauditor.report.RejectsCsv;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/** Writes decided blocks in input order, leaves out rows that another row replaces, and adds everything up. */
final class AdBlockWriter implements ItemStreamWriter<AuditedBlock> {

    private final AuditRun run;
    private final RejectSpool rejects;
    private @Nullable OutputStream ads;
    private @Nullable OutputStream findings;
    private @Nullable OutputStream delivery;
    private long started;
    private long bytes;
    private long rowsRead;

    AdBlockWriter(AuditRun run, RejectSpool rejects) {
        this.run = run;
        this.rejects = rejects;
    }

    @Override
    public void open(ExecutionContext context) throws ItemStreamException {
        started = System.nanoTime();
        try {
            OutputStream adsFile = run.folder.create(AdsCsv.FILE);
            ads = adsFile;
            adsFile.write(AdsCsv.header());
            OutputStream findingsFile = run.folder.create(FindingsCsv.FILE);
            findings = findingsFile;
            findingsFile.write(FindingsCsv.header());
            if (run.request.delivery()) {
                OutputStream deliveryFile = run.folder.create(FindingsCsv.DELIVERY_FILE);
                delivery = deliveryFile;
                deliveryFile.write(FindingsCsv.header());
            }
        } catch (IOException e) {
            throw new ItemStreamException("The report cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void write(Chunk<? extends AuditedBlock> chunk) throws IOException {
        for (AuditedBlock block : chunk) {
            write(block);
        }
    }

    @Override
    public void close() throws ItemStreamException {
        try (OutputStream first = ads;
                OutputStream second = findings;
                OutputStream third = delivery) {
            ads = null;
            findings = null;
            delivery = null;
            run.timed("audit", started);
        } catch (IOException e) {
            throw new ItemStreamException("The report cannot be written: " + e.getMessage(), e);
        }
    }

    private void write(AuditedBlock block) throws IOException {
        DropFile file = block.raw().file();
        Tally tally = block.parsed().tally();
        Slice adsSlice = new Slice(block.adsCsv(), ads);
        Slice findingsSlice = new Slice(block.findingsCsv(), findings);
        Slice deliverySlice = delivery == null ? null : new Slice(block.deliveryCsv(), delivery);
        int next = 0;
        for (AdRow row : block.parsed().ads()) {
            Reason reason = null;
            boolean allSkipped = true;
            for (int i = 0; i < row.ads().size(); i++) {
                AuditedBlock.AuditedAd audited = block.audited().get(next++);
                Reason skipped = run.sieve().skip(row, i);
                adsSlice.upTo(audited.adsEnd(), skipped == null);
                findingsSlice.upTo(audited.findingsEnd(), skipped == null);
                if (deliverySlice != null) {
                    deliverySlice.upTo(audited.deliveryEnd(), skipped == null);
                }
                if (skipped == null) {
                    allSkipped = false;
                    count(audited);
                } else if (reason == null) {
                    reason = skipped;
                }
            }
            if (allSkipped && reason != null) {
                tally.skipFact(reason);
            }
        }
        adsSlice.flush();
        findingsSlice.flush();
        if (deliverySlice != null) {
            deliverySlice.flush();
        }
        spool(file, block.parsed().rejects());
        run.tallies.computeIfAbsent(file, any -> new Tally()).merge(tally);
        bytes += block.raw().length();
        rowsRead += tally.rows();
        run.progress.at("audit", bytes, rowsRead);
    }

    private void count(AuditedBlock.AuditedAd audited) throws IOException {
        run.rows++;
        run.findings += audited.findings();
        String advertiserId = audited.ad().advertiserId();
        boolean isNew = run.ledger.add(
                advertiserId,
                audited.ad().adId(),
                audited.account(),
                audited.spend(),
                run.reference().currencies().get(advertiserId));
        if (isNew && run.request.delivery() && !audited.account().deleted()) {
            run.adGroupSizes.add(audited.ad());
        }
        audited.memory()
                .note(audited.place(), audited.ad().adId(), audited.account().number(), run.outcomes);
    }

    private void spool(DropFile file, List<Reject> rejected) throws IOException {
        if (!rejected.isEmpty()) {
            CsvBuffer rows = new CsvBuffer();
            rejected.forEach(reject -> RejectsCsv.append(reject, rows));
            rejects.add(file, rows);
        }
    }

    /** Copies the parts of a buffer that are kept, in as few pieces as there are gaps. */
    private static final class Slice {
        private final CsvBuffer buffer;
        private final OutputStream out;
        private int from;
        private int to;

        Slice(CsvBuffer buffer, @Nullable OutputStream out) {
            if (out == null) {
                throw new IllegalStateException("Spring Batch opens a writer before it writes.");
            }
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
