package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Money;
import org.previewauditor.report.Summary;

/** Verdicts and causes in numbers: what the charts show, and the tables beside them. */
public record Overview(List<String> currencies, List<Bar> verdicts, List<Bar> causes) {

    /**
     * A bar of a chart.
     *
     * @param kind the verdict or the effect
     * @param spend by currency
     */
    public record Bar(
            String kind,
            String label,
            String effect,
            String owner,
            long ads,
            String share,
            Map<String, BigDecimal> spend) {

        public String count() {
            return Words.count(ads);
        }

        public String spend(String currency) {
            return Money.amount(spend.getOrDefault(currency, BigDecimal.ZERO));
        }
    }

    static Overview of(RunReading run) {
        Summary.Totals totals = run.summary().totals();
        List<Bar> causes = new ArrayList<>();
        for (CodeText code : run.codes().values()) {
            long ads = totals.byCode().getOrDefault(code.code(), 0L);
            if (ads > 0 && code.effect() != Effect.NOTICE) {
                CodeFixes fixes = run.fixes().get(code.code());
                causes.add(new Bar(
                        code.effect().name(),
                        code.label(),
                        code.effectWords(),
                        code.ownerWords(),
                        ads,
                        Words.share(ads, totals.ads()),
                        fixes == null ? Map.of() : fixes.spend()));
            }
        }
        causes.sort(Comparator.comparingLong(Bar::ads).reversed());
        return new Overview(
                List.copyOf(new TreeMap<>(totals.spendByVerdict()).keySet()),
                Headline.order().stream()
                        .map(verdict -> verdict(totals, verdict))
                        .toList(),
                causes);
    }

    private static Bar verdict(Summary.Totals totals, Verdict verdict) {
        long ads = totals.byVerdict().getOrDefault(verdict, 0L);
        Map<String, BigDecimal> spend = new TreeMap<>();
        totals.spendByVerdict().forEach((currency, amounts) -> {
            BigDecimal amount = amounts.get(verdict);
            if (amount != null) {
                spend.put(currency, amount);
            }
        });
        return new Bar(verdict.name(), Words.verdict(verdict), "", "", ads, Words.share(ads, totals.ads()), spend);
    }

    /** What a currency is called where one of several is chosen. */
    public String currencyWords(String currency) {
        return Words.currency(currency);
    }

    public String spendLabel(String currency) {
        return Words.spendTitle(currency);
    }

    public String causeCount() {
        return Words.count(causes.size());
    }
}
