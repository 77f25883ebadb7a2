package org.previewauditor.benchmarks.drop;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file under construction: quotes only where needed, as exporters write it. */
final class CsvOut implements Closeable {

    private final Writer out;
    private final StringBuilder row = new StringBuilder(512);

    CsvOut(Path file, String header) throws IOException {
        out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
        out.append(header).append('\n');
    }

    void row(Object... cells) throws IOException {
        row.setLength(0);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            String cell = cells[i].toString();
            if (cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0) {
                row.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else {
                row.append(cell);
            }
        }
        out.append(row.append('\n'));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
