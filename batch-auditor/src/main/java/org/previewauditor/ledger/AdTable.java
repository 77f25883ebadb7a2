package org.previewauditor.ledger;

import java.util.Arrays;

/** Remembers a number and an amount for each ad seen, in twenty-odd bytes an ad. Grows as needed; one thread. */
final class AdTable {

    private static final int INITIAL_SLOTS = 1 << 12;
    private static final int EMPTY = -1;

    private long[] keys = new long[INITIAL_SLOTS];
    private int[] numbers = filled(INITIAL_SLOTS);
    private long[] amounts = new long[INITIAL_SLOTS];
    private int size;

    /** The slot of this ad, new or not. Valid until the next call. */
    int slot(long key) {
        if (size >= keys.length / 4 * 3) {
            grow();
        }
        return find(key);
    }

    boolean isEmpty(int slot) {
        return numbers[slot] == EMPTY;
    }

    int number(int slot) {
        return numbers[slot];
    }

    long amount(int slot) {
        return amounts[slot];
    }

    void put(int slot, long key, int number, long amount) {
        if (isEmpty(slot)) {
            keys[slot] = key;
            size++;
        }
        numbers[slot] = number;
        amounts[slot] = amount;
    }

    /** 64 well-mixed bits of two ids: two ads out of ten million share them less than once in 300,000 runs. */
    static long key(String advertiserId, String adId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < advertiserId.length(); i++) {
            hash = (hash ^ advertiserId.charAt(i)) * 0x100000001b3L;
        }
        hash = mix(hash);
        for (int i = 0; i < adId.length(); i++) {
            hash = (hash ^ adId.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (numbers[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        long[] oldAmounts = amounts;
        keys = new long[oldKeys.length * 2];
        numbers = filled(oldKeys.length * 2);
        amounts = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != EMPTY) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
                amounts[slot] = oldAmounts[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, EMPTY);
        return numbers;
    }
}
