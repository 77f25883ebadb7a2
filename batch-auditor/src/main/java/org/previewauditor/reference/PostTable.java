package org.previewauditor.reference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;

/**
 * Spark posts by their item_id, in reading order; some sixty bytes each, because a drop may have millions. A post is made
 * anew each time that it is asked for. Asking is for any number of threads once nothing is added any more.
 */
final class PostTable {

    private static final int NONE = -1;
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    /** Different texts that are kept once; further ones stand in each post. */
    private static final int WORDS_KEPT = 1 << 16;

    private static final int MOST_DIGITS = 19;

    /** How a text begins: what follows. From {@link #FIRST_WORD} on it is the number of a kept text. */
    private static final int MISSING = 0;

    private static final int TEXT_FOLLOWS = 1;
    private static final int NUMBER_FOLLOWS = 2;
    private static final int FIRST_WORD = 3;

    private static final int SECONDS_FOLLOW = 1;
    private static final int NANOS_FOLLOW = 2;

    /** Posts one after the other; none is cut, so that one that is longer than a chunk has one to itself. */
    private final List<byte[]> chunks = new ArrayList<>();

    /** Where each post starts: its chunk, and its place there. */
    private int[] places = new int[1 << 10];

    /** For each slot the last post of its chain, and for each post the one before it. */
    private int[] heads = filled(1 << 11);

    private int[] before = new int[1 << 10];
    private int size;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private final Buffer next = new Buffer();
    private int used = CHUNK;

    void add(SparkPost post) {
        next.size = 0;
        encode(post);
        if (next.size > CHUNK - used) {
            chunks.add(new byte[Math.max(CHUNK, next.size)]);
            used = 0;
        }
        System.arraycopy(next.bytes, 0, chunks.get(chunks.size() - 1), used, next.size);
        if (size == places.length) {
            int larger = size + size / 2;
            places = Arrays.copyOf(places, larger);
            before = Arrays.copyOf(before, larger);
        }
        places[size] = chunks.size() - 1 << CHUNK_BITS | used;
        used += next.size;
        int slot = slotOf(post.itemId());
        before[size] = heads[slot];
        heads[slot] = size++;
        if (2 * size > heads.length) {
            grow();
        }
    }

    /** The posts with this item_id, in reading order. */
    List<SparkPost> get(@Nullable String itemId) {
        if (itemId == null || size == 0) {
            return List.of();
        }
        long number = number(itemId);
        List<SparkPost> found = List.of();
        Cursor cursor = new Cursor();
        for (int post = heads[slotOf(itemId)]; post != NONE; post = before[post]) {
            cursor.goTo(post);
            if (cursor.isAt(itemId, number)) {
                if (found.isEmpty()) {
                    found = List.of(cursor.post(itemId));
                } else {
                    found = found.size() == 1 ? new ArrayList<>(found) : found;
                    found.add(cursor.post(itemId));
                }
            }
        }
        if (found.size() < 2) {
            return found;
        }
        Collections.reverse(found);
        return Collections.unmodifiableList(found);
    }

    private void encode(SparkPost post) {
        next.putId(post.itemId());
        putWord(post.advertiserId());
        putWord(post.itemType());
        putWord(post.itemStatus());
        putWord(post.adAuthStatus());
        next.putTime(post.authStartTime());
        next.putTime(post.authEndTime());
        putWord(post.authCodeStatus());
        next.put(flag(post.applied())
                | flag(post.isMultiDuetStitch()) << 2
                | flag(post.originalPostAuthorized()) << 4
                | (post.hasOriginalPostAuthCode() ? 1 << 6 : 0));
        putWord(post.errorKey());
        putWord(post.errorCode());
        putWord(post.identityId());
        putWord(post.identityType());
        putWord(post.tiktokName());
        next.putId(post.duetOriginalItemId());
        next.putId(post.stitchOriginalItemId());
        next.putNumber(post.mentionedItemIds().size());
        post.mentionedItemIds().forEach(next::putId);
        putWord(post.anchorStatus());
        putWord(post.source().file());
        next.putNumber(post.source().line());
    }

    private void putWord(@Nullable String word) {
        if (word == null) {
            next.put(MISSING);
            return;
        }
        Integer number = numbers.get(word);
        if (number == null) {
            if (words.size() == WORDS_KEPT) {
                next.put(TEXT_FOLLOWS);
                next.putText(word);
                return;
            }
            number = words.size();
            words.add(word);
            numbers.put(word, number);
        }
        next.putNumber(FIRST_WORD + (long) number);
    }

