package org.previewauditor.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the records of a file into blocks that can be parsed independently of each other. For one thread.
 *
 * <p>It looks only at line ends and quotes, and knows these rules of Commons CSV: a quote opens only at the start of a
 * cell, two quotes inside a quoted cell are one, and what follows a closing quote belongs to the cell. So it can skip
 * eight bytes at a time where none of them is a line end or a quote.
 */
public final class BlockReader implements Closeable {

    /** A record longer than this, in bytes of the file, is taken for one with an open quote. */
    static final int MAX_RECORD_BYTES = 1 << 20;

    private static final int RECORDS_PER_BLOCK = 1_000;

    /** With twice as much, what is on its way outgrows the caches: an audit takes about a tenth more processor time. */
    private static final int BYTES_PER_BLOCK = 1 << 17;

    private static final int READ_AT_ONCE = 1 << 18;
    private static final int UNCLOSED_BYTES_SHOWN = 4_096;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEVEN_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long CARRIAGE_RETURNS = 0x0D0D0D0D0D0D0D0DL;

    private final DropFile file;
    private final InputStream in;
    private final byte delimiter;
    private final int recordsPerBlock;
    private final int bytesPerBlock;

    private byte[] buffer = new byte[2 * READ_AT_ONCE];
    private int limit;
    private boolean atEnd;
    private int at;
    private int line;
    private boolean quoted;
    private int recordStart;
    private int recordLine;
    private int records;
    private final int[] starts;
    private final int[] lines;
    private int blockStart;
    private int blockLine;
    private long blockOffset;
    private int blocks;
    private boolean finished;

    /**
     * Opens a file after its header.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalStateException if it is refused
     */
    public BlockReader(DropFile file) throws IOException {
        this(file, RECORDS_PER_BLOCK, BYTES_PER_BLOCK);
    }

    /**
     * @param recordsPerBlock a block has at most this many records
     * @param bytesPerBlock a block ends with the record with which it reaches this length
     */
    BlockReader(DropFile file, int recordsPerBlock, int bytesPerBlock) throws IOException {
        DropFile.Header header = file.header();
        this.file = file;
        this.delimiter = (byte) header.delimiter();
        this.recordsPerBlock = recordsPerBlock;
        this.bytesPerBlock = bytesPerBlock;
        this.starts = new int[recordsPerBlock];
        this.lines = new int[recordsPerBlock];
        this.line = header.dataLine();
        this.recordLine = line;
        this.blockLine = line;
        this.blockOffset = header.dataOffset();
        this.in = file.textEncoding().open(file.path());
        try {
            in.skipNBytes(header.dataOffset());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The next block, or {@code null} after the last.
     *
     * @throws IOException if the file cannot be read
     */
    public @Nullable RawBlock next() throws IOException {
        records = 0;
        while (!finished) {
            Found found = scan();
            if (found == Found.BLOCK) {
                return block(null);
            }
            if (found == Found.ENDLESS_RECORD) {
                return blockBeforeUnclosed();
            }
            if (atEnd) {
                return lastBlock();
            }
            fill();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private enum Found {
        BLOCK,
        ENDLESS_RECORD,
        END_OF_BYTES
    }

    private Found scan() {
        // One byte is always left to look ahead to: a quote or line feed there would change the meaning of this one.
        int end = atEnd ? limit : limit - 1;
        byte[] bytes = buffer;
        int p = at;
        while (p < end) {
            if (p + Long.BYTES <= end) {
                long word = (long) WORDS.get(bytes, p);
                long hits =
                        zeroBytes(word ^ QUOTES) | zeroBytes(word ^ LINE_FEEDS) | zeroBytes(word ^ CARRIAGE_RETURNS);
                if (hits == 0) {
                    p += Long.BYTES;
                    continue;
                }
                p += Long.numberOfTrailingZeros(hits) >>> 3;
            }
            byte b = bytes[p++];
            if (b == '"') {
                if (!quoted) {
                    quoted = p - 1 == recordStart || bytes[p - 2] == delimiter;
                } else if (p < limit && bytes[p] == '"') {
                    p++;
                } else {
                    quoted = false;
                }
            } else if (b == '\n' || b == '\r') {
                int endOfText = p - 1;
                if (b == '\r' && p < limit && bytes[p] == '\n') {
                    p++;
                }
                line++;
                if (!quoted) {
                    at = p;
                    if (isTooLong(endOfText)) {
                        return Found.ENDLESS_RECORD;
                    }
                    if (endRecord()) {
                        return Found.BLOCK;
                    }
                }
            }
        }
        at = p;
        return isTooLong(at) ? Found.ENDLESS_RECORD : Found.END_OF_BYTES;
    }

    /** The high bit of each byte that is zero; exact for every byte, unlike the shorter well-known form. */
    private static long zeroBytes(long word) {
        return ~(((word & SEVEN_BITS) + SEVEN_BITS) | word | SEVEN_BITS);
    }

    /** Takes what was scanned for a whole record, and says whether it completes the block. */
    private boolean endRecord() {
        starts[records] = recordStart - blockStart;
        lines[records] = recordLine;
        records++;
        recordStart = at;
        recordLine = line;
        return records == recordsPerBlock || at - blockStart >= bytesPerBlock;
    }

    private boolean isTooLong(int recordEnd) {
        int length = recordEnd - recordStart;
        if (!file.textEncoding().isWide()) {
            return length > MAX_RECORD_BYTES;
        }
        return length > MAX_RECORD_BYTES / 2 && utf16Length(recordStart, recordEnd) > MAX_RECORD_BYTES;
    }

    /** How many bytes this UTF-8 text is in UTF-16. */
    private int utf16Length(int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            int b = Byte.toUnsignedInt(buffer[i]);
            boolean continues = (b & 0xC0) == 0x80;
            length += continues ? 0 : b >= 0xF0 ? 4 : 2;
        }
        return length;
    }

    private void fill() throws IOException {
        if (blockStart > 0) {
            System.arraycopy(buffer, blockStart, buffer, 0, limit - blockStart);
            limit -= blockStart;
            at -= blockStart;
            recordStart -= blockStart;
            blockStart = 0;
        }
        if (buffer.length - limit < READ_AT_ONCE) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            atEnd = true;
        } else {
            limit += count;
        }
    }

    private @Nullable RawBlock lastBlock() {
        if (quoted) {
            return blockBeforeUnclosed();
        }
        finished = true;
        if (recordStart < limit) {
            endRecord();
        }
        return blockStart < recordStart ? block(null) : null;
    }

    private RawBlock blockBeforeUnclosed() {
        finished = true;
        int length = Math.min(limit - recordStart, UNCLOSED_BYTES_SHOWN);
        String start = new String(buffer, recordStart, length, StandardCharsets.UTF_8);
        return block(new RawBlock.Unclosed(recordLine, start, quoted));
    }

    private RawBlock block(RawBlock.@Nullable Unclosed unclosed) {
        byte[] bytes = Arrays.copyOfRange(buffer, blockStart, recordStart);
        RawBlock block = new RawBlock(
                file,
                blocks++,
                bytes,
                Arrays.copyOf(starts, records),
                Arrays.copyOf(lines, records),
                blockLine,
                blockOffset,
                unclosed);
        blockOffset += bytes.length;
        blockStart = recordStart;
        blockLine = recordLine;
        return block;
    }
}
