package org.previewauditor.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, of which there may be millions: a fraction of what they take as objects. Words that rows share are kept
 * once. One thread writes; reading is for any number of threads once nothing is written any more.
 */
final class PackedRows {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    /** Different words that are kept once; further ones stand in each row. */
    private static final int WORDS_KEPT = 1 << 16;

    private static final int MOST_DIGITS = 19;

    /** How a text begins: what follows. From {@link #FIRST_WORD} on it is the number of a word that is kept once. */
    private static final int MISSING = 0;

    private static final int TEXT_FOLLOWS = 1;
    private static final int NUMBER_FOLLOWS = 2;
    private static final int FIRST_WORD = 3;

    private static final int SECONDS_FOLLOW = 1;
    private static final int NANOS_FOLLOW = 2;

    /** Rows one after the other; none is cut, so that one that is longer than a chunk has one to itself. */
    private final List<byte[]> chunks = new ArrayList<>();

    private int used = CHUNK;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Writer writer = new Writer();

    /** Begins a row. */
    Writer begin() {
        writer.size = 0;
        return writer;
    }

    /** Ends the row, and returns its place. */
    int end() {
        if (writer.size > CHUNK - used) {
            chunks.add(new byte[Math.max(CHUNK, writer.size)]);
            used = 0;
        }
        System.arraycopy(writer.bytes, 0, chunks.get(chunks.size() - 1), used, writer.size);
        int place = chunks.size() - 1 << CHUNK_BITS | used;
        used += writer.size;
        return place;
    }

    /** Reads rows; for one thread. */
    Reader reader() {
        return new Reader();
    }

    /** The number that an id of digits is, which it can be made from again; 0 for any other. */
    static long number(String id) {
        int length = id.length();
        if (length == 0 || length > MOST_DIGITS || id.charAt(0) == '0') {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return Math.max(number, 0);
    }

    /** Writes the values of a row, one after the other. */
    final class Writer {
        private byte[] bytes = new byte[1 << 8];
        private int size;

        /** One that few rows share, and that mostly has only digits. */
        Writer id(@Nullable String id) {
            long number = id == null ? 0 : PackedRows.number(id);
            if (number == 0) {
                return text(id);
            }
            put(NUMBER_FOLLOWS);
            ensure(Long.BYTES);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes[size++] = (byte) (number >>> shift);
            }
            return this;
        }

        /** One that few rows share. */
        Writer text(@Nullable String text) {
            if (text == null) {
                put(MISSING);
                return this;
            }
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            put(TEXT_FOLLOWS);
            number(encoded.length);
            ensure(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
            return this;
        }

        /** One that many rows share. */
        Writer word(@Nullable String word) {
            if (word == null) {
                put(MISSING);
                return this;
            }
            Integer number = numbers.get(word);
            if (number == null) {
                if (words.size() == WORDS_KEPT) {
                    return text(word);
                }
                number = words.size();
                words.add(word);
                numbers.put(word, number);
            }
            return number(FIRST_WORD + (long) number);
        }

        Writer time(@Nullable Instant time) {
            if (time == null) {
                put(MISSING);
                return this;
            }
            long seconds = time.getEpochSecond();
            int nanos = time.getNano();
            put(nanos == 0 ? SECONDS_FOLLOW : NANOS_FOLLOW);
            number(seconds << 1 ^ seconds >> 63);
            return nanos == 0 ? this : number(nanos);
        }

        Writer decimal(@Nullable BigDecimal decimal) {
            if (decimal == null) {
                put(MISSING);
                return this;
            }
            byte[] digits = decimal.unscaledValue().toByteArray();
            number(digits.length);
            ensure(digits.length);
            System.arraycopy(digits, 0, bytes, size, digits.length);
            size += digits.length;
            int scale = decimal.scale();
            return number((long) scale << 1 ^ (long) scale >> 63);
        }

        Writer flag(@Nullable Boolean flag) {
            put(flag == null ? MISSING : flag ? 2 : 1);
            return this;
        }

        /** Seven bits a byte, the lowest first. */
        Writer number(long value) {
            ensure(10);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
            return this;
        }

        private void put(int value) {
            ensure(1);
            bytes[size++] = (byte) value;
        }

        private void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    /** Reads the values of a row in the order in which they were written. */
    final class Reader {
        private byte[] bytes = {};
        private int at;

        /** Goes to the first value of a row. */
        void goTo(int place) {
            bytes = chunks.get(place >>> CHUNK_BITS);
            at = place & CHUNK - 1;
        }

        /**
         * Reads a text, and tells whether it is this.
         *
         * @param number what {@link PackedRows#number(String)} makes of it
         */
        boolean is(String text, long number) {
            if (number > 0 && bytes[at] == NUMBER_FOLLOWS) {
                at++;
                return longNumber() == number;
            }
            return text.equals(text());
        }

        /** A text of any sort. */
        @Nullable
        String text() {
            int begin = (int) number();
            return switch (begin) {
                case MISSING -> null;
                case NUMBER_FOLLOWS -> Long.toString(longNumber());
                case TEXT_FOLLOWS -> {
                    int length = (int) number();
                    at += length;
                    yield new String(bytes, at - length, length, StandardCharsets.UTF_8);
                }
                default -> words.get(begin - FIRST_WORD);
            };
        }

        /** A text that is never missing. */
        String requiredText() {
            String text = text();
            if (text == null) {
                throw new IllegalStateException("this text is in every row");
            }
            return text;
        }

        @Nullable
        Instant time() {
            int begin = bytes[at++];
            if (begin == MISSING) {
                return null;
            }
            long seconds = signed();
            return Instant.ofEpochSecond(seconds, begin == NANOS_FOLLOW ? number() : 0);
        }

        @Nullable
        BigDecimal decimal() {
            int length = (int) number();
            if (length == MISSING) {
                return null;
            }
            BigInteger digits = new BigInteger(bytes, at, length);
            at += length;
            return new BigDecimal(digits, (int) signed());
        }

        @Nullable
        Boolean flag() {
            int flag = bytes[at++];
            return flag == MISSING ? null : Boolean.valueOf(flag == 2);
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        private long signed() {
            long zigzag = number();
            return zigzag >>> 1 ^ -(zigzag & 1);
        }

        private long longNumber() {
            long number = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                number = number << 8 | bytes[at++] & 0xFF;
            }
            return number;
        }
    }
}