    private void grow() {
        heads = filled(2 * heads.length);
        Cursor cursor = new Cursor();
        for (int post = 0; post < size; post++) {
            cursor.goTo(post);
            int slot = slotOf(cursor.requiredText());
            before[post] = heads[slot];
            heads[slot] = post;
        }
    }

    private int slotOf(String itemId) {
        int hash = itemId.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & heads.length - 1;
    }

    private static int[] filled(int length) {
        int[] heads = new int[length];
        Arrays.fill(heads, NONE);
        return heads;
    }

    private static int flag(@Nullable Boolean value) {
        return value == null ? 0 : value ? 2 : 1;
    }

    /** The number that an id of digits is, which it can be made from again; 0 for any other. */
    private static long number(String id) {
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

    /** A post that is being written. */
    private static final class Buffer {
        private byte[] bytes = new byte[1 << 8];
        private int size;

        void put(int value) {
            ensure(1);
            bytes[size++] = (byte) value;
        }

        /** Seven bits a byte, the lowest first. */
        void putNumber(long value) {
            ensure(10);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        void putId(@Nullable String id) {
            long number = id == null ? 0 : number(id);
            if (id == null) {
                put(MISSING);
            } else if (number == 0) {
                put(TEXT_FOLLOWS);
                putText(id);
            } else {
                put(NUMBER_FOLLOWS);
                ensure(Long.BYTES);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    bytes[size++] = (byte) (number >>> shift);
                }
            }
        }

        void putText(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            putNumber(encoded.length);
            ensure(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
        }

        void putTime(@Nullable Instant time) {
            if (time == null) {
                put(MISSING);
                return;
            }
            long seconds = time.getEpochSecond();
            int nanos = time.getNano();
            put(nanos == 0 ? SECONDS_FOLLOW : NANOS_FOLLOW);
            putNumber(seconds << 1 ^ seconds >> 63);
            if (nanos != 0) {
                putNumber(nanos);
            }
        }

        private void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    /** Reads posts. */
    private final class Cursor {
        private byte[] bytes = {};
        private int at;

        /** Goes to the item_id of a post. */
        void goTo(int post) {
            bytes = chunks.get(places[post] >>> CHUNK_BITS);
            at = places[post] & CHUNK - 1;
        }

        /** Whether the next text is this, and goes behind it. */
        boolean isAt(String text, long number) {
            if (number > 0 && bytes[at] == NUMBER_FOLLOWS) {
                at++;
                return longNumber() == number;
            }
            return text.equals(text());
        }

        /** The post that has this item_id, which was read already. */
        SparkPost post(String itemId) {
            String advertiserId = text();
            String itemType = text();
            String itemStatus = text();
            String adAuthStatus = text();
            Instant authStartTime = time();
            Instant authEndTime = time();
            String authCodeStatus = text();
            int flags = bytes[at++];
            String errorKey = text();
            String errorCode = text();
            String identityId = text();
            String identityType = text();
            String tiktokName = text();
            String duetOriginalItemId = text();
            String stitchOriginalItemId = text();
            List<String> mentioned = mentioned();
            String anchorStatus = text();
            Source source = new Source(requiredText(), (int) number());
            return new SparkPost(
                    itemId,
                    advertiserId,
                    itemType,
                    itemStatus,
                    adAuthStatus,
                    authStartTime,
                    authEndTime,
                    authCodeStatus,
                    flag(flags),
                    errorKey,
                    errorCode,
                    identityId,
                    identityType,
                    tiktokName,
                    duetOriginalItemId,
                    stitchOriginalItemId,
                    mentioned,
                    flag(flags >> 2),
                    (flags & 1 << 6) != 0,
                    flag(flags >> 4),
                    anchorStatus,
                    source);
        }

        String requiredText() {
            String text = text();
            if (text == null) {
                throw new IllegalStateException("every post has an item_id and a file");
            }
            return text;
        }

        private @Nullable String text() {
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

        private List<String> mentioned() {
            int count = (int) number();
            if (count == 0) {
                return List.of();
            }
            List<String> ids = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                ids.add(requiredText());
            }
            return Collections.unmodifiableList(ids);
        }

        private @Nullable Instant time() {
            int begin = bytes[at++];
            if (begin == MISSING) {
                return null;
            }
            long zigzag = number();
            long seconds = zigzag >>> 1 ^ -(zigzag & 1);
            return Instant.ofEpochSecond(seconds, begin == NANOS_FOLLOW ? number() : 0);
        }

        private long longNumber() {
            long number = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                number = number << 8 | bytes[at++] & 0xFF;
            }
            return number;
        }

        private long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }
    }

    private static @Nullable Boolean flag(int bits) {
        return (bits & 3) == 0 ? null : Boolean.valueOf((bits & 3) == 2);
    }
}
