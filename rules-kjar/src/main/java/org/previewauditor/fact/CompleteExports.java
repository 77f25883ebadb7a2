package org.previewauditor.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which exports are whole, so that a row they do not have is a row that does not exist. Only beside this fact may a
 * rule conclude from absence.
 */
public final class CompleteExports {

    /**
     * What is known of one complete kind.
     *
     * @param advertiserIds the ad accounts for which it is complete; {@code null} for all
     * @param unreadableKeys ids and {@link Handle handles} of rejected rows: of these nothing may be concluded
     * @param namesIds whether some row has an identity id
     * @param namesHandles whether some row has a handle or a name
     */
    public record Scope(
            @Nullable Set<String> advertiserIds, Set<String> unreadableKeys, boolean namesIds, boolean namesHandles) {}

    private final Map<ExportKind, Scope> scopes;

    public CompleteExports(Map<ExportKind, Scope> scopes) {
        this.scopes = scopes.isEmpty() ? Map.of() : new EnumMap<>(scopes);
    }

    /** What is complete about this kind, or {@code null} if the kind is not complete at all. */
    public @Nullable Scope scope(ExportKind kind) {
        return scopes.get(kind);
    }

    /** Whether this kind is complete, at least for some ad accounts. */
    public boolean include(ExportKind kind) {
        return scopes.containsKey(kind);
    }

    /** Whether this kind is complete for this ad account and for all of these keys. {@code null} keys do not count. */
    public boolean cover(ExportKind kind, String advertiserId, Collection<@Nullable String> keys) {
        Scope scope = scopes.get(kind);
        return scope != null
                && (scope.advertiserIds() == null || scope.advertiserIds().contains(advertiserId))
                && (scope.unreadableKeys().isEmpty()
                        || keys.stream()
                                .noneMatch(key ->
                                        key != null && scope.unreadableKeys().contains(key)));
    }

    /** Whether this kind is complete for this ad's ad account. */
    public boolean coverAdAccount(ExportKind kind, Ad ad) {
        return cover(kind, ad.advertiserId(), Collections.singleton(ad.advertiserId()));
    }

    /** Whether {@code spark_posts} is complete for this ad account and post. */
    public boolean coverPost(Ad ad, @Nullable String itemId) {
        return cover(ExportKind.SPARK_POSTS, ad.advertiserId(), Collections.singleton(itemId));
    }

    /** Whether this kind is complete for the TikTok account that this ad names, known by these ids and handles. */
    public boolean coverTikTokAccount(ExportKind kind, Ad ad, @Nullable TikTokAccount account) {
        Scope scope = scopes.get(kind);
        if (scope == null || scope.unreadableKeys().isEmpty()) {
            return cover(kind, ad.advertiserId(), Set.of());
        }
        Set<@Nullable String> keys = new HashSet<>();
        keys.add(ad.identityId());
        keys.add(handle(ad.identityName()));
        if (account != null) {
            keys.add(account.identityId());
            keys.add(handle(account.username()));
        }
        return cover(kind, ad.advertiserId(), keys);
    }

    /** Whether rows of this kind name TikTok accounts in a way in which this ad does, so that they can be compared. */
    public boolean comparable(ExportKind kind, Ad ad) {
        Scope scope = scopes.get(kind);
        return scope != null
                && ((ad.identityId() != null && scope.namesIds())
                        || (ad.identityName() != null && scope.namesHandles()));
    }

    private static @Nullable String handle(@Nullable String name) {
        return name == null ? null : Handle.of(name);
    }
}
