package org.previewauditor.reference;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Reason;
import org.previewauditor.export.Tally;

/**
 * The row of each key that counts: the newest by updated_at, where rows without one are oldest, and of equally new ones
 * the last. The others are skipped.
 */
final class LatestRows<T> {

    private record Latest<T>(T row, @Nullable Instant updatedAt, Tally tally) {}

    private final Map<String, Latest<T>> byKey = new LinkedHashMap<>();

    /** @param tally counts the row as a fact already, and is told if the row, now or later, turns out to be superseded */
    void add(String key, T row, @Nullable Instant updatedAt, Tally tally) {
        Latest<T> before = byKey.get(key);
        if (before != null && isOlder(updatedAt, before.updatedAt)) {
            tally.skipFact(Reason.SUPERSEDED);
            return;
        }
        if (before != null) {
            before.tally.skipFact(Reason.SUPERSEDED);
        }
        byKey.put(key, new Latest<>(row, updatedAt, tally));
    }

    @Nullable
    T get(@Nullable String key) {
        Latest<T> latest = key == null ? null : byKey.get(key);
        return latest == null ? null : latest.row;
    }

    /** In the order in which their keys were first read. */
    Collection<T> rows() {
        return byKey.values().stream().map(Latest::row).toList();
    }

    private static boolean isOlder(@Nullable Instant one, @Nullable Instant other) {
        return other != null && (one == null || one.isBefore(other));
    }
}
