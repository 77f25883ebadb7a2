package org.previewauditor.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.previewauditor.export.DropFile;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.RunFolder;

/**
 * Keeps rejected rows on disk until all files are read: rejects.csv is in the order of the files, but files are read in
 * two steps.
 */
final class RejectSpool implements AutoCloseable {

    private final RunFolder folder;
    private final List<DropFile> files;
    private final Map<DropFile, OutputStream> parts = new HashMap<>();

    RejectSpool(RunFolder folder, List<DropFile> files) {
        this.folder = folder;
        this.files = files;
    }

    /** Adds rows of {@code rejects.csv} about this file. */
    void add(DropFile file, CsvBuffer rows) throws IOException {
        OutputStream part = parts.get(file);
        if (part == null) {
            part = folder.create(partName(file));
            parts.put(file, part);
        }
        part.write(rows.array(), 0, rows.size());
    }

    /** Moves all rows about this file to where they belong. */
    void drain(DropFile file, OutputStream to) throws IOException {
        OutputStream part = parts.remove(file);
        if (part != null) {
            part.close();
            try (InputStream in = folder.open(partName(file))) {
                in.transferTo(to);
            }
            folder.remove(partName(file));
        }
    }

    @Override
    public void close() throws IOException {
        for (OutputStream part : parts.values()) {
            part.close();
        }
        parts.clear();
    }

    private String partName(DropFile file) {
        return "rejects-" + files.indexOf(file) + ".part";
    }
}
