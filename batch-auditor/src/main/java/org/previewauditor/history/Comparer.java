package org.previewauditor.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.history.TurnedAds.TurnedAd;
import org.previewauditor.ledger.AdKey;
import org.previewauditor.report.Change;
import org.previewauditor.report.SinceLastRun;

/**
 * Compares what a run noted with what was remembered, one ad account after the other, and makes the memory of the next
 * run from both.
 */
final class Comparer {

    private static final int GONE_EXAMPLES = 20;

    private static final Comparator<SinceLastRun.Example> FAILING_FIRST = Comparator.comparing(
                    (SinceLastRun.Example example) -> example.before() != Verdict.WILL_FAIL)
            .thenComparing(SinceLastRun.Example::advertiserId)
            .thenComparing(SinceLastRun.Example::adId);

    private final Outcomes outcomes;
    private final int oldest;
    private final Map<Change, Long> changes = new EnumMap<>(Change.class);
    private final Map<RunKey, Long> comparedWith = new HashMap<>();
    private final TurnedAds broke = new TurnedAds();
    private final TurnedAds fixed = new TurnedAds();
    private final List<SinceLastRun.Example> goneExamples = new ArrayList<>();
    private long gone;
    private long goneFailing;
    private long deletedSince;
    private long firstSeenFailing;

    /** @param oldest for how many runs an ad is remembered that is no longer in the exports */
    Comparer(Outcomes outcomes, int oldest) {
        this.outcomes = outcomes;
        this.oldest = oldest;
    }

    /**
     * Counts the ads of an ad account, and returns what is to be remembered of them.
     *
     * @param ads what the run noted, or {@code null} if it has none of the ad account
     */
    AccountStates compare(AccountMemory account, @Nullable NotedAds ads) {
        StateDictionary dictionary = new StateDictionary();
        AccountStates last = account.last();
        int noted = ads == null ? 0 : ads.size();
        int size = last.keys().length + noted;
        long[] keys = new long[size];
        int[] states = new int[size];
        int count = 0;
        int known = 0;
        int next = 0;
        long seen = 0;
        while (known < last.keys().length || next < noted) {
            long key;
            int state;
            if (ads == null || next == noted || (known < last.keys().length && last.keys()[known] < ads.key(next))) {
                key = last.keys()[known];
                state = absent(account, key, last.state(known), dictionary);
                known++;
            } else {
                key = ads.key(next);
                if (known < last.keys().length && last.keys()[known] == key) {
                    state = present(ads, next, last.state(known), dictionary);
                    known++;
                    seen++;
                } else {
                    state = isNew(ads, next, dictionary);
                }
                next++;
            }
            if (state >= 0) {
                keys[count] = key;
                states[count++] = state;
            }
        }
        if (account.lastRun() != null) {
            comparedWith.merge(account.lastRun(), seen, Long::sum);
        }
        return count == size
                ? new AccountStates(keys, states, dictionary.states())
                : new AccountStates(Arrays.copyOf(keys, count), Arrays.copyOf(states, count), dictionary.states());
    }

