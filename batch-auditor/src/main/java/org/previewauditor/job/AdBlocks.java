package org.previewauditor.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.BlockReader;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.RawBlock;
import org.previewauditor.export.RowParser;
import org.previewauditor.fact.ExportKind;

/** The blocks of all ads files, in input order. For one thread. */
final class AdBlocks implements Closeable {

    /** A block, and what can parse it. */
    record Block(RowParser parser, RawBlock raw) {}

    private final @Nullable String advertiserId;
    private final Iterator<DropFile> files;
    private @Nullable BlockReader reader;
    private @Nullable RowParser parser;

    AdBlocks(Drop drop) {
        this.advertiserId = drop.advertiserId();
        this.files = drop.files(ExportKind.ADS).iterator();
    }

    /** The next block, or {@code null} after the last of the last file. */
    @Nullable
    Block next() throws IOException {
        while (true) {
            if (reader != null && parser != null) {
                RawBlock raw = reader.next();
                if (raw != null) {
                    return new Block(parser, raw);
                }
                reader.close();
                reader = null;
            }
            if (!files.hasNext()) {
                return null;
            }
            DropFile file = files.next();
            reader = new BlockReader(file);
            parser = new RowParser(file, advertiserId);
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
