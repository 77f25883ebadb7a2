package org.previewauditor.readback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of one table of a run. */
final class CsvRows implements Iterator<CsvRow> {

    private static final int BUFFER = 1 << 16;

    /** For a table whose rows nobody has counted yet. */
    static final long ANY_NUMBER = -1;

    private final Path file;
    private final Table table;
    private final long expected;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long read;

    /** @param expected how many rows the summary says there are */
    CsvRows(Path folder, Table table, long expected) throws IOException {
        this.file = folder.resolve(table.file());
        this.table = table;
        this.expected = expected;
        // Bytes that are no UTF-8 are refused: they were not written by an audit.
        this.parser = CSVFormat.RFC4180.parse(new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER));
        try {
            this.records = parser.iterator();
            requireHeader();
        } catch (RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    Stream<CsvRow> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        boolean more = nextIsThere();
        if (!more && expected != ANY_NUMBER && read != expected) {
            throw new UnusableRunException(file + " has " + read + " rows, but the summary says " + expected
                    + ". One of them was changed after the audit; audit the drop again with --force.");
        }
        return more;
    }

    @Override
    public CsvRow next() {
        if (!nextIsThere()) {
            throw new NoSuchElementException();
        }
        read++;
        return new CsvRow(table, records.next());
    }

    private boolean nextIsThere() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UnusableRunException(
                    file + " cannot be read beyond its row " + (read + 1)
                            + ". It was changed after the audit; audit the drop again with --force.",
                    e);
        }
    }

    private void requireHeader() {
        List<String> header = nextIsThere() ? List.of(records.next().values()) : List.of();
        for (String column : table.columns()) {
            if (!header.contains(column)) {
                throw new UnusableRunException(
                        file + " has no column " + column
                                + ". It is of another version, or was saved by another program; audit the drop again with --force.");
            }
        }
        if (!header.subList(0, table.columns().size()).equals(table.columns())) {
            throw new UnusableRunException(
                    file
                            + " has its columns in another order. It was saved by another program; audit the drop again with --force.");
        }
    }

    private void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed.", e);
        }
    }
}
