package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;
import org.previewauditor.rulebook.RuleBook;

/** What was found about the ad of a case, and about what it belongs to. */
public record Outcome(Verdict verdict, List<Found> findings) {

    /**
     * A finding with the rule that made it, whose name may be another than its code.
     *
     * @param rule the name of the rule
     */
    public record Found(String rule, Finding finding) {}

    static Outcome of(DropAudit audit, Map<String, String> ad, RuleBook rules) {
        List<Decision> decisions = audit.decide(rules);
        Decision decision = decisions.stream()
                .filter(each -> each.ad().ad().adId().equals(ad.get("ad_id")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The ads file has no readable row of ad_id " + ad.get("ad_id") + '.'));
        List<Finding> findings = new ArrayList<>(decision.findings());
        findings.addAll(decision.delivery());
        audit.decideOthers(rules, decisions).stream()
                .filter(found -> found.advertiserId().equals(ad.get("advertiser_id"))
                        || found.advertiserId().isEmpty())
                .forEach(found -> findings.add(found.finding()));
        return new Outcome(
                decision.verdict(),
                findings.stream()
                        .map(finding -> new Found(rules.ruleOf(finding.type().code()), finding))
                        .toList());
    }

    boolean has(String code) {
        return finding(code).isPresent();
    }

    /** Whether there is another finding of the same code about the same thing. */
    boolean isToldTwice(Finding finding) {
        return findings.stream()
                        .map(Found::finding)
                        .filter(other ->
                                other.type().code().equals(finding.type().code())
                                        && other.subjectId().equals(finding.subjectId()))
                        .count()
                > 1;
    }

    Optional<Finding> finding(String code) {
        return findings.stream()
                .filter(found -> found.rule().equals(code))
                .map(Found::finding)
                .findFirst();
    }

    /** One finding a line, for a message. */
    @Override
    public String toString() {
        return verdict
                + findings.stream()
                        .map(Found::finding)
                        .map(finding -> "\n            " + finding.type().code() + " of " + finding.subjectId() + " "
                                + finding.evidence())
                        .collect(Collectors.joining());
    }
}
