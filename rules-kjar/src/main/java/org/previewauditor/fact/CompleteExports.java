package org.previewauditor.fact;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Whether this kind is complete for this ad account and for all of these keys. {@code null} keys do not count. */
    public boolean cover(ExportKind kind, String advertiserId, Collection<@Nullable String> keys) {
        Scope scope = scopes.get(kind);
        return scope != null
                && (scope.advertiserIds() == null || scope.advertiserIds().contains(advertiserId))
                && (scope.unreadableKeys().isEmpty()
                        || keys.stream().noneMatch(key -> key != null && scope.unreadableKeys().contains(key)));
    }

    /** Whether this kind is complete for this ad's ad account. */
    public boolean coverAdAccount(ExportKind kind, Ad ad) {
        return cover(kind, ad.advertiserId(), java.util.Collections.singleton(ad.advertiserId()));
    }

    /** Whether {@code spark_posts} is complete for this ad account and post. */
    public boolean coverPost(Ad ad, @Nullable String itemId) {
        return cover(ExportKind.SPARK_POSTS, ad.advertiserId(), java.util.Collections.singleton(itemId));
    }

    /** Whether this kind is complete for the TikTok account that this ad names, known by these ids and handles. */
    public boolean coverTikTokAccount(ExportKind kind, Ad ad, @Nullable TikTokAccount account) {
        Stream<@Nullable String> ids =
                Stream.of(ad.identityId(), account == null ? null : account.identityId());
        Stream<String> handles = Stream.of(
                        ad.identityName(),
                        account == null ? null : account.username(),
                        account == null ? null : account.displayName())
                .filter(Objects::nonNull)
                .map(Handle::of);
        Scope scope = scopes.get(kind);
        if (scope != null && scope.unreadableKeys().isEmpty()) {
            return cover(kind, ad.advertiserId(), Set.of());
        }
        return cover(kind, ad.advertiserId(), Stream.concat(ids, handles).toList());
    }

    /** Whether rows of this kind name TikTok accounts in a way in which this ad does, so that they can be compared. */
    public boolean comparable(ExportKind kind, Ad ad) {
        Scope scope = scopes.get(kind);
        return scope != null
                && ((ad.identityId() != null && scope.namesIds())
                        || (ad.identityName() != null && scope.namesHandles()));
    }
}
