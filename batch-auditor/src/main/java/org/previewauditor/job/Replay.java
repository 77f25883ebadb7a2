package org.previewauditor.job;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.RawBlock;
import org.previewauditor.finding.FindingType;
import org.previewauditor.ledger.Journal;

/**
 * Brings a continued run to where its last checkpoint was. The rows up to there are written and decided; they are read
 * again, and booked as the journal says: so everything that is kept in memory comes to what it
 * was, by the same code that made it.
 */
final class Replay {

    private static final int BLOCKS_AHEAD = 16;

    /** A block that is being parsed. */
    private record Parsing(RawBlock raw, Future<ParsedBlock> parsed) {}

    private final AuditRun run;
    private final AdBlocks blocks;
    private final Booking booking;

    Replay(AuditRun run, AdBlocks blocks, Booking booking) {
        this.run = run;
        this.blocks = blocks;
        this.booking = booking;
    }

    /** Leaves the blocks at the first that was not written. */
    void upTo(Checkpoint checkpoint, Journal journal) throws IOException {
        Map<String, FindingType> types = run.rules.findings().stream()
                .collect(Collectors.toMap(
                        finding -> finding.type().code(), finding -> finding.type(), (first, second) -> first));
        ExecutorService parsers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (InputStream written = new BufferedInputStream(run.folder.open(BegunRun.JOURNAL))) {
            Journal.Reader entries = journal.read(written, types);
            Deque<Parsing> ahead = new ArrayDeque<>();
            for (long block = 0; block < checkpoint.blocks(); block++) {
                run.goOn();
                AdBlocks.Block next = blocks.next();
                if (next == null) {
                    throw new IOException("the ads files have become shorter");
                }
                ahead.add(new Parsing(
                        next.raw(), parsers.submit(() -> next.parser().parse(next.raw()))));
                if (ahead.size() >= BLOCKS_AHEAD) {
                    count(ahead.remove(), entries);
                }
            }
            while (!ahead.isEmpty()) {
                count(ahead.remove(), entries);
            }
        } finally {
            parsers.shutdownNow();
        }
        run.findings = checkpoint.findingsCounted();
        booking.resume();
    }

    private void count(Parsing parsing, Journal.Reader entries) throws IOException {
        booking.add(parsing.raw(), result(parsing.parsed()), (ad, counts) -> {
            if (counts) {
                booking.count(ad, entries.next(), run.reference().spendOf(ad));
            }
        });
    }

    private static ParsedBlock result(Future<ParsedBlock> parsed) {
        try {
            return parsed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a drop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a block could not be parsed", e.getCause());
        }
    }
}
