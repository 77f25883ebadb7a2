package org.previewauditor.history;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
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

    /**
     * What becomes of the ads of both.
     *
     * @param choice gets the state here and the one there, of which one may be {@code null}, and returns what is to be
     *     remembered, or {@code null} for nothing
     */
    AccountStates merged(AccountStates other, BinaryOperator<@Nullable AdState> choice) {
        StateDictionary chosen = new StateDictionary();
        int most = keys.length + other.keys.length;
        long[] chosenKeys = new long[most];
        int[] chosenStates = new int[most];
        int count = 0;
        int here = 0;
        int there = 0;
        while (here < keys.length || there < other.keys.length) {
            long key = here == keys.length
                    ? other.keys[there]
                    : there == other.keys.length ? keys[here] : Math.min(keys[here], other.keys[there]);
            AdState mine = here < keys.length && keys[here] == key ? state(here++) : null;
            AdState theirs = there < other.keys.length && other.keys[there] == key ? other.state(there++) : null;
            AdState state = choice.apply(mine, theirs);
            if (state != null) {
                chosenKeys[count] = key;
                chosenStates[count++] = chosen.place(state);
            }
        }
        return new AccountStates(Arrays.copyOf(chosenKeys, count), Arrays.copyOf(chosenStates, count), chosen.states());
    }
}