    /** @param anyHistory whether there is any earlier run */
    Comparison result(boolean anyHistory, AccountSample accounts) {
        RunKey previous = comparedWith.entrySet().stream()
                .max(Map.Entry.<RunKey, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().asOf())
                        .thenComparing(entry -> entry.getKey().runId()))
                .map(Map.Entry::getKey)
                .orElse(null);
        return new Comparison(
                anyHistory ? allChanges() : Map.of(),
                previous == null ? null : previous.runId(),
                previous == null
                        ? null
                        : new SinceLastRun(
                                previous.asOf().toString(),
                                broke.sum(),
                                fixed.sum(),
                                new SinceLastRun.Gone(gone, goneFailing, deletedSince, goneExamples),
                                new SinceLastRun.FirstSeen(
                                        changes.getOrDefault(Change.FIRST_SEEN, 0L), firstSeenFailing)),
                accounts);
    }

    private Map<Change, Long> allChanges() {
        Map<Change, Long> all = new EnumMap<>(Change.class);
        for (Change change : Change.values()) {
            all.put(change, changes.getOrDefault(change, 0L));
        }
        return all;
    }

    private int present(NotedAds ads, int ad, AdState before, StateDictionary dictionary) {
        int number = ads.outcome(ad);
        Outcomes.Outcome outcome = outcomes.outcome(number);
        boolean failing = outcome.fails(before.failing());
        Change change = Change.of(before.failing(), failing);
        int place = dictionary.place(number, failing, ads.mixed(ad), outcome);
        if (dictionary.get(place).deleted()) {
            deletedSince += before.deleted() ? 0 : 1;
            return place;
        }
        changes.merge(change, 1L, Long::sum);
        if (change == Change.NEW_FAILURE || change == Change.RECOVERED) {
            TurnedAd turned = new TurnedAd(
                    ads.advertiserId(),
                    ads.adId(ad),
                    before.verdict(),
                    ads.spend(ad),
                    outcomes.currency(ads.advertiserId()));
            if (change == Change.NEW_FAILURE) {
                countBroken(turned, before, ads.blockers(ad));
            } else {
                countFixed(turned, before, outcome);
            }
        }
        return place;
    }

    private void countBroken(TurnedAd ad, AdState before, List<Outcomes.Blocker> blockers) {
        broke.add(ad);
        boolean noneIsNew = blockers.stream()
                .allMatch(blocker -> before.codes().contains(blocker.type().code()));
        String last = "";
        for (Outcomes.Blocker blocker : blockers) {
            String code = blocker.type().code();
            // Of one code there may be several subjects; the ad counts once.
            if ((noneIsNew || !before.codes().contains(code)) && !code.equals(last)) {
                broke.addCause(ad, code, blocker.type(), blocker.subjectId());
            }
            last = code;
        }
    }

    private void countFixed(TurnedAd ad, AdState before, Outcomes.Outcome now) {
        fixed.add(ad);
        for (String code : before.codes()) {
            FindingType rule = outcomes.rule(code);
            boolean blocked = rule == null || rule.effect().verdict() == Verdict.WILL_FAIL;
            if (blocked && !now.codes().contains(code)) {
                fixed.addCause(ad, code, rule, null);
            }
        }
    }

    private int absent(AccountMemory account, long key, AdState before, StateDictionary dictionary) {
        if (before.isOwn() && !before.deleted()) {
            gone++;
            goneFailing += before.failing() ? 1 : 0;
            if (AdKey.isId(key)) {
                rememberGone(new SinceLastRun.Example(account.advertiserId(), Long.toString(key), before.verdict()));
            }
        }
        AdState older = before.older(oldest);
        return older == null ? -1 : dictionary.place(older);
    }

    private void rememberGone(SinceLastRun.Example example) {
        if (goneExamples.size() == GONE_EXAMPLES
                && FAILING_FIRST.compare(example, goneExamples.get(GONE_EXAMPLES - 1)) >= 0) {
            return;
        }
        goneExamples.add(example);
        goneExamples.sort(FAILING_FIRST);
        if (goneExamples.size() > GONE_EXAMPLES) {
            goneExamples.remove(GONE_EXAMPLES);
        }
    }

    private int isNew(NotedAds ads, int ad, StateDictionary dictionary) {
        int number = ads.outcome(ad);
        Outcomes.Outcome outcome = outcomes.outcome(number);
        boolean failing = outcome.fails(false);
        int place = dictionary.place(number, failing, ads.mixed(ad), outcome);
        if (!dictionary.get(place).deleted()) {
            changes.merge(Change.FIRST_SEEN, 1L, Long::sum);
            firstSeenFailing += failing ? 1 : 0;
        }
        return place;
    }
}
