package org.previewauditor.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;
import org.previewauditor.rulebook.RuleBook;

/**
 * What a rule is about, as its scenario tells: the cases, and the first of those in which it fires with what was found.
 *
 * @param about what the rule is about, in a sentence
 * @param fires names of the cases in which it fires
 * @param nearMisses names of the cases in which it nearly does
 * @param caseName name of the case in the example
 * @param adId the ad of the case
 * @param rows the rows of the case that differ from those in which nothing is wrong, and the ad's own
 * @param without what the case lacks of those: kinds of export, as {@code spark_posts}
 */
public record RuleExample(
        String about,
        List<String> fires,
        List<String> nearMisses,
        String caseName,
        String adId,
        List<Rows> rows,
        List<String> without,
        Verdict verdict,
        Finding finding) {

    /** Of a file only the first rows are worth showing. */
    private static final int ROWS_SHOWN = 3;

    /**
     * Rows of one kind.
     *
     * @param columns those that some of the rows have
     * @param rows their cells; empty where a row has none
     * @param more how many rows are left out
     */
    public record Rows(String kind, List<String> columns, List<List<String>> rows, int more) {}

    /**
     * The example of every rule, in catalogue order.
     *
     * @throws org.previewauditor.rulebook.RuleBookException if a scenario is missing or cannot be read
     */
    public static Map<String, RuleExample> of(RuleBook rules) throws IOException {
        Trials trials = Trials.of(rules);
        DropRows base = Scenarios.nothingWrong(rules.files()).get(0).drop();
        Map<String, RuleExample> examples = new LinkedHashMap<>();
        for (Scenario scenario : Scenarios.of(rules)) {
            Trial first = trials.trials().stream()
                    .filter(trial -> trial.code().equals(scenario.code()) && trial.what() == Trial.What.FIRES)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("A scenario has a case that fires."));
            examples.put(scenario.code(), of(scenario, first.whole(), base, trials.outcome(first.whole(), rules)));
        }
        return examples;
    }

    private static RuleExample of(Scenario scenario, ScenarioCase one, DropRows base, Outcome outcome) {
        Finding finding = outcome.finding(scenario.code())
                .orElseThrow(() -> new IllegalStateException(scenario.code() + " does not fire in \"" + one.name()
                        + "\". Run its scenario with rules test."));
        List<String> without = base.kinds().stream()
                .filter(kind -> !base.rows(kind).isEmpty())
                .filter(kind -> !one.drop().kinds().contains(kind)
                        || one.drop().rows(kind).isEmpty())
                .toList();
        String ad = one.drop().rows("ads").containsKey(one.ad()) ? one.ad() : one.ad() + "-1";
        return new RuleExample(
                scenario.about(),
                names(scenario.fires()),
                names(scenario.nearMisses()),
                one.name(),
                one.drop().row("ads", one.ad()).getOrDefault("ad_id", ""),
                rows(one.drop(), base, ad),
                without,
                outcome.verdict(),
                finding);
    }

    private static List<String> names(List<ScenarioCase> cases) {
        return cases.stream().map(ScenarioCase::name).distinct().toList();
    }

    /** The ad, and whatever differs from the drop in which nothing is wrong. */
    private static List<Rows> rows(DropRows drop, DropRows base, String ad) {
        List<Rows> all = new ArrayList<>();
        for (String kind : drop.kinds()) {
            List<Map<String, String>> rows = new ArrayList<>();
            drop.rows(kind).forEach((name, row) -> {
                boolean isTheAd = kind.equals("ads") && name.equals(ad);
                if (isTheAd || !row.equals(base.rows(kind).get(name))) {
                    rows.add(isTheAd ? 0 : rows.size(), row);
                }
            });
            if (!rows.isEmpty()) {
                List<Map<String, String>> shown = rows.subList(0, Math.min(ROWS_SHOWN, rows.size()));
                Set<String> columns = new LinkedHashSet<>();
                shown.forEach(row -> columns.addAll(row.keySet()));
                all.add(new Rows(
                        kind,
                        List.copyOf(columns),
                        shown.stream()
                                .map(row -> columns.stream()
                                        .map(column -> row.getOrDefault(column, ""))
                                        .toList())
                                .toList(),
                        rows.size() - shown.size()));
            }
        }
        return all;
    }
}
