package org.previewauditor.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.BlockPipeline;
import org.previewauditor.export.Column;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Reason;
import org.previewauditor.export.RowParser;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.ExportKind;

/**
 * Says which rows of the {@code ads} files are skipped because another row tells of the same ad. For one thread, which
 * brings the rows in the order of the drop.
 *
 * <p>A file is read beforehand only where a later row may decide on an earlier one: where it has updated_at, where it is
 * an {@code ad_reports} file too, and where it knows more columns than a file before it. All files with updated_at count
 * as one when the newest row of an ad is looked for, and so do all that are reports too; which file has more columns
 * decides between rows that are equally new.
 */
public final class AdSieve implements AutoCloseable {

    private final Map<DropFile, Integer> ranks = new HashMap<>();
    private final Map<DropFile, LatestAds> latest = new HashMap<>();
    private final @Nullable RankedAds acrossFiles;
    private @Nullable DropFile current;
    private final @Nullable Path scratch;
    private SeenAds seen;

    private AdSieve(List<DropFile> files, @Nullable Path scratch) {
        this.scratch = scratch;
        this.seen = new SeenAds(scratch);
        List<DropFile> bestFirst = new ArrayList<>(files);
        bestFirst.sort(Comparator.comparingInt((DropFile file) -> file.recognisedCount(ExportKind.ADS))
                .reversed());
        for (DropFile file : bestFirst) {
            ranks.put(file, ranks.size());
        }
        acrossFiles = files.size() > 1 ? new RankedAds() : null;
    }

    /**
     * Reads what must be known before the first ad.
     *
     * @param scratch where a file may be made until {@link #close}, or {@code null} if everything is to stay in memory
     * @throws IOException if a file cannot be read any more
     */
    public static AdSieve of(Drop drop, BlockPipeline pipeline, @Nullable Path scratch) throws IOException {
        List<DropFile> files = drop.files(ExportKind.ADS);
        AdSieve sieve = new AdSieve(files, scratch);
        for (DropFile file : files) {
            sieve.findLatest(file, drop, pipeline);
        }
        LatestAds.settle(sieve.latest.values());
        int worstRank = -1;
        for (DropFile file : files) {
            int rank = sieve.rankOf(file);
            if (rank < worstRank) {
                sieve.noteAhead(file, drop, pipeline);
            }
            worstRank = Math.max(worstRank, rank);
        }
        return sieve;
    }

    /**
     * Whether an ad of the next row is skipped, and why. A row is skipped if all its ads are. To be asked once of every
     * ad of every row, in the order of the drop.
     *
     * @param index the ad's place in {@link AdRow#ads()}
     * @return {@code null} if it stays
     * @throws IOException if the scratch folder cannot be written or read
     */
    public @Nullable Reason skip(AdRow row, int index) throws IOException {
        DropFile file = row.file();
        if (!file.equals(current)) {
            // Nothing of a finished file is asked again.
            if (current != null) {
                latest.remove(current);
            }
            current = file;
            seen.close();
            seen = new SeenAds(scratch);
        }
        Ad ad = row.ads().get(index);
        LatestAds latestOfFile = latest.get(file);
        if (latestOfFile == null) {
            return !seen.add(ad) || isElsewhere(ad, file) ? Reason.DUPLICATE : null;
        }
        Reason older = latestOfFile.skip(ad, row.line());
        if (older == null) {
            return isElsewhere(ad, file) ? Reason.DUPLICATE : null;
        }
        return acrossFiles != null && acrossFiles.isKnownBetter(ad, rankOf(file)) ? Reason.DUPLICATE : older;
    }

    @Override
    public void close() throws IOException {
        seen.close();
    }

    private boolean isElsewhere(Ad ad, DropFile file) {
        return acrossFiles != null && acrossFiles.isBetterElsewhere(ad, rankOf(file));
    }

    private void findLatest(DropFile file, Drop drop, BlockPipeline pipeline) throws IOException {
        boolean isReport = file.is(ExportKind.AD_REPORTS);
        boolean isUpdated = file.has(ExportKind.ADS, Column.UPDATED_AT);
        if (isReport || isUpdated) {
            LatestAds latestOfFile = new LatestAds(isReport, isUpdated);
            readAhead(file, drop, pipeline, latestOfFile::add);
            latest.put(file, latestOfFile);
        }
    }

    /** Notes the rows that stay of a file that a file before it has to yield to. */
    private void noteAhead(DropFile file, Drop drop, BlockPipeline pipeline) throws IOException {
        LatestAds latestOfFile = latest.get(file);
        readAhead(file, drop, pipeline, (ad, row) -> {
            if (latestOfFile == null || latestOfFile.skip(ad, row.line()) == null) {
                isElsewhere(ad, file);
            }
        });
    }

    private static void readAhead(DropFile file, Drop drop, BlockPipeline pipeline, BiConsumer<Ad, AdRow> each)
            throws IOException {
        pipeline.read(file, new RowParser(file, drop.advertiserId()), block -> {
            for (AdRow row : block.ads()) {
                for (Ad ad : row.ads()) {
                    each.accept(ad, row);
                }
            }
        });
    }

    private int rankOf(DropFile file) {
        Integer rank = ranks.get(file);
        if (rank == null) {
            throw new IllegalArgumentException("not an ads file of this drop: " + file);
        }
        return rank;
    }
}
