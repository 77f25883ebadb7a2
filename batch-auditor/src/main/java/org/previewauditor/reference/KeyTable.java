package org.previewauditor.reference;

import java.util.Arrays;

/**
 * Numbers the distinct {@link Key}s it is given, from 0, in about 30 bytes each. Looking up is for any number of threads
 * once nothing is added any more.
 */
final class KeyTable {

    private static final int INITIAL_SLOTS = 1 << 10;

    /** One more than the number of the key there; 0 in a free slot. At most two thirds are taken. */
    private int[] slots = new int[INITIAL_SLOTS];

    private long[] high = new long[INITIAL_SLOTS / 2];
    private long[] low = new long[INITIAL_SLOTS / 2];
    private int size;

    /** How many keys there are. */
    int size() {
        return size;
    }

    /** The key of this number. */
    Key key(int number) {
        return new Key(high[number], low[number]);
    }

    /** The number of this key, or -1 if it is not there. */
    int find(Key key) {
        int slot = slotOf(key.high(), key.low());
        return slots[slot] - 1;
    }

    /** The number of this key, which is {@link #size()} before the call if it is new. */
    int add(Key key) {
        int slot = slotOf(key.high(), key.low());
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        if (size == high.length) {
            int capacity = Math.max(size + 1, size + size / 2);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
        high[size] = key.high();
        low[size] = key.low();
        slots[slot] = ++size;
        if (size > slots.length / 3 * 2) {
            grow();
        }
        return size - 1;
    }

    private int slotOf(long keyHigh, long keyLow) {
        int mask = slots.length - 1;
        int slot = (int) keyLow & mask;
        while (slots[slot] > 0 && (low[slots[slot] - 1] != keyLow || high[slots[slot] - 1] != keyHigh)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) low[number] & mask;
            while (larger[slot] > 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = number + 1;
        }
        slots = larger;
    }
}
