package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.AdKey;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.report.Summary;

/** Compares two finished runs. Holds some twenty bytes for each ad, and more only for those that differ. */
public final class Differ {

    private static final int EXAMPLES = 5;

    private final Map<String, AccountMemory> accounts = new TreeMap<>();
    private final Map<String, ReportedAds> noted = new HashMap<>();
    private final Map<AdName, BigDecimal> spend = new HashMap<>();
    private final Map<VerdictPair, Sum> verdicts = new HashMap<>();
    private final Map<String, Sum> gained = new HashMap<>();
    private final Map<String, Sum> lost = new HashMap<>();
    private final Sum onlyBefore = new Sum();
    private final Sum onlyAfter = new Sum();
    private long failingOnlyBefore;
    private long failingOnlyAfter;
    private long inBoth;
    private long changed;

    private Differ() {}

    private record AdName(String advertiserId, long key) {}

    private record VerdictPair(Verdict before, Verdict after) {}

    /** @throws org.previewauditor.readback.UnusableRunException if a run cannot be read */
    public static RunDifference between(FinishedRun before, FinishedRun after) {
        return new Differ().compare(before, after);
    }

    private RunDifference compare(FinishedRun before, FinishedRun after) {
        remember(before);
        ReportedOutcomes outcomes = note(after);
        for (AccountMemory account : accounts.values()) {
            ReportedAds ads =
                    noted.getOrDefault(account.advertiserId(), new ReportedAds(account.advertiserId(), outcomes));
            ads.close();
            compare(account, ads, outcomes);
        }
        Set<String> currencies = currencies(before, after);
        String currency = currencies.size() == 1 ? currencies.iterator().next() : null;
        return new RunDifference(
                side(before),
                side(after),
                currency,
                currencies.size() > 1,
                before.summary()
                        .rules()
                        .checksum()
                        .equals(after.summary().rules().checksum()),
                inBoth,
                changed,
                verdictChanges(currency),
                findingChanges(currency),
                new RunDifference.OneSided(onlyBefore.ads, failingOnlyBefore, onlyBefore.examples(null)),
                new RunDifference.OneSided(onlyAfter.ads, failingOnlyAfter, onlyAfter.examples(currency)));
    }

    private void remember(FinishedRun run) {
        ReportedOutcomes outcomes = new ReportedOutcomes();
        Map<String, ReportedAds> before = new HashMap<>();
        try (Stream<ReportedAd> ads = run.ads()) {
            ads.forEach(ad -> before.computeIfAbsent(
                            FinishedRun.shown(ad.advertiserId()), id -> new ReportedAds(id, outcomes))
                    .add(FinishedRun.shown(ad.adId()), outcomes.number(ad)));
        }
        Comparer states = new Comparer(outcomes, 0);
        before.forEach((advertiserId, ads) -> {
            ads.close();
            accounts.put(
                    advertiserId,
                    new AccountMemory(advertiserId, states.compare(unknown(advertiserId), ads), null, false));
        });
    }

    private ReportedOutcomes note(FinishedRun run) {
        ReportedOutcomes outcomes = new ReportedOutcomes();
        try (Stream<ReportedAd> ads = run.ads()) {
            ads.forEach(ad -> {
                String adId = FinishedRun.shown(ad.adId());
                AccountMemory memory = accounts.computeIfAbsent(FinishedRun.shown(ad.advertiserId()), Differ::unknown);
                noted.computeIfAbsent(memory.advertiserId(), id -> new ReportedAds(id, outcomes))
                        .add(adId, outcomes.number(ad));
                AdState before = memory.state(adId);
                if (ad.spend() != null && (before == null || differs(before, ad))) {
                    spend.putIfAbsent(new AdName(memory.advertiserId(), AdKey.of(adId)), ad.spend());
                }
            });
        }
        return outcomes;
    }

    private static boolean differs(AdState before, ReportedAd row) {
        return before.verdict() != row.verdict() || !before.codes().equals(row.codes());
    }

    private void compare(AccountMemory account, ReportedAds ads, ReportedOutcomes outcomes) {
        AccountStates last = account.last();
        BitSet known = new BitSet();
        int next = 0;
        for (int i = 0; i < last.keys().length; i++) {
            long key = last.keys()[i];
            AdState before = last.state(i);
            while (next < ads.size() && ads.key(next) < key) {
                next++;
            }
            Outcomes.Outcome now = null;
            if (next < ads.size() && ads.key(next) == key) {
                known.set(next);
                now = outcomes.outcome(ads.outcome(next));
            }
            if (now != null && now.codes().contains(AdState.DELETED)) {
                now = null;
            }
            String adId = idOf(key, ads, next);
            if (now == null) {
                if (!before.deleted()) {
                    onlyBefore.add(example(account, key, adId));
                    failingOnlyBefore += before.verdict() == Verdict.WILL_FAIL ? 1 : 0;
                }
            } else if (before.deleted()) {
                addOnlyAfter(example(account, key, adId), now);
            } else {
                inBoth++;
                if (before.verdict() != now.verdict() || !before.codes().equals(now.codes())) {
                    compare(example(account, key, adId), before, now);
                }
            }
        }
        for (int i = 0; i < ads.size(); i++) {
            Outcomes.Outcome now = outcomes.outcome(ads.outcome(i));
            if (!known.get(i) && !now.codes().contains(AdState.DELETED)) {
                addOnlyAfter(example(account, ads.key(i), ads.adId(i)), now);
            }
        }
    }

