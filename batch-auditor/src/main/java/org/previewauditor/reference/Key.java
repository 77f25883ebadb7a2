package org.previewauditor.reference;

import org.jspecify.annotations.Nullable;

/**
 * Several ids as 128 bits, for tables that hold millions of them. Two different keys are the same 128 bits so rarely that
 * it need not be reckoned with: about once in 10^24 drops of ten million ads.
 */
final class Key {

    private static final int LONG_DIGITS = 18;
    private static final int CHARS_PER_WORD = 4;

    private long high;
    private long low;

    private Key() {
        this(0x243F6A8885A308D3L, 0x13198A2E03707344L);
    }

    Key(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /** The key of these ids, in this order. A missing id is one of its own. */
    static Key of(@Nullable String first, @Nullable String second) {
        Key key = new Key();
        key.add(first);
        key.add(second);
        return key;
    }

    static Key of(@Nullable String first, @Nullable String second, @Nullable String third) {
        Key key = of(first, second);
        key.add(third);
        return key;
    }

    static Key of(@Nullable String first, @Nullable String second, @Nullable String third, @Nullable String fourth) {
        Key key = of(first, second, third);
        key.add(fourth);
        return key;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    private void add(@Nullable String id) {
        if (id == null) {
            addWord(-1);
            return;
        }
        int length = id.length();
        addWord(length);
        if (length <= LONG_DIGITS && addDigits(id)) {
            return;
        }
        for (int from = 0; from < length; from += CHARS_PER_WORD) {
            long word = 0;
            for (int i = from; i < Math.min(from + CHARS_PER_WORD, length); i++) {
                word = word << Character.SIZE | id.charAt(i);
            }
            addWord(word);
        }
    }

    private boolean addDigits(String id) {
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        addWord(number);
        return true;
    }

    private void addWord(long word) {
        high = mixed(high + word * 0x9E3779B97F4A7C15L);
        low = mixed((low ^ Long.rotateLeft(word, 32)) * 0xD6E8FEB86659FD93L + 1);
    }

    /** The finalizer of SplitMix64: every bit of the result depends on every bit of the word. */
    private static long mixed(long word) {
        long mixed = (word ^ word >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
