package org.previewauditor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.previewauditor.fact.AdCount;

/**
 * How many ads each ad group has. Where there are millions of ads there are hundreds of thousands of ad groups: so they
 * are kept in some thirty bytes each, and only made into facts when they are asked for. For one thread.
 */
final class AdGroupSizes {

    private final List<Account> accounts = new ArrayList<>();

    /**
     * The ad groups of an ad account.
     *
     * @param ids one after the other
     * @param ends where each id ends
     * @param counts how many ads each has
     */
    private record Account(String advertiserId, String ids, int[] ends, int[] counts) {

        static Account of(String advertiserId, SortedMap<String, Integer> sizes) {
            StringBuilder ids = new StringBuilder();
            int[] ends = new int[sizes.size()];
            int[] counts = new int[sizes.size()];
            int group = 0;
            for (Map.Entry<String, Integer> size : sizes.entrySet()) {
                ids.append(size.getKey());
                ends[group] = ids.length();
                counts[group++] = size.getValue();
            }
            return new Account(advertiserId, ids.toString(), ends, counts);
        }

        void forEach(Consumer<AdCount> each) {
            int start = 0;
            for (int group = 0; group < ends.length; group++) {
                each.accept(new AdCount(advertiserId, ids.substring(start, ends[group]), counts[group]));
                start = ends[group];
            }
        }
    }

    /**
     * Takes in an ad account; to be called once for each.
     *
     * @param sizes how many ads each of its ad groups has, deleted ones aside
     */
    void add(String advertiserId, SortedMap<String, Integer> sizes) {
        if (!sizes.isEmpty()) {
            accounts.add(Account.of(advertiserId, sizes));
        }
    }

    /** Tells how many ads each ad group has: ad accounts in the order in which they came, ad groups in that of their ids. */
    void forEach(Consumer<AdCount> each) {
        for (Account account : accounts) {
            account.forEach(each);
        }
    }
}
