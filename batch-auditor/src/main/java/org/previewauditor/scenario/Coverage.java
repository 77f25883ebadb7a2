package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.scenario.Trial.What;

/** For each rule: in which cases it fired, which near misses it met, and which exports were withheld from it. */
public record Coverage(List<OfRule> rules) {

    /**
     * The coverage of one rule.
     *
     * @param fired cases of its scenario in which it fired
     * @param nearlyFired near misses of its scenario in which it kept silent
     * @param withheld kinds of export that were withheld from it, in some case
     * @param missed cases in which it did not do what was asked
     */
    public record OfRule(
            String code, List<String> fired, List<String> nearlyFired, Set<String> withheld, List<String> missed) {}

    public static Coverage of(List<RuleDescription> rules, List<Trials.Result> results) {
        return new Coverage(rules.stream().map(rule -> of(rule, results)).toList());
    }

    /** What people read: a line for each rule, and one for each near miss it met. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (OfRule rule : rules) {
            lines.add(rule.code + ": fired in " + rule.fired.size() + ", silent in " + rule.nearlyFired.size()
                    + (rule.nearlyFired.size() == 1 ? " near miss" : " near misses")
                    + (rule.withheld.isEmpty() ? "" : ", without " + String.join(", ", rule.withheld))
                    + (rule.missed.isEmpty() ? "" : ", not as asked in " + rule.missed.size()));
            rule.nearlyFired.forEach(name -> lines.add("    near miss: " + name));
            rule.missed.forEach(name -> lines.add("    not as asked: " + name));
        }
        long fired = rules.stream().filter(rule -> !rule.fired.isEmpty()).count();
        long silent = rules.stream().filter(rule -> !rule.nearlyFired.isEmpty()).count();
        lines.add(fired + " of " + rules.size() + " rules fired, " + silent + " met a near miss.");
        return lines;
    }

    private static OfRule of(RuleDescription rule, List<Trials.Result> results) {
        String code = rule.type().code();
        List<Trials.Result> own = results.stream()
                .filter(result -> result.trial().code().equals(code))
                .toList();
        return new OfRule(
                code,
                names(own, What.FIRES),
                names(own, What.NEARLY),
                own.stream()
                        .filter(result ->
                                result.failure() == null && result.trial().what() == What.WITHHELD)
                        .map(result -> result.trial().kind())
                        .collect(Collectors.toCollection(java.util.TreeSet::new)),
                own.stream()
                        .filter(result -> result.failure() != null)
                        .map(result -> result.trial().name())
                        .toList());
    }

    private static List<String> names(List<Trials.Result> results, What what) {
        return results.stream()
                .filter(result -> result.failure() == null && result.trial().what() == what)
                .map(result -> result.trial().name())
                .toList();
    }
}
