package org.previewauditor.readback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of one table of a run. */
final class CsvRows implements Iterator<CsvRow> {

    /** For a table whose rows nobody has counted yet. */
    static final long ANY_NUMBER = -1;

    private final Path file;
    private final Table table;
    private final long expected;
    private final Records records;
    private final CsvRow row;
    private long read;
    private boolean atNext;

    /** @param expected how many rows the summary says there are */
    CsvRows(Path folder, Table table, long expected) throws IOException {
        this.file = folder.resolve(table.file());
        this.table = table;
        this.expected = expected;
        this.records = new Records(file);
        this.row = new CsvRow(table, records);
        try {
            requireHeader();
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** The rows, each of which is one and the same object, to be read before the next is asked for. */
    Stream<CsvRow> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        if (!atNext) {
            atNext = goToNext();
            if (!atNext && expected != ANY_NUMBER && read != expected) {
                throw new UnusableRunException(file + " has " + read + " rows, but the summary says " + expected
                        + ". One of them was changed after the audit; audit the drop again with --force.");
            }
        }
        return atNext;
    }

    @Override
    public CsvRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        atNext = false;
        read++;
        row.isNext();
        return row;
    }

    private boolean goToNext() {
        try {
            return records.next();
        } catch (IOException e) {
            throw new UnusableRunException(
                    file + " cannot be read beyond its row " + (read + 1)
                            + ". It was changed after the audit; audit the drop again with --force.",
                    e);
        }
    }

    private void requireHeader() {
        List<String> header = new ArrayList<>();
        if (goToNext()) {
            for (int cell = 0; cell < records.size(); cell++) {
                header.add(records.text(cell));
            }
        }
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
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed.", e);
        }
    }
}
