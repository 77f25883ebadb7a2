package org.previewauditor.history;

import java.util.List;
import org.previewauditor.ledger.AdKey;

/**
 * The last states of the ads of one ad account.
 *
 * @param keys of the ads, see {@link AdKey}; ascending
 * @param states for each ad the place of its state in {@code dictionary}
 */
record AccountStates(long[] keys, int[] states, List<AdState> dictionary) {

    static final AccountStates NONE = new AccountStates(new long[0], new int[0], List.of());

    AdState state(int place) {
        return dictionary.get(states[place]);
    }
}
