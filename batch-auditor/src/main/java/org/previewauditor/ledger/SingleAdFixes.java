package org.previewauditor.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the fixes that concern one ad each, of which there may be more than ads: what does not fit into a fixed room is
 * sorted and laid aside in a file, and all is merged in the end. One thread.
 */
final class SingleAdFixes {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final int kept;
    private final List<SingleAdFix> recent = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** Fixes on disk, in rank order. */
    private record Part(Path file, int fixes) {}

    /**
     * @param folder where files may be laid aside; it must exist once there are more than {@code kept} fixes
     * @param kept how many fixes are held in memory
     */
    SingleAdFixes(Path folder, int kept) {
        this.folder = folder;
        this.kept = kept;
    }

    void add(SingleAdFix fix) throws IOException {
        if (recent.size() == kept) {
            layAside();
        }
        recent.add(fix);
    }

    /** All fixes so far, in rank order. Adding more ends the iteration's meaning. */
    Merge merge() throws IOException {
        recent.sort(SingleAdFix.RANK);
        return new Merge(recent, parts);
    }

    /** Removes what was laid aside. */
    void clear() throws IOException {
        recent.clear();
        for (Part part : parts) {
            Files.deleteIfExists(part.file());
        }
        parts.clear();
    }

    private void layAside() throws IOException {
        recent.sort(SingleAdFix.RANK);
        Path file = folder.resolve("single-ad-fixes-" + parts.size() + ".part");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (SingleAdFix fix : recent) {
                fix.write(out);
            }
        }
        parts.add(new Part(file, recent.size()));
        recent.clear();
    }

    /** Several sorted rows of fixes, read as one. */
    static final class Merge implements Iterator<SingleAdFix>, AutoCloseable {

        private final List<DataInputStream> files = new ArrayList<>();
        private final PriorityQueue<Row> rows =
                new PriorityQueue<>(Comparator.comparing(row -> row.first, SingleAdFix.RANK));

        private Merge(List<SingleAdFix> recent, List<Part> parts) throws IOException {
            try {
                put(new Row(recent.iterator()));
                for (Part part : parts) {
                    DataInputStream in =
                            new DataInputStream(new BufferedInputStream(Files.newInputStream(part.file()), BUFFER));
                    files.add(in);
                    put(new Row(new Reading(in, part.fixes())));
                }
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }

        @Override
        public boolean hasNext() {
            return !rows.isEmpty();
        }

        @Override
        public SingleAdFix next() {
            Row row = rows.remove();
            SingleAdFix fix = row.first;
            if (fix == null) {
                throw new NoSuchElementException();
            }
            row.advance();
            put(row);
            return fix;
        }

        @Override
        public void close() throws IOException {
            for (DataInputStream file : files) {
                file.close();
            }
        }

        private void put(Row row) {
            if (row.first != null) {
                rows.add(row);
            }
        }
    }

    /** A sorted row of fixes, of which the first can be looked at. */
    private static final class Row {
        private final Iterator<SingleAdFix> rest;
        private @Nullable SingleAdFix first;

        Row(Iterator<SingleAdFix> all) {
            this.rest = all;
            this.first = all.hasNext() ? all.next() : null;
        }

        void advance() {
            first = rest.hasNext() ? rest.next() : null;
        }
    }

    /** Reads a part. */
    private static final class Reading implements Iterator<SingleAdFix> {
        private final DataInputStream in;
        private int left;

        Reading(DataInputStream in, int fixes) {
            this.in = in;
            this.left = fixes;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public SingleAdFix next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            try {
                return SingleAdFix.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
