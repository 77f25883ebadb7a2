package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.SinceLastRun;

/** Adds up ads that began, or ceased, to fail, by the findings that came or went. */
final class TurnedAds {

    private static final int SUBJECTS = 5;
    private static final int EXAMPLES = 5;

    private long ads;
    private final Map<String, BigDecimal> spend = new TreeMap<>();
    private final Map<String, CauseSum> causes = new HashMap<>();

    /**
     * An ad and what was spent on it.
     *
     * @param adId {@code null} if the ad cannot be named
     */
    record TurnedAd(
            String advertiserId,
            @Nullable String adId,
            Verdict before,
            @Nullable BigDecimal spend,
            String currency) {

        private void book(Map<String, BigDecimal> to) {
            if (spend != null && spend.signum() != 0) {
                to.merge(currency, spend, BigDecimal::add);
            }
        }

        private BigDecimal weight() {
            return spend == null ? BigDecimal.ZERO : spend;
        }

        private SinceLastRun.Example example() {
            return new SinceLastRun.Example(advertiserId, adId == null ? "" : adId, before);
        }
    }

    /** Counts an ad, which then counts under causes. */
    void add(TurnedAd ad) {
        ads++;
        ad.book(spend);
    }

    /** Counts an ad under a finding. */
    void addCause(TurnedAd ad, String code, @Nullable FindingType type, @Nullable String subjectId) {
        CauseSum cause = causes.computeIfAbsent(code, any -> new CauseSum(code, type));
        cause.add(ad);
        if (subjectId != null) {
            cause.subjects.merge(subjectId, 1L, Long::sum);
        }
    }

    SinceLastRun.Turned sum() {
        return new SinceLastRun.Turned(
                ads,
                plain(spend),
                causes.values().stream()
                        .sorted(Comparator.<CauseSum>comparingLong(cause -> -cause.ads)
                                .thenComparing(cause -> cause.code))
                        .map(CauseSum::toCause)
                        .toList());
    }

    private static Map<String, BigDecimal> plain(Map<String, BigDecimal> amounts) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        amounts.forEach((currency, amount) ->
                plain.put(currency, new BigDecimal(amount.stripTrailingZeros().toPlainString())));
        return plain;
    }

    private static final class CauseSum {
        private static final Comparator<TurnedAd> MOST_SPENT = Comparator.comparing(TurnedAd::weight)
                .reversed()
                .thenComparing(TurnedAd::advertiserId)
                .thenComparing(ad -> ad.example().adId());

        private final String code;
        private final @Nullable FindingType type;
        private long ads;
        private final Map<String, BigDecimal> spend = new TreeMap<>();
        private final Map<String, Long> subjects = new HashMap<>();
        private final List<TurnedAd> examples = new ArrayList<>(EXAMPLES + 1);

        CauseSum(String code, @Nullable FindingType type) {
            this.code = code;
            this.type = type;
        }

        void add(TurnedAd ad) {
            ads++;
            ad.book(spend);
            if (ad.adId() == null) {
                return;
            }
            if (examples.size() < EXAMPLES || MOST_SPENT.compare(ad, examples.get(EXAMPLES - 1)) < 0) {
                examples.add(ad);
                examples.sort(MOST_SPENT);
                if (examples.size() > EXAMPLES) {
                    examples.remove(EXAMPLES);
                }
            }
        }

        SinceLastRun.Cause toCause() {
            return new SinceLastRun.Cause(
                    code,
                    type == null ? null : type.owner(),
                    ads,
                    plain(spend),
                    subjects.size(),
                    type == null ? List.of() : mostFrequent(type),
                    examples.stream().map(TurnedAd::example).toList());
        }

        private List<SinceLastRun.Subject> mostFrequent(FindingType of) {
            return subjects.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SUBJECTS)
                    .map(subject -> new SinceLastRun.Subject(of.subjectType(), subject.getKey(), subject.getValue()))
                    .toList();
        }
    }
}
