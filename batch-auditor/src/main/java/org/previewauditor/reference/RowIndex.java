package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows by a key that they have themselves, in reading order; eight to twelve bytes a row. Immutable: for any number of
 * threads.
 */
final class RowIndex<T> {

    private static final int NONE = -1;

    private final List<T> rows;
    private final Function<T, @Nullable String> keyOf;
    private final int[] heads;
    private final int[] next;

    /**
     * @param rows all rows, in reading order; not to be changed any more
     * @param keyOf the key of a row, or {@code null} if it has none and cannot be found
     */
    RowIndex(List<T> rows, Function<T, @Nullable String> keyOf) {
        this.rows = rows;
        this.keyOf = keyOf;
        this.heads = new int[Integer.highestOneBit(Math.max(rows.size(), 8)) * 2];
        this.next = new int[rows.size()];
        Arrays.fill(heads, NONE);
        // From the last row to the first, so that every chain is in reading order.
        for (int row = rows.size() - 1; row >= 0; row--) {
            String key = keyOf.apply(rows.get(row));
            if (key != null) {
                int slot = slotOf(key);
                next[row] = heads[slot];
                heads[slot] = row;
            }
        }
    }

    /** The rows with this key. */
    List<T> get(@Nullable String key) {
        if (key == null || rows.isEmpty()) {
            return List.of();
        }
        List<T> found = List.of();
        for (int row = heads[slotOf(key)]; row != NONE; row = next[row]) {
            if (key.equals(keyOf.apply(rows.get(row)))) {
                if (found.isEmpty()) {
                    found = List.of(rows.get(row));
                } else {
                    found = found.size() == 1 ? new ArrayList<>(found) : found;
                    found.add(rows.get(row));
                }
            }
        }
        return found.size() < 2 ? found : Collections.unmodifiableList(found);
    }

    /** The places of the rows with this key among all rows. */
    void forEach(@Nullable String key, IntConsumer consumer) {
        if (key == null) {
            return;
        }
        for (int row = heads[slotOf(key)]; row != NONE; row = next[row]) {
            if (key.equals(keyOf.apply(rows.get(row)))) {
                consumer.accept(row);
            }
        }
    }

    private int slotOf(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & heads.length - 1;
    }
}
