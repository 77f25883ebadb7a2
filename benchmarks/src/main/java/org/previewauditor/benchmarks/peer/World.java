package org.previewauditor.benchmarks.peer;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.CompleteExports;

/**
 * What holds for all ads of a drop, and what is true of the accounts that they name: found out once for each account,
 * because many ads name the same. For one thread.
 */
public final class World {

    private final Exports exports;
    private final AsOf asOf;
    private final CompleteExports complete;
    private final AnalyticsTool tool;
    private final Map<Named, AccountTruths> accounts = new HashMap<>();
    private final Map<String, ConnectionTruths> connections = new HashMap<>();

    private record Named(
            String advertiserId,
            @Nullable String id,
            @Nullable String name) {}

    public World(Exports exports, AsOf asOf) {
        this.exports = exports;
        this.asOf = asOf;
        this.complete = exports.complete();
        this.tool = exports.tool();
    }

    /** The ad with all that is true of it. */
    public JudgedAd judge(Ad ad) {
        AdContext context = exports.contextOf(ad);
        AccountTruths account = accounts.computeIfAbsent(
                new Named(ad.advertiserId(), ad.identityId(), ad.identityName()),
                any -> new AccountTruths(ad, context.access(), complete));
        ConnectionTruths connection = connections.computeIfAbsent(
                ad.advertiserId(), any -> new ConnectionTruths(context.connections(), tool, asOf.instant()));
        return new JudgedAd(context, account, connection, this);
    }

    AsOf asOf() {
        return asOf;
    }

    CompleteExports complete() {
        return complete;
    }
}
