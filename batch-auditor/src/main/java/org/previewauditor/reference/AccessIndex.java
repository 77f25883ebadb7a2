package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.TikTokAccount;

/**
 * What the exports say of TikTok accounts, their links and their members. Ads of one ad account that name the same
 * TikTok account share one answer. For any number of threads.
 */
final class AccessIndex {

    /** Answers that are remembered; beyond that they are worked out each time. */
    private static final int REMEMBERED = 200_000;

    // Asked for every ad. What Java generates for records is several times slower.
    private record Named(
            String advertiserId,
            @Nullable String identityId,
            @Nullable String identityName) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Named named
                    && advertiserId.equals(named.advertiserId)
                    && Objects.equals(identityId, named.identityId)
                    && Objects.equals(identityName, named.identityName);
        }

        @Override
        public int hashCode() {
            int hash = advertiserId.hashCode();
            hash = 31 * hash + (identityId == null ? 0 : identityId.hashCode());
            return 31 * hash + (identityName == null ? 0 : identityName.hashCode());
        }
    }

    private final List<TikTokAccount> accounts;
    private final RowIndex<TikTokAccount> accountsById;
    private final RowIndex<TikTokAccount> accountsByUsername;
    private final RowIndex<TikTokAccount> accountsByDisplayName;
    private final List<AccountLink> links;
    private final RowIndex<AccountLink> linksById;
    private final RowIndex<AccountLink> linksByUsername;
    private final List<MemberPermission> members;
    private final RowIndex<MemberPermission> membersById;
    private final RowIndex<MemberPermission> membersByUsername;
    private final Map<Named, AdContext.Access> remembered = new ConcurrentHashMap<>();

    AccessIndex(List<TikTokAccount> accounts, List<AccountLink> links, List<MemberPermission> members) {
        this.accounts = accounts;
        this.accountsById = new RowIndex<>(accounts, TikTokAccount::identityId);
        this.accountsByUsername = new RowIndex<>(accounts, account -> handle(account.username()));
        this.accountsByDisplayName = new RowIndex<>(accounts, account -> handle(account.displayName()));
        this.links = links;
        this.linksById = new RowIndex<>(links, link -> within(link.advertiserId(), link.identityId()));
        this.linksByUsername = new RowIndex<>(links, link -> within(link.advertiserId(), handle(link.username())));
        this.members = members;
        this.membersById = new RowIndex<>(members, MemberPermission::identityId);
        this.membersByUsername = new RowIndex<>(members, member -> handle(member.username()));
    }

    /** All rows that may be meant by the TikTok account that this ad names. */
    AdContext.Access of(Ad ad) {
        boolean nothingIsKnown = accounts.isEmpty() && links.isEmpty() && members.isEmpty();
        if (nothingIsKnown || (ad.identityId() == null && ad.identityName() == null)) {
            return AdContext.Access.NONE;
        }
        Named named = new Named(ad.advertiserId(), ad.identityId(), ad.identityName());
        AdContext.Access known = remembered.get(named);
        if (known == null) {
            known = find(named);
            if (remembered.size() < REMEMBERED) {
                remembered.put(named, known);
            }
        }
        return known;
    }

    private AdContext.Access find(Named named) {
        String name = handle(named.identityName());
        Collection<Integer> found = new TreeSet<>();
        accountsById.forEach(named.identityId(), found::add);
        accountsByUsername.forEach(name, found::add);
        accountsByDisplayName.forEach(name, found::add);
        List<TikTokAccount> meant = rows(accounts, found);

        Collection<@Nullable String> ids = new ArrayList<>();
        Collection<@Nullable String> handles = new ArrayList<>();
        ids.add(named.identityId());
        handles.add(name);
        for (TikTokAccount account : meant) {
            ids.add(account.identityId());
            handles.add(handle(account.username()));
        }
        Collection<Integer> foundLinks = new TreeSet<>();
        Collection<Integer> foundMembers = new TreeSet<>();
        for (String id : ids) {
            linksById.forEach(within(named.advertiserId(), id), foundLinks::add);
            membersById.forEach(id, foundMembers::add);
        }
        for (String handle : handles) {
            linksByUsername.forEach(within(named.advertiserId(), handle), foundLinks::add);
            membersByUsername.forEach(handle, foundMembers::add);
        }
        if (meant.isEmpty() && foundLinks.isEmpty() && foundMembers.isEmpty()) {
            return AdContext.Access.NONE;
        }
        return new AdContext.Access(meant, rows(links, foundLinks), rows(members, foundMembers));
    }

    private static <T> List<T> rows(List<T> all, Collection<Integer> places) {
        return places.stream().map(all::get).toList();
    }

    private static @Nullable String handle(@Nullable String name) {
        return name == null ? null : Handle.of(name);
    }

    private static @Nullable String within(String advertiserId, @Nullable String key) {
        return key == null ? null : advertiserId + '>' + key;
    }
}
