package org.previewauditor.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.Table;
import org.previewauditor.threads.Beside;

/**
 * The rows of a table, read on a thread of its own while earlier ones are written: the sheets of a workbook can only be
 * written one after the other.
 */
final class RowsAhead implements Iterator<List<String>>, AutoCloseable {

    private static final int ROWS_AT_ONCE = 500;
    private static final int AHEAD = 4;

    /** Rows, several at a time; none after the last ones, whether the table is at its end or cannot be read on. */
    private final BlockingQueue<List<List<String>>> ahead = new ArrayBlockingQueue<>(AHEAD);

    private final Beside reading;
    private Iterator<List<String>> rows = List.<List<String>>of().iterator();
    private boolean allRead;

    RowsAhead(FinishedRun run, Table table) {
        reading = Beside.begin("rows", () -> read(run, table));
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && !allRead) {
            rows = take().iterator();
        }
        return rows.hasNext();
    }

    @Override
    public List<String> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        reading.close();
    }

    private List<List<String>> take() {
        try {
            List<List<String>> next = ahead.take();
            if (next.isEmpty()) {
                allRead = true;
                reading.await();
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for rows", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(FinishedRun run, Table table) throws InterruptedException {
        try {
            readAll(run, table);
        } catch (RuntimeException | Error e) {
            ahead.put(List.of());
            throw e;
        }
        ahead.put(List.of());
    }

    private void readAll(FinishedRun run, Table table) throws InterruptedException {
        try (Stream<List<String>> all = run.rows(table)) {
            List<List<String>> some = new ArrayList<>(ROWS_AT_ONCE);
            for (Iterator<List<String>> each = all.iterator(); each.hasNext(); ) {
                some.add(each.next());
                if (some.size() == ROWS_AT_ONCE) {
                    ahead.put(some);
                    some = new ArrayList<>(ROWS_AT_ONCE);
                }
            }
            if (!some.isEmpty()) {
                ahead.put(some);
            }
        }
    }
}
