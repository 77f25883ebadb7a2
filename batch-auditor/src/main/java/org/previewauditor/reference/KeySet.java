package org.previewauditor.reference;

/**
 * Remembers {@link Key}s in eleven to fourteen bytes each: 76 bits of each are kept, so that two different ones are taken
 * for the same about once in a thousand million drops of ten million ads. Grows a little at a time, because there is no
 * room for the table of so many ads to be there twice. One thread.
 */
final class KeySet {

    private static final int SHARD_BITS = 12;
    private static final int FIRST_SLOTS = 8;

    /** By the upper bits of {@link Key#high()}; in a slot {@link Key#low()}, or 0 where it is free. */
    private final long[][] shards = new long[1 << SHARD_BITS][];

    private final int[] sizes = new int[1 << SHARD_BITS];

    /** Remembers a key, and returns whether it was not there. */
    boolean add(Key key) {
        int shard = (int) (key.high() >>> Long.SIZE - SHARD_BITS);
        long[] slots = shards[shard];
        if (slots == null) {
            slots = new long[FIRST_SLOTS];
            shards[shard] = slots;
        } else if (sizes[shard] > slots.length - slots.length / 4) {
            slots = larger(slots);
            shards[shard] = slots;
        }
        long word = key.low() == 0 ? 1 : key.low();
        int slot = slotOf(word, slots);
        if (slots[slot] == word) {
            return false;
        }
        slots[slot] = word;
        sizes[shard]++;
        return true;
    }

    private static long[] larger(long[] slots) {
        long[] larger = new long[slots.length + slots.length / 4 + 2];
        for (long word : slots) {
            if (word != 0) {
                larger[slotOf(word, larger)] = word;
            }
        }
        return larger;
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
