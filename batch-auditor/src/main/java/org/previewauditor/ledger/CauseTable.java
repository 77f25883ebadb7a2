package org.previewauditor.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.SubjectType;

/**
 * Numbers the fixes that may concern many ads, in some forty bytes each: there are about as many of them as posts. For
 * any number of threads.
 */
final class CauseTable {

    /** Each has a lock of its own, so that deciding threads hardly ever wait for each other. */
    private static final int SHARDS = 1 << 4;

    private static final int TYPE_BYTES = 3;

    /** Asked of the enum itself, a copy of all its values would be made for every finding. */
    private static final int SUBJECT_TYPES = SubjectType.values().length;

    private final Shard[] shards = new Shard[SHARDS];
    private final Map<Integer, FindingType> types = new ConcurrentHashMap<>();

    CauseTable() {
        Arrays.setAll(shards, any -> new Shard());
    }

    /** The number of a fix, new or not. */
    int number(FindingType type, String subjectId) {
        int typeKey = typeKey(type);
        int hash = hash(typeKey, subjectId);
        int shard = hash & SHARDS - 1;
        return shards[shard].number(type, typeKey, subjectId, hash) * SHARDS + shard;
    }

    /** The fix of this number. */
    FixKey fix(int number) {
        return shards[number % SHARDS].fix(number / SHARDS);
    }

    /** All numbers are less than this. */
    int limit() {
        int most = 0;
        for (Shard shard : shards) {
            most = Math.max(most, shard.size());
        }
        return most * SHARDS;
    }

    /** Two types at one place of the catalogue differ in what they are about. */
    private static int typeKey(FindingType type) {
        return type.order() * SUBJECT_TYPES + type.subjectType().ordinal();
    }

    /** Not negative. */
    private static int hash(int typeKey, String subjectId) {
        int hash = (31 * typeKey + subjectId.hashCode()) * 0x9E3779B9;
        return (hash ^ hash >>> 15) & Integer.MAX_VALUE;
    }

    /** Those whose hashes end alike. */
    private final class Shard {
        private byte[] texts = new byte[1 << 10];
        private int[] ends = new int[1 << 5];

        /** One more than the number there; 0 in a free slot. At most half are taken. */
        private int[] slots = new int[1 << 6];

        private int size;

        synchronized int size() {
            return size;
        }

        synchronized int number(FindingType type, int typeKey, String subjectId, int hash) {
            byte[] subject = subjectId.getBytes(StandardCharsets.UTF_8);
            int mask = slots.length - 1;
            int slot = hash / SHARDS & mask;
            while (slots[slot] != 0) {
                if (is(slots[slot] - 1, typeKey, subject)) {
                    return slots[slot] - 1;
                }
                slot = slot + 1 & mask;
            }
            types.putIfAbsent(typeKey, type);
            append(typeKey, subject);
            slots[slot] = size;
            if (2 * size > slots.length) {
                grow();
            }
            return size - 1;
        }

        synchronized FixKey fix(int number) {
            int start = start(number);
            FindingType type = types.get(typeKeyAt(start));
            if (number >= size || type == null) {
                throw new IllegalStateException("No fix has the number " + number + '.');
            }
            int from = start + TYPE_BYTES;
            return new FixKey(type, new String(texts, from, ends[number] - from, StandardCharsets.UTF_8));
        }

        private boolean is(int number, int typeKey, byte[] subject) {
            int start = start(number);
            int from = start + TYPE_BYTES;
            return ends[number] - from == subject.length
                    && typeKeyAt(start) == typeKey
                    && Arrays.equals(texts, from, ends[number], subject, 0, subject.length);
        }

        private void append(int typeKey, byte[] subject) {
            int start = start(size);
            int end = start + TYPE_BYTES + subject.length;
            if (end > texts.length) {
                texts = Arrays.copyOf(texts, Math.max(end, texts.length + texts.length / 2));
            }
            texts[start] = (byte) (typeKey >>> 16);
            texts[start + 1] = (byte) (typeKey >>> 8);
            texts[start + 2] = (byte) typeKey;
            System.arraycopy(subject, 0, texts, start + TYPE_BYTES, subject.length);
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size + size / 2);
            }
            ends[size++] = end;
        }

        private void grow() {
            int[] larger = new int[2 * slots.length];
            int mask = larger.length - 1;
            for (int number = 0; number < size; number++) {
                int slot = hashAt(number) / SHARDS & mask;
                while (larger[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                larger[slot] = number + 1;
            }
            slots = larger;
        }

        private int hashAt(int number) {
            FixKey fix = fix(number);
            return hash(typeKey(fix.type()), fix.subjectId());
        }

        private int start(int number) {
            return number == 0 ? 0 : ends[number - 1];
        }

        private int typeKeyAt(int start) {
            return (texts[start] & 0xFF) << 16 | (texts[start + 1] & 0xFF) << 8 | texts[start + 2] & 0xFF;
        }
    }
}
