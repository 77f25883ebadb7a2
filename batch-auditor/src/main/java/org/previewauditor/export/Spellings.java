package org.previewauditor.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the cells of a column come to by their bytes, as far as that is cheap: it forgets. What comes again and
 * again is then read, and kept, once. For any number of threads.
 *
 * @param <T> what a cell comes to; immutable
 */
final class Spellings<T> {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int REMEMBERED = 512;

    /** What a spelling comes to. */
    interface Reading<T> {
        T read(String spelling);
    }

    private static final class Known<T> {
        private final byte[] spelling;
        private final T value;

        Known(byte[] spelling, T value) {
            this.spelling = spelling;
            this.value = value;
        }
    }

    private final Reading<T> reading;

    // Threads may overwrite each other's entries: then a cell is read again, and nothing else happens. Entries are safe
    // to
    // hand over without locks because their fields are final.
    private final @Nullable Known<T>[] remembered = newArray();

    Spellings(Reading<T> reading) {
        this.reading = reading;
    }

    /** What a cell comes to. */
    T of(RowCells cells, int cell) {
        if (!cells.arePlaces()) {
            return reading.read(cells.text(cell));
        }
        byte[] bytes = cells.bytes();
        int from = cells.from(cell);
        int to = cells.to(cell);
        int place = placeOf(bytes, from, to);
        Known<T> known = remembered[place];
        if (known == null || !Arrays.equals(known.spelling, 0, known.spelling.length, bytes, from, to)) {
            byte[] spelling = Arrays.copyOfRange(bytes, from, to);
            known = new Known<>(spelling, reading.read(new String(spelling, StandardCharsets.UTF_8)));
            remembered[place] = known;
        }
        return known.value;
    }

    /** Depends on the length and on the first and the last bytes: those tell ids and words apart. */
    private static int placeOf(byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length >= Long.BYTES) {
            long first = (long) WORDS.get(bytes, from);
            long last = (long) WORDS.get(bytes, to - Long.BYTES);
            long middle = (long) WORDS.get(bytes, from + (length - Long.BYTES) / 2);
            mixed += (first * 31 + middle) * 31 + last;
        } else {
            for (int i = from; i < to; i++) {
                mixed = mixed * 31 + bytes[i];
            }
        }
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 55) & REMEMBERED - 1;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
    private static <T> @Nullable Known<T>[] newArray() {
        return new Known[REMEMBERED];
    }
}
