package org.previewauditor.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.previewauditor.export.DropFile;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.RunFolder;

/**
 * Keeps rejected rows on disk until all files are read: rejects.csv is in the order of the files, but files are read in
 * two steps. Nothing stays open in between, because a run may break off at any time.
 */
final class RejectSpool {

    private final RunFolder folder;
    private final List<DropFile> files;

    RejectSpool(RunFolder folder, List<DropFile> files) {
        this.folder = folder;
        this.files = files;
    }

    /** Adds rows of {@code rejects.csv} about this file. */
    void add(DropFile file, CsvBuffer rows) throws IOException {
        try (OutputStream part = folder.append(partName(file))) {
            part.write(rows.array(), 0, rows.size());
        }
    }

    /** Moves all rows about this file to where they belong. */
    void drain(DropFile file, OutputStream to) throws IOException {
        String part = partName(file);
        if (folder.has(part)) {
            try (InputStream in = folder.open(part)) {
                in.transferTo(to);
            }
            folder.remove(part);
        }
    }

    private String partName(DropFile file) {
        return "rejects-" + files.indexOf(file) + ".part";
    }
}
