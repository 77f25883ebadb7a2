package org.previewauditor.benchmarks.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.Connection;

/** What is true of the analytics tool's connections to an ad account. */
public final class ConnectionTruths {

    private static final Set<String> GOOD = Set.of("CONNECTED", "ACTIVE", "ENABLED", "OK");
    private static final Set<String> BAD = Set.of("DISCONNECTED", "EXPIRED", "REVOKED", "ERROR", "INVALID", "DISABLED");
    private static final Duration OLD = Duration.ofDays(2);

    public final List<Connection> all;
    public final List<Connection> healthy;
    public final boolean failsByToken;
    public final @Nullable Instant lastSync;
    public final boolean syncIsOld;

    /** The word on no list in the row that decides, or {@code null}. */
    public final @Nullable String unknownStatus;

    /** The word on no list in the row that synchronised last, if another row decides; else {@code null}. */
    public final @Nullable String doubtfulStatus;

    /** The newest synchronisation over a row whose word is on a list. */
    public final @Nullable Instant certainSync;

    public final boolean certainSyncIsOld;

    ConnectionTruths(List<Connection> rows, AnalyticsTool tool, Instant asOf) {
        all = rows.stream().filter(row -> tool.matches(row.tool())).toList();
        List<Connection> working = new ArrayList<>();
        List<Connection> doubtful = new ArrayList<>();
        List<Connection> withoutToken = new ArrayList<>();
        for (Connection row : all) {
            boolean bad = row.status() != null && BAD.contains(row.status());
            boolean token = row.tokenExpiresAt() == null || row.tokenExpiresAt().isAfter(asOf);
            if (!bad) {
                (!token ? withoutToken : isUnknown(row) ? doubtful : working).add(row);
            }
        }
        certainSync = sync(newest(working));
        certainSyncIsOld = isOld(certainSync, asOf);
        boolean certain = !working.isEmpty();
        working.addAll(doubtful);
        healthy = working;
        failsByToken = !withoutToken.isEmpty();
        Connection newest = newest(healthy);
        lastSync = sync(newest);
        syncIsOld = isOld(lastSync, asOf);
        doubtfulStatus = certain && newest != null && isUnknown(newest) ? newest.status() : null;
        List<Connection> deciding = healthy.isEmpty() ? withoutToken : healthy;
        unknownStatus = !deciding.isEmpty() && deciding.stream().allMatch(ConnectionTruths::isUnknown)
                ? deciding.get(0).status()
                : null;
    }

    private static @Nullable Connection newest(List<Connection> rows) {
        Connection newest = null;
        Instant at = null;
        for (Connection row : rows) {
            Instant sync = row.lastSyncAt();
            if (sync != null && (at == null || sync.isAfter(at))) {
                newest = row;
                at = sync;
            }
        }
        return newest;
    }

    private static @Nullable Instant sync(@Nullable Connection row) {
        return row == null ? null : row.lastSyncAt();
    }

    private static boolean isOld(@Nullable Instant sync, Instant asOf) {
        return sync != null && sync.isBefore(asOf.minus(OLD));
    }

    private static boolean isUnknown(Connection row) {
        return row.status() != null && !GOOD.contains(row.status()) && !BAD.contains(row.status());
    }
}
