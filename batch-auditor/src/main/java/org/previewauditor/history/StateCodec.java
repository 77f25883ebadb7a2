package org.previewauditor.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.previewauditor.finding.Verdict;

/**
 * The states of an ad account as bytes: the keys as differences, which hardly compress any further; then, deflated, the
 * states that there are and for each ad which one. Some seven bytes an ad.
 */
final class StateCodec {

    private static final int FORMAT = 1;
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final int FAILING = 1;
    private static final int MIXED = 2;
    private static final int DELETED = 4;

    private StateCodec() {}

    static byte[] encode(AccountStates account) {
        Bytes out = new Bytes(account.keys().length * 6 + 64);
        out.put(FORMAT);
        out.putNumber(account.keys().length);
        long last = Long.MIN_VALUE;
        for (long key : account.keys()) {
            out.putNumber(key - last);
            last = key;
        }
        Bytes states = new Bytes(account.states().length + 64);
        states.putNumber(account.dictionary().size());
        for (AdState state : account.dictionary()) {
            put(state, states);
        }
        for (int state : account.states()) {
            states.putNumber(state);
        }
        out.putNumber(states.size);
        deflate(states, out);
        return Arrays.copyOf(out.bytes, out.size);
    }

    /** @throws IllegalArgumentException if these are not the bytes of an ad account */
    static AccountStates decode(byte[] bytes) {
        try {
            Bytes in = new Bytes(bytes);
            if (in.get() != FORMAT) {
                throw new IllegalArgumentException("These states of ads are of a format that is not known here.");
            }
            long[] keys = new long[in.count()];
            long last = Long.MIN_VALUE;
            for (int i = 0; i < keys.length; i++) {
                last += in.number();
                keys[i] = last;
            }
            Bytes rest = inflate(in);
            List<AdState> dictionary = new ArrayList<>();
            for (int i = rest.count(); i > 0; i--) {
                dictionary.add(state(rest));
            }
            int[] states = new int[keys.length];
            for (int i = 0; i < states.length; i++) {
                states[i] = rest.count();
                if (states[i] >= dictionary.size()) {
                    throw new IllegalArgumentException("The states of ads are damaged.");
                }
            }
            return new AccountStates(keys, states, dictionary);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException | DataFormatException e) {
            throw new IllegalArgumentException("The states of ads are damaged.", e);
        }
    }

    private static void put(AdState state, Bytes out) {
        out.put(state.verdict().ordinal());
        out.put((state.failing() ? FAILING : 0) | (state.mixed() ? MIXED : 0) | (state.deleted() ? DELETED : 0));
        out.putNumber(state.age());
        out.putNumber(state.codes().size());
        for (String code : state.codes()) {
            byte[] text = code.getBytes(StandardCharsets.UTF_8);
            out.putNumber(text.length);
            for (byte b : text) {
                out.put(b);
            }
        }
    }

    private static AdState state(Bytes in) {
        Verdict verdict = VERDICTS[in.get()];
        int flags = in.get();
        int age = in.count();
        List<String> codes = new ArrayList<>();
        for (int i = in.count(); i > 0; i--) {
            int length = in.count();
            codes.add(new String(in.bytes, in.at, length, StandardCharsets.UTF_8));
            in.at += length;
        }
        return new AdState(
                verdict, (flags & FAILING) != 0, (flags & MIXED) != 0, (flags & DELETED) != 0, age, List.copyOf(codes));
    }

    private static void deflate(Bytes from, Bytes to) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(from.bytes, 0, from.size);
            deflater.finish();
            while (!deflater.finished()) {
                to.ensure(1 << 12);
                to.size += deflater.deflate(to.bytes, to.size, to.bytes.length - to.size);
            }
        } finally {
            deflater.end();
        }
    }

    private static Bytes inflate(Bytes in) throws DataFormatException {
        byte[] inflated = new byte[in.count()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in.bytes, in.at, in.bytes.length - in.at);
            int size = 0;
            while (size < inflated.length) {
                int more = inflater.inflate(inflated, size, inflated.length - size);
                if (more == 0) {
                    throw new DataFormatException("It ends too early.");
                }
                size += more;
            }
        } finally {
            inflater.end();
        }
        return new Bytes(inflated);
    }

    /** Bytes to write to or to read from. */
    private static final class Bytes {
        private byte[] bytes;
        private int size;
        private int at;

        Bytes(int expected) {
            this.bytes = new byte[expected];
        }

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }

        void put(int value) {
            ensure(1);
            bytes[size++] = (byte) value;
        }

        /** Seven bits a byte, the lowest first. */
        void putNumber(long value) {
            ensure(10);
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        int get() {
            return bytes[at++];
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                number |= (b & 0x7fL) << shift;
                if (b >= 0) {
                    return number;
                }
            }
        }

        int count() {
            return Math.toIntExact(number());
        }
    }
}