    /** The id of an ad, which is told by its key or, if the second run has it, by that. */
    private static @Nullable String idOf(long key, ReportedAds ads, int place) {
        if (AdKey.isId(key)) {
            return Long.toString(key);
        }
        return place < ads.size() && ads.key(place) == key ? ads.adId(place) : null;
    }

    private void addOnlyAfter(RunDifference.Example ad, Outcomes.Outcome now) {
        onlyAfter.add(ad);
        failingOnlyAfter += now.verdict() == Verdict.WILL_FAIL ? 1 : 0;
    }

    private void compare(RunDifference.Example ad, AdState before, Outcomes.Outcome now) {
        if (before.verdict() != now.verdict()) {
            changed++;
            verdicts.computeIfAbsent(new VerdictPair(before.verdict(), now.verdict()), any -> new Sum())
                    .add(ad);
        }
        for (String code : without(now.codes(), before.codes())) {
            gained.computeIfAbsent(code, any -> new Sum()).add(ad);
        }
        for (String code : without(before.codes(), now.codes())) {
            lost.computeIfAbsent(code, any -> new Sum()).add(ad);
        }
    }

    private static Set<String> without(List<String> codes, List<String> others) {
        Set<String> left = new LinkedHashSet<>(codes);
        others.forEach(left::remove);
        return left;
    }

    private List<RunDifference.VerdictChange> verdictChanges(@Nullable String currency) {
        List<RunDifference.VerdictChange> changes = new ArrayList<>();
        verdicts.forEach((pair, sum) -> changes.add(new RunDifference.VerdictChange(
                pair.before(), pair.after(), sum.ads, sum.spend(currency), sum.examples(currency))));
        changes.sort(Comparator.comparingLong(RunDifference.VerdictChange::ads)
                .reversed()
                .thenComparing(RunDifference.VerdictChange::after)
                .thenComparing(RunDifference.VerdictChange::before));
        return changes;
    }

    private List<RunDifference.FindingChange> findingChanges(@Nullable String currency) {
        Set<String> codes = new TreeSet<>(gained.keySet());
        codes.addAll(lost.keySet());
        List<RunDifference.FindingChange> changes = new ArrayList<>();
        for (String code : codes) {
            Sum more = gained.getOrDefault(code, new Sum());
            Sum less = lost.getOrDefault(code, new Sum());
            changes.add(new RunDifference.FindingChange(
                    code, more.ads, less.ads, more.spend(currency), more.examples(currency), less.examples(currency)));
        }
        changes.sort(Comparator.comparingLong((RunDifference.FindingChange change) -> change.gained() + change.lost())
                .reversed()
                .thenComparing(RunDifference.FindingChange::code));
        return changes;
    }

    private RunDifference.Example example(AccountMemory account, long key, @Nullable String adId) {
        return new RunDifference.Example(
                account.advertiserId(), adId == null ? "" : adId, spend.get(new AdName(account.advertiserId(), key)));
    }

    private static AccountMemory unknown(String advertiserId) {
        return new AccountMemory(advertiserId, AccountStates.NONE, null, false);
    }

    private static RunDifference.Side side(FinishedRun run) {
        Summary summary = run.summary();
        return new RunDifference.Side(
                summary.runId(),
                summary.asOf(),
                run.folder().toString(),
                summary.totals().ads(),
                summary.totals().byVerdict());
    }

    private static Set<String> currencies(FinishedRun before, FinishedRun after) {
        Set<String> currencies =
                new TreeSet<>(before.summary().totals().spendByVerdict().keySet());
        currencies.addAll(after.summary().totals().spendByVerdict().keySet());
        return currencies;
    }

    /** Some ads: how many, what was spent on them, and those on which most was. */
    private static final class Sum {
        private static final Comparator<RunDifference.Example> MOST_SPENT = Comparator.comparing(
                        (RunDifference.Example ad) -> ad.spend() == null ? BigDecimal.ZERO : ad.spend())
                .reversed()
                .thenComparing(RunDifference.Example::advertiserId)
                .thenComparing(RunDifference.Example::adId);

        private long ads;
        private BigDecimal spend = BigDecimal.ZERO;
        private final List<RunDifference.Example> examples = new ArrayList<>(EXAMPLES + 1);

        void add(RunDifference.Example ad) {
            ads++;
            if (ad.spend() != null) {
                spend = spend.add(ad.spend());
            }
            boolean named = !ad.adId().isEmpty();
            if (named && (examples.size() < EXAMPLES || MOST_SPENT.compare(ad, examples.get(EXAMPLES - 1)) < 0)) {
                examples.add(ad);
                examples.sort(MOST_SPENT);
                if (examples.size() > EXAMPLES) {
                    examples.remove(EXAMPLES);
                }
            }
        }

        @Nullable
        BigDecimal spend(@Nullable String currency) {
            return currency == null
                    ? null
                    : new BigDecimal(spend.stripTrailingZeros().toPlainString());
        }

        List<RunDifference.Example> examples(@Nullable String currency) {
            return currency != null
                    ? List.copyOf(examples)
                    : examples.stream()
                            .map(ad -> new RunDifference.Example(ad.advertiserId(), ad.adId(), null))
                            .toList();
        }
    }
}
