package org.previewauditor.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states of one ad account, each once. */
final class StateDictionary {

    private final List<AdState> states = new ArrayList<>();
    private final Map<AdState, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> placesOfOutcomes = new HashMap<>();

    int place(AdState state) {
        Integer place = places.get(state);
        if (place == null) {
            place = states.size();
            states.add(state);
            places.put(state, place);
        }
        return place;
    }

    int place(int number, boolean failing, boolean mixed, Outcomes.Outcome outcome) {
        int outcomeKey = number << 2 | (failing ? 2 : 0) | (mixed ? 1 : 0);
        Integer place = placesOfOutcomes.get(outcomeKey);
        if (place == null) {
            List<String> codes = outcome.codes();
            place = place(new AdState(outcome.verdict(), failing, mixed, codes.contains(AdState.DELETED), 0, codes));
            placesOfOutcomes.put(outcomeKey, place);
        }
        return place;
    }

    AdState get(int place) {
        return states.get(place);
    }

    /** All of them, by their places. */
    List<AdState> states() {
        return states;
    }
}
