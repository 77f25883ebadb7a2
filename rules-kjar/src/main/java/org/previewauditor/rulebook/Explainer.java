package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.previewauditor.fact.AdBatch;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.rulebook.WrittenRule.Step;

/**
 * Says of each rule why it fired on an ad or why not. It has the rule engine ask: for each condition of each rule there
 * is a rule with all conditions up to this one. The first of them that nothing matches ends with the condition that is
 * not met.
 */
public final class Explainer implements AutoCloseable {

    private final RuleBook rules;
    private final CompletableFuture<RuleBase> asking;
    private final Map<String, WrittenRule> written;

    private Explainer(RuleBook rules, CompletableFuture<RuleBase> asking, Map<String, WrittenRule> written) {
        this.rules = rules;
        this.asking = asking;
        this.written = written;
    }

    /**
     * Begins to compile what has to be asked. That takes seconds the first time in a process, and only {@link #explain}
     * waits for it.
     *
     * @param rules stay open as long as the explainer is used, and are not closed by it
     * @throws RuleBookException if the rules come without their text
     */
    public static Explainer of(RuleBook rules) {
        RuleFiles files = rules.files();
        Map<String, WrittenRule> written = rules.written();
        Map<String, String> asking = new HashMap<>();
        for (String file : files.ruleFiles()) {
            asking.put(file, RuleReader.read(file, files.text(file)).with(Explainer::prefixes));
        }
        for (RuleDescription rule : rules.rules()) {
            if (!written.containsKey(rule.type().code())) {
                throw new RuleBookException(
                        files.place(),
                        List.of(
                                new RuleProblem(
                                        "",
                                        0,
                                        "the text of rule \"" + rule.type().code()
                                                + "\" is not in it, so nothing can be "
                                                + "explained. A KJAR keeps it if it is built with generateModel YES_WITHDRL.")));
            }
        }
        RuleFiles asked = files.with(asking);
        return new Explainer(rules, CompletableFuture.supplyAsync(() -> RuleBase.compile(asked)), written);
    }

    /**
     * @param ad with the rows that it names
     * @param others facts that are no ads, and that the ad belongs to: rules may be about these
     */
    public Explanation explain(RunFacts run, AdContext ad, List<?> others) {
        CollectedFindings conclusions = rules.conclude(run, ad);
        Decision decision = conclusions.decision(ad);
        List<Finding> ofOthers = rules.decideDelivery(run, others).stream()
                .map(AccountFinding::finding)
                .toList();
        RuleBase compiled = compiled();
        Answers aboutAd = Answers.ask(compiled, rules.policy(), run, List.of(new AdBatch(List.of(ad))));
        Answers aboutOthers = Answers.ask(compiled, rules.policy(), run, others);
        List<RuleOutcome> outcomes = new ArrayList<>();
        for (RuleDescription rule : rules.rules()) {
            WrittenRule text = written(rule);
            boolean ofOther = aboutOthers.met(text) > aboutAd.met(text);
            Answers answers = ofOther ? aboutOthers : aboutAd;
            List<Finding> findings = by(rule, ofOther ? ofOthers : conclusions.all(ad));
            boolean counts = ofOther
                    || findings.stream()
                            .allMatch(found -> tells(decision.findings(), found) || tells(decision.delivery(), found));
            outcomes.add(
                    new RuleOutcome(rule, text, answers.met(text), findings, !counts, ofOther, answers.seen(text)));
        }
        return new Explanation(decision, outcomes);
    }

    @Override
    public void close() {
        if (asking.isDone() && !asking.isCompletedExceptionally()) {
            asking.join().close();
        }
    }

    private RuleBase compiled() {
        try {
            return asking.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private List<Finding> by(RuleDescription rule, List<Finding> findings) {
        return findings.stream()
                .filter(found ->
                        rules.ruleOf(found.type().code()).equals(rule.type().code()))
                .toList();
    }

    /** Whether a finding is among these, perhaps with more evidence. */
    private static boolean tells(List<Finding> findings, Finding one) {
        return findings.stream()
                .anyMatch(found ->
                        found.type().equals(one.type()) && found.subjectId().equals(one.subjectId()));
    }

    private WrittenRule written(RuleDescription rule) {
        WrittenRule text = written.get(rule.type().code());
        if (text == null) {
            throw new IllegalStateException("An explainer is made for rules whose text is there.");
        }
        return text;
    }

    /** A rule for each condition, without a consequence: that it fires is all that matters. */
    private static String prefixes(WrittenRule rule) {
        StringBuilder prefixes = new StringBuilder();
        for (int i = 0; i < rule.steps().size(); i++) {
            Step step = rule.steps().get(i);
            prefixes.append("rule \"")
                    .append(Answers.name(rule, i))
                    .append("\"\nwhen\n")
                    .append(step.prefix())
                    .append("\nthen\nend\n");
        }
        return prefixes.toString();
    }
}
