package org.previewauditor.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.BlockPipeline;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.RowParser;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.reference.AdSieve;
import org.previewauditor.reference.ReferenceFacts;
import org.previewauditor.reference.ReferenceReader;

/**
 * A drop whose reference exports are read and whose ads can be streamed, batch by batch, to whoever decides them. The
 * ads are never all in memory. Used by one thread; {@link #close} gives its threads back.
 */
public final class Inspection implements AutoCloseable {

    private final Drop drop;
    private final ReferenceFacts reference;
    private final RunFacts facts;
    private final ExecutorService parsers;

    private Inspection(Drop drop, ReferenceFacts reference, RunFacts facts, ExecutorService parsers) {
        this.drop = drop;
        this.reference = reference;
        this.facts = facts;
        this.parsers = parsers;
    }

    /**
     * Reads everything of the drop but its ads.
     *
     * @param tool the analytics tool whose connections count, or {@code null} for what the export names
     * @throws IOException if a file cannot be read
     */
    public static Inspection open(Drop drop, AsOf asOf, @Nullable String tool) throws IOException {
        ExecutorService parsers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), runnable -> {
                    Thread thread = new Thread(runnable, "inspection");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            ReferenceFacts reference = ReferenceReader.read(drop, new BlockPipeline(parsers));
            AnalyticsTool chosen = AnalyticsTool.choose(tool, reference.toolNames());
            return new Inspection(drop, reference, new RunFacts(asOf, reference.completeExports(), chosen), parsers);
        } catch (IOException | RuntimeException e) {
            parsers.shutdownNow();
            throw e;
        }
    }

    public Drop drop() {
        return drop;
    }

    public ReferenceFacts reference() {
        return reference;
    }

    /** What holds for every ad of the drop: the instant, what is complete, the tool. */
    public RunFacts facts() {
        return facts;
    }

    /**
     * Streams all ads that count, in reading order, with the rows that they name; rows which another row replaces are
     * left out. A batch is what one session decides.
     *
     * @return how many rows of the ads files were rejected
     * @throws IOException if a file cannot be read
     */
    public long forEachBatch(Consumer<List<AdContext>> consumer) throws IOException {
        BlockPipeline pipeline = new BlockPipeline(parsers);
        long[] rejected = {0};
        try (AdSieve sieve = AdSieve.of(drop, pipeline, null)) {
            for (DropFile file : drop.files(ExportKind.ADS)) {
                pipeline.read(file, new RowParser(file, drop.advertiserId()), block -> {
                    rejected[0] += block.rejects().size();
                    consumer.accept(batch(block, sieve));
                });
            }
        }
        return rejected[0];
    }

    @Override
    public void close() {
        parsers.shutdownNow();
    }

    private List<AdContext> batch(ParsedBlock block, AdSieve sieve) {
        List<AdContext> batch = new ArrayList<>();
        for (AdRow row : block.ads()) {
            for (int i = 0; i < row.ads().size(); i++) {
                if (stays(row, i, sieve)) {
                    batch.add(reference.contextOf(row.ads().get(i)));
                }
            }
        }
        return batch;
    }

    private static boolean stays(AdRow row, int index, AdSieve sieve) {
        try {
            return sieve.skip(row, index) == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
