package org.previewauditor.explanation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Masking;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.Condition;
import org.previewauditor.rulebook.Explainer;
import org.previewauditor.rulebook.Explanation;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleOutcome;

/** Explains ads of one drop. */
public final class Explaining {

    private final Inspection drop;
    private final RuleBook rules;
    private final Explainer explainer;

    /** @param explainer of these rules */
    public Explaining(Inspection drop, RuleBook rules, Explainer explainer) {
        this.drop = drop;
        this.rules = rules;
        this.explainer = explainer;
    }

    /**
     * @throws UnknownAdException if no row of this ad counts
     * @throws IOException if a file cannot be read
     */
    public ExplainedDrop explain(String adId) throws IOException {
        List<AdContext> rows = new AdSearch(drop).require(adId);
        Surroundings surroundings = new Surroundings(drop, rules);
        List<ExplainedAd> explained = new ArrayList<>();
        for (AdContext row : rows) {
            explained.add(explained(explainer.explain(drop.facts(), row, surroundings.of(row))));
        }
        return new ExplainedDrop(
                ExplainedDrop.SCHEMA_VERSION,
                adId,
                drop.facts().asOf().text(),
                ExplainedDrop.Rules.of(rules),
                exports(rows),
                explained);
    }

    private Map<String, String> exports(List<AdContext> rows) {
        Map<String, String> exports = new LinkedHashMap<>();
        CompleteExports complete = drop.facts().completeExports();
        for (ExportKind kind : ExportKind.values()) {
            exports.put(kind.id(), state(kind, complete.scope(kind), rows));
        }
        return exports;
    }

    private String state(ExportKind kind, CompleteExports.@Nullable Scope scope, List<AdContext> rows) {
        if (!drop.reference().presentKinds().contains(kind)) {
            return "not in the drop";
        }
        if (kind == ExportKind.ADS) {
            return "read";
        }
        if (scope == null) {
            return "not complete: what it does not show may still exist";
        }
        String butForSome = scope.unreadableKeys().isEmpty() ? "" : ", but for rows that could not be read";
        if (scope.advertiserIds() == null) {
            return "complete" + butForSome;
        }
        boolean ours = rows.stream()
                .anyMatch(row -> scope.advertiserIds().contains(row.ad().advertiserId()));
        return ours
                ? "complete for the ad account of this ad" + butForSome
                : "complete for other ad accounts, not for that of this ad";
    }

    private static ExplainedAd explained(Explanation explanation) {
        Ad ad = explanation.decision().ad().ad();
        return new ExplainedAd(
                ad.advertiserId(),
                ad.adId(),
                ad.adName() == null ? null : Masking.text(ad.adName()),
                ad.source().toString(),
                explanation.decision().verdict(),
                derivation(explanation),
                Facts.of(explanation.decision().ad()),
                Truths.of(explanation.decision().ad()),
                explanation.outcomes().stream()
                        .filter(RuleOutcome::fired)
                        .flatMap(outcome -> fired(outcome).stream())
                        .toList(),
                explanation.outcomes().stream()
                        .filter(outcome -> !outcome.fired())
                        .map(Explaining::notFired)
                        .toList());
    }

    private static List<ExplainedAd.Fired> fired(RuleOutcome outcome) {
        List<ExplainedAd.Fired> fired = new ArrayList<>();
        for (Finding finding : outcome.findings()) {
            fired.add(new ExplainedAd.Fired(
                    finding.type().code(),
                    finding.type().effect(),
                    finding.type().owner(),
                    finding.type().subjectType(),
                    Masking.text(finding.subjectId()),
                    outcome.written().file() + ':' + outcome.written().line(),
                    outcome.rule().summary(),
                    finding.evidence(),
                    outcome.silenced(),
                    outcome.isOfVerdict()));
        }
        return fired;
    }

    private static ExplainedAd.NotFired notFired(RuleOutcome outcome) {
        Condition unmet = outcome.unmet();
        if (unmet == null) {
            throw new IllegalArgumentException(outcome.rule().type().code() + " fired.");
        }
        return new ExplainedAd.NotFired(
                outcome.rule().type().code(),
                outcome.rule().type().effect(),
                outcome.written().file() + ':' + unmet.line(),
                outcome.rule().summary(),
                unmet.text(),
                outcome.met() + 1,
                outcome.written().conditions().size(),
                outcome.seen());
    }

    /** From what fired to the verdict, as {@link org.previewauditor.finding.Decision} draws it. */
    private static List<String> derivation(Explanation explanation) {
        Verdict verdict = explanation.decision().verdict();
        List<RuleOutcome> fired = explanation.outcomes().stream()
                .filter(outcome -> outcome.fired() && outcome.isOfVerdict())
                .toList();
        List<String> steps = new ArrayList<>();
        Finding primary = explanation.decision().primary();
        if (primary == null) {
            steps.add(
                    fired.isEmpty()
                            ? "No rule about the preview fired, so nothing stands against the preview: " + verdict + "."
                            : "Only notices (" + codes(fired) + "), which have no influence: " + verdict + ".");
            return steps;
        }
        Effect strongest = primary.type().effect();
        List<RuleOutcome> deciding = fired.stream()
                .filter(outcome -> outcome.rule().type().effect() == strongest)
                .toList();
        steps.add("The strongest effect of the rules that fired is " + strongest + " (" + codes(deciding) + "), so the "
                + "verdict is " + verdict + ".");
        if (deciding.size() > 1) {
            steps.add("The first of them in the catalogue, " + primary.type().code() + ", says the next step and who "
                    + "must take it.");
        }
        List<RuleOutcome> silenced =
                fired.stream().filter(RuleOutcome::silenced).toList();
        List<RuleOutcome> weaker = fired.stream()
                .filter(outcome -> outcome.rule().type().effect() != strongest && !outcome.silenced())
                .toList();
        if (!silenced.isEmpty()) {
            steps.add("The format has no preview, and nothing else would bring one back, so these do not count: "
                    + codes(silenced) + ".");
        }
        if (!weaker.isEmpty()) {
            steps.add("These are weaker and change nothing: " + codes(weaker) + ".");
        }
        return steps;
    }

    private static String codes(List<RuleOutcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.rule().type().code()).collect(Collectors.joining(", "));
    }
}
