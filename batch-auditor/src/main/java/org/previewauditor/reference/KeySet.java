package org.previewauditor.reference;

/**
 * Remembers {@link Key}s in eleven to fourteen bytes each, by 64 of their bits: of ten million different ones two are
 * taken for the same in one of 300,000 sets, of ten thousand in one of 300,000 million. One thread.
 */
final class KeySet {

    private static final int FIRST_SLOTS = 8;

    /** {@link Key#low()}, or 0 where a slot is free. */
    private long[] slots;

    private int size;

    KeySet() {
        this(FIRST_SLOTS);
    }

    private KeySet(int slots) {
        this.slots = new long[slots];
    }

    /** A set that has what another had. */
    static KeySet of(long[] words) {
        KeySet keys = new KeySet(words.length + words.length / 2 + FIRST_SLOTS);
        for (long word : words) {
            keys.slots[slotOf(word, keys.slots)] = word;
        }
        keys.size = words.length;
        return keys;
    }

    /** Remembers a key, and returns whether it was not there. */
    boolean add(Key key) {
        if (size > slots.length - slots.length / 4) {
            grow();
        }
        long word = key.low() == 0 ? 1 : key.low();
        int slot = slotOf(word, slots);
        if (slots[slot] == word) {
            return false;
        }
        slots[slot] = word;
        size++;
        return true;
    }

    /** All that it has, in no order; for {@link #of}. */
    long[] words() {
        long[] words = new long[size];
        int count = 0;
        for (long word : slots) {
            if (word != 0) {
                words[count++] = word;
            }
        }
        return words;
    }

    /** A little at a time, because of millions there may be no room for many more. */
    private void grow() {
        long[] larger = new long[slots.length + slots.length / 4 + FIRST_SLOTS];
        for (long word : slots) {
            if (word != 0) {
                larger[slotOf(word, larger)] = word;
            }
        }
        slots = larger;
    }

    /** Where the word is or is to be. */
    private static int slotOf(long word, long[] slots) {
        int slot = (int) ((word >>> 32) * slots.length >>> 32);
        while (slots[slot] != 0 && slots[slot] != word) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }
}
