package org.previewauditor.export;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;

/** Drops for tests, written to a folder and read as the job reads them. */
public final class DropFixture implements AutoCloseable {

    private final Path folder;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    public DropFixture(Path folder) {
        this.folder = folder;
    }

    /** What was read from one file. */
    public record Reading(
            DropFile file, List<AdRow> adRows, List<FactRow> factRows, List<Reject> rejects, Tally tally) {

        public List<Ad> ads() {
            return adRows.stream().flatMap(row -> row.ads().stream()).toList();
        }

        public List<Object> facts() {
            return factRows.stream().flatMap(row -> row.facts().stream()).toList();
        }

        /** Every reject as {@code line column reason}. */
        public List<String> rejected() {
            return rejects.stream()
                    .map(reject -> (reject.line() + " " + reject.column() + " " + reject.reason()).replace("  ", " "))
                    .toList();
        }

        /** Whether rows = facts + rejected + skipped. */
        public boolean isConserved() {
            long skipped =
                    tally.skipped().values().stream().mapToLong(Long::longValue).sum();
            return tally.rows() == tally.facts() + tally.rejected() + skipped && tally.rejected() == rejects.size();
        }
    }

    public DropFixture file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    public DropFixture file(String name, String text, Charset charset) throws IOException {
        return file(name, text.getBytes(charset));
    }

    public DropFixture file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return this;
    }

    public Drop drop() throws IOException {
        return drop(null);
    }

    public Drop drop(@Nullable String advertiserId) throws IOException {
        return Drop.open(List.of(folder), advertiserId);
    }

    public BlockPipeline pipeline() {
        return new BlockPipeline(threads);
    }

    /** Reads the only file of the drop. */
    public Reading read() throws IOException {
        return read(null);
    }

    public Reading read(@Nullable String advertiserId) throws IOException {
        Drop drop = drop(advertiserId);
        if (drop.files().size() != 1) {
            throw new IllegalStateException("not one file: " + drop.files());
        }
        return read(drop.files().get(0), advertiserId);
    }

    public Reading read(DropFile file, @Nullable String advertiserId) throws IOException {
        Reading reading = new Reading(file, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new Tally());
        pipeline().read(file, new RowParser(file, advertiserId), block -> {
            reading.adRows.addAll(block.ads());
            reading.factRows.addAll(block.facts());
            reading.rejects.addAll(block.rejects());
            reading.tally.merge(block.tally());
        });
        return reading;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
