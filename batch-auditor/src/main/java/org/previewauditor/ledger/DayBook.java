package org.previewauditor.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down every row that counts, in some twenty bytes, to be had back ad account by ad account. What does not fit
 * into a fixed room is laid aside in a file. One thread.
 */
final class DayBook {

    private static final int BUFFER = 1 << 16;
    private static final int FIRST_SIZE = 1 << 7;

    private static final int[] NONE = {};

    /** Stands for the spend of a row that tells none. */
    static final long NO_SPEND = Long.MIN_VALUE;

    private static final int GROUP_IS_MISSING = 0;
    private static final int GROUP_IS_THAT_BEFORE = 1;
    private static final int GROUP_FOLLOWS = 2;

    private final Path folder;
    private final int kept;
    private final Map<String, Page> pages = new HashMap<>();
    private final List<Path> parts = new ArrayList<>();
    private int bytes;

    /**
     * @param folder where files may be laid aside; it must exist once there are more than {@code kept} bytes
     * @param kept how many bytes are held in memory
     */
    DayBook(Path folder, int kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /**
     * Writes down a row.
     *
     * @param adgroupId the ad group to be counted, or {@code null}
     * @param spend in millionths, or {@link #NO_SPEND}
     */
    void write(String advertiserId, String adId, @Nullable String adgroupId, Entry entry, long spend)
            throws IOException {
        Page page = pages.get(advertiserId);
        if (page == null) {
            page = new Page();
            pages.put(advertiserId, page);
        }
        bytes += page.write(adId, adgroupId, entry, spend);
        if (bytes > kept) {
            layAside();
        }
    }

    /** Gives everything back; writing more ends the meaning of that. */
    Reader read() throws IOException {
        return new Reader();
    }

    /** Forgets everything, and removes what was laid aside. */
    void clear() throws IOException {
        pages.clear();
        bytes = 0;
        for (Path part : parts) {
            Files.deleteIfExists(part);
        }
        parts.clear();
    }

    private void layAside() throws IOException {
        Path file = folder.resolve("day-book-" + parts.size() + ".part");
        parts.add(file);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (Map.Entry<String, Page> page : new TreeMap<>(pages).entrySet()) {
                byte[] advertiserId = page.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeInt(advertiserId.length);
                out.write(advertiserId);
                out.writeInt(page.getValue().size);
                out.write(page.getValue().bytes, 0, page.getValue().size);
            }
        }
        pages.clear();
        bytes = 0;
    }

    /** Rows of one ad account, in their order. */
    private static final class Page {
        private byte[] bytes = new byte[FIRST_SIZE];
        private int size;
        private @Nullable String lastGroup;

        /** Returns how many bytes that takes. */
        int write(String adId, @Nullable String adgroupId, Entry entry, long spend) {
            int before = size;
            int[] causes = entry.causes();
            ensure(40 + 5 * causes.length);
            long key = AdKey.of(adId);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes[size++] = (byte) (key >>> shift);
            }
            int group = adgroupId == null
                    ? GROUP_IS_MISSING
                    : adgroupId.equals(lastGroup) ? GROUP_IS_THAT_BEFORE : GROUP_FOLLOWS;
            putNumber((long) causes.length << 2 | group);
            putNumber(entry.account().number());
            putNumber((spend << 1 ^ spend >> 63) + 1);
            for (int cause : causes) {
                putNumber(cause);
            }
            if (adgroupId != null && group == GROUP_FOLLOWS) {
                putText(adgroupId);
                lastGroup = adgroupId;
            }
            if (!AdKey.isId(key)) {
                putText(adId);
            }
            return size - before;
        }

        /** Seven bits a byte, the lowest first. */
        private void putNumber(long number) {
            long rest = number;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        private void putText(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            ensure(encoded.length + 40);
            putNumber(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
        }

        private void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(size + more, size + size / 2));
            }
        }
    }

    /** Reads the rows of an ad account. The fields are those of the row that it has gone to. */
    static final class Rows {
        private final byte[] bytes;
        private int at;
        private int start;
        private int account;
        private int[] causes = NONE;
        private long key;
        private long spend;
        private @Nullable String adgroupId;
        private @Nullable String lastGroup;
        private @Nullable String oddId;

        private Rows(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Goes to the next row, if there is one. */
        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            start = at;
            key = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                key = key << 8 | bytes[at++] & 0xFF;
            }
            long head = number();
            account = (int) number();
            long zigzag = number() - 1;
            spend = zigzag >>> 1 ^ -(zigzag & 1);
            int count = (int) (head >>> 2);
            causes = count == 0 ? NONE : new int[count];
            for (int i = 0; i < count; i++) {
                causes[i] = (int) number();
            }
            int group = (int) head & 3;
            if (group == GROUP_FOLLOWS) {
                lastGroup = text();
            }
            adgroupId = group == GROUP_IS_MISSING ? null : lastGroup;
            oddId = AdKey.isId(key) ? null : text();
            return true;
        }

        /** Goes to a row that starts there. Its ad group is not known then. */
        void goTo(int place) {
            at = place;
            next();
        }

        int start() {
            return start;
        }

        /** See {@link AdKey}. */
        long key() {
            return key;
        }

        int account() {
            return account;
        }

        int[] causes() {
            return causes;
        }

        long spend() {
            return spend;
        }

        @Nullable
        String adgroupId() {
            return adgroupId;
        }

        String adId() {
            return oddId == null ? Long.toString(key) : oddId;
        }

        private long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        private String text() {
            int length = (int) number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }

    /** Goes through the ad accounts in the order of their ids. */
    final class Reader implements AutoCloseable {
        private final List<Part> open = new ArrayList<>();
        private final TreeMap<String, Page> rest = new TreeMap<>(pages);
        private String advertiserId = "";

        private Reader() throws IOException {
            try {
                for (Path part : parts) {
                    open.add(new Part(part));
                    open.get(open.size() - 1).advance();
                }
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }

        /** The rows of the next ad account, or {@code null} if there is none. */
        @Nullable
        Rows next() throws IOException {
            String next = rest.isEmpty() ? null : rest.firstKey();
            for (Part part : open) {
                if (part.advertiserId != null && (next == null || part.advertiserId.compareTo(next) < 0)) {
                    next = part.advertiserId;
                }
            }
            if (next == null) {
                return null;
            }
            advertiserId = next;
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Part part : open) {
                if (next.equals(part.advertiserId)) {
                    all.writeBytes(part.page());
                }
            }
            Page last = rest.remove(next);
            if (last != null) {
                all.write(last.bytes, 0, last.size);
            }
            return new Rows(all.toByteArray());
        }

        /** The ad account whose rows were given last. */
        String advertiserId() {
            return advertiserId;
        }

        @Override
        public void close() throws IOException {
            for (Part part : open) {
                part.in.close();
            }
        }
    }

    /** A file of pages, of which the first is looked at. */
    private static final class Part {
        private final DataInputStream in;
        private @Nullable String advertiserId;

        /** Looks at nothing yet. */
        Part(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        byte[] page() throws IOException {
            byte[] page = in.readNBytes(in.readInt());
            advance();
            return page;
        }

        void advance() throws IOException {
            try {
                int length = in.readInt();
                advertiserId = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            } catch (EOFException e) {
                advertiserId = null;
            }
        }
    }
}
