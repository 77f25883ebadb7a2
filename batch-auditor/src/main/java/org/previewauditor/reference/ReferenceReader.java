package org.previewauditor.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.previewauditor.export.BlockPipeline;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.ParsedBlock;
import org.previewauditor.export.Reject;
import org.previewauditor.export.RowParser;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.ExportKind;

/** Reads all files of a drop but its ads, and of files that are ads and reports at once what they report. */
public final class ReferenceReader {

    private final Completeness completeness = new Completeness();
    private final ReferenceRows rows = new ReferenceRows(completeness);
    private final Map<DropFile, Tally> tallies = new LinkedHashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Set<ExportKind> presentKinds = EnumSet.noneOf(ExportKind.class);

    private ReferenceReader() {}

    /**
     * Reads the files in the order of the drop.
     *
     * @throws IOException if a file cannot be read any more
     */
    public static ReferenceFacts read(Drop drop, BlockPipeline pipeline) throws IOException {
        ReferenceReader reader = new ReferenceReader();
        for (DropFile file : drop.files()) {
            reader.read(file, drop, pipeline);
        }
        ReferenceFacts.Reading reading = new ReferenceFacts.Reading(
                Collections.unmodifiableMap(reader.tallies),
                Collections.unmodifiableList(reader.rejects),
                Collections.unmodifiableSet(reader.presentKinds));
        return new ReferenceFacts(reader.rows, reader.completeness.exports(), reading);
    }

    private void read(DropFile file, Drop drop, BlockPipeline pipeline) throws IOException {
        completeness.refused(file.nearKinds());
        presentKinds.addAll(file.kinds());
        boolean isReport = file.is(ExportKind.AD_REPORTS);
        if (file.refusal() != null || (file.is(ExportKind.ADS) && !isReport)) {
            return;
        }
        RowParser parser = new RowParser(file, drop.advertiserId());
        if (file.is(ExportKind.ADS)) {
            pipeline.read(file, parser, block -> addReports(file, block));
            return;
        }
        Tally tally = new Tally();
        tallies.put(file, tally);
        pipeline.read(file, parser, block -> add(file, block, tally));
    }

    private void addReports(DropFile file, ParsedBlock block) {
        judgeLosses(file, block);
        block.ads().forEach(rows::addReport);
    }

    private void add(DropFile file, ParsedBlock block, Tally tally) {
        tally.merge(block.tally());
        rejects.addAll(block.rejects());
        judgeLosses(file, block);
        block.facts().forEach(row -> rows.add(file, row, tally));
    }

    private void judgeLosses(DropFile file, ParsedBlock block) {
        block.rejectedKeys().forEach(keys -> completeness.rejected(file, keys));
        if (block.cutShort()) {
            completeness.cutShort(file);
        }
    }
}
