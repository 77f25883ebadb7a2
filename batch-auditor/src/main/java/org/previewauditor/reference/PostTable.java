package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;

/**
 * Spark posts by their item_id, in reading order; some sixty bytes each, because a drop may have millions. A post is made
 * anew each time that it is asked for. Asking is for any number of threads once nothing is added any more.
 */
final class PostTable {

    private static final int NONE = -1;

    private final PackedRows rows = new PackedRows();

    /** Where each post is. */
    private int[] places = new int[1 << 10];

    /** For each slot the last post of its chain, and for each post the one before it. */
    private int[] heads = filled(1 << 11);

    private int[] before = new int[1 << 10];
    private int size;

    void add(SparkPost post) {
        if (size == places.length) {
            int larger = size + size / 2;
            places = Arrays.copyOf(places, larger);
            before = Arrays.copyOf(before, larger);
        }
        places[size] = write(post);
        int slot = slotOf(post.itemId());
        before[size] = heads[slot];
        heads[slot] = size++;
        if (size > heads.length) {
            grow();
        }
    }

    /** The posts with this item_id, in reading order. */
    List<SparkPost> get(@Nullable String itemId) {
        if (itemId == null || size == 0) {
            return List.of();
        }
        long number = PackedRows.number(itemId);
        List<SparkPost> found = List.of();
        PackedRows.Reader in = rows.reader();
        for (int post = heads[slotOf(itemId)]; post != NONE; post = before[post]) {
            in.goTo(places[post]);
            if (in.is(itemId, number)) {
                if (found.isEmpty()) {
                    found = List.of(read(itemId, in));
                } else {
                    found = found.size() == 1 ? new ArrayList<>(found) : found;
                    found.add(read(itemId, in));
                }
            }
        }
        if (found.size() < 2) {
            return found;
        }
        Collections.reverse(found);
        return Collections.unmodifiableList(found);
    }

    private int write(SparkPost post) {
        PackedRows.Writer out = rows.begin()
                .id(post.itemId())
                .word(post.advertiserId())
                .word(post.itemType())
                .word(post.itemStatus())
                .word(post.adAuthStatus())
                .time(post.authStartTime())
                .time(post.authEndTime())
                .word(post.authCodeStatus())
                .flag(post.applied())
                .word(post.errorKey())
                .word(post.errorCode())
                .word(post.identityId())
                .word(post.identityType())
                .word(post.tiktokName())
                .id(post.duetOriginalItemId())
                .id(post.stitchOriginalItemId())
                .number(post.mentionedItemIds().size());
        for (String mentioned : post.mentionedItemIds()) {
            out.id(mentioned);
        }
        out.flag(post.isMultiDuetStitch())
                .flag(post.hasOriginalPostAuthCode())
                .flag(post.originalPostAuthorized())
                .word(post.anchorStatus())
                .word(post.source().file())
                .number(post.source().line());
        return rows.end();
    }

    /** @param itemId was read already */
    private static SparkPost read(String itemId, PackedRows.Reader in) {
        return new SparkPost(
                itemId,
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.time(),
                in.time(),
                in.text(),
                in.flag(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                mentioned(in),
                in.flag(),
                Boolean.TRUE.equals(in.flag()),
                in.flag(),
                in.text(),
                new Source(in.requiredText(), (int) in.number()));
    }

    private static List<String> mentioned(PackedRows.Reader in) {
        int count = (int) in.number();
        if (count == 0) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(in.requiredText());
        }
        return Collections.unmodifiableList(ids);
    }

    private void grow() {
        heads = filled(2 * heads.length);
        PackedRows.Reader in = rows.reader();
        for (int post = 0; post < size; post++) {
            in.goTo(places[post]);
            int slot = slotOf(in.requiredText());
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
}
