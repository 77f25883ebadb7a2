package org.previewauditor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;

/** Every case beside the rules, from CSV files to findings. How cases are written is told in {@code base.yaml}. */
@DisplayName("Scenarios beside the rules")
class ScenarioTest {

    private static RuleBook rules;
    private static List<Scenario> scenarios;

    @TempDir
    Path folder;

    private int drops;

    /** What was found about the ad of a case. */
    private record Outcome(Verdict verdict, List<Finding> findings) {

        boolean has(String code) {
            return findings.stream().anyMatch(finding -> isBy(code, finding));
        }

        Finding finding(String code) {
            return findings.stream()
                    .filter(finding -> isBy(code, finding))
                    .findFirst()
                    .orElseThrow();
        }

        private static boolean isBy(String rule, Finding finding) {
            return rules.ruleOf(finding.type().code()).equals(rule);
        }

        @Override
        public String toString() {
            return verdict
                    + findings.stream()
                            .map(finding -> "\n            " + finding.type().code() + " of " + finding.subjectId()
                                    + " " + finding.evidence())
                            .collect(Collectors.joining());
        }
    }

    @BeforeAll
    static void openRules() {
        rules = RuleBook.bundled();
        scenarios = Scenarios.of(rules);
    }

    @AfterAll
    static void closeRules() {
        rules.close();
    }

    @Test
    @DisplayName("In the drop that scenarios start from every ad is OK and nothing is found")
    void nothingIsWrongInTheBase() {
        ScenarioCase base = Scenarios.nothingWrong();
        Set<String> ads = base.drop().rows("ads").keySet();
        assertThat(ads).hasSizeGreaterThanOrEqualTo(4);
        for (String ad : ads) {
            Outcome outcome = outcome(base, ad);
            assertThat(outcome.verdict()).as(ad).isEqualTo(Verdict.OK);
            assertThat(outcome.findings()).as(ad).isEmpty();
        }
    }

    @TestFactory
    @DisplayName("A rule fires")
    Stream<DynamicNode> firing() {
        return containers((rule, tests) -> {
            for (ScenarioCase one : scenario(rule).fires()) {
                tests.add(DynamicTest.dynamicTest(one.name(), () -> requireFires(rule, one)));
            }
        });
    }

    @TestFactory
    @DisplayName("A rule nearly fires")
    Stream<DynamicNode> nearMisses() {
        return containers((rule, tests) -> {
            for (ScenarioCase one : scenario(rule).nearMisses()) {
                tests.add(DynamicTest.dynamicTest(one.name(), () -> requireSilent(rule, one)));
            }
        });
    }

    @TestFactory
    @DisplayName("A kind of export is withheld")
    Stream<DynamicNode> withheld() {
        return containers((rule, tests) -> {
            for (ScenarioCase one : scenario(rule).fires()) {
                for (String kind : kindsToWithhold(rule, one)) {
                    tests.add(DynamicTest.dynamicTest(
                            one.name() + " Without " + kind + ".", () -> requireHonest(rule, one, kind)));
                }
            }
        });
    }

    @TestFactory
    @DisplayName("An exception to honesty is needed")
    Stream<DynamicNode> exceptions() {
        return containers((rule, tests) -> {
            List<ScenarioCase> cases = scenario(rule).fires();
            Set<String> kinds = new TreeSet<>();
            cases.forEach(one -> kinds.addAll(one.okWithout()));
            for (String kind : kinds) {
                tests.add(DynamicTest.dynamicTest(
                        "ok-without: " + kind,
                        () -> assertThat(cases)
                                .as("cases that become OK without %s", kind)
                                .anyMatch(one -> becomesOk(one, kind))));
            }
        });
    }

    private boolean becomesOk(ScenarioCase one, String kind) {
        return one.okWithout().contains(kind)
                && one.drop().kinds().contains(kind)
                && outcome(one.without(kind), one.ad()).verdict() == Verdict.OK
                && outcome(one, one.ad()).verdict() != Verdict.OK;
    }

    private static Stream<DynamicNode> containers(BiConsumer<RuleDescription, List<DynamicTest>> maker) {
        List<DynamicNode> containers = new ArrayList<>();
        for (RuleDescription rule : rules.rules()) {
            List<DynamicTest> tests = new ArrayList<>();
            maker.accept(rule, tests);
            if (!tests.isEmpty()) {
                containers.add(DynamicContainer.dynamicContainer(rule.type().code(), tests));
            }
        }
        assertThat(containers).as("rules with cases").isNotEmpty();
        return containers.stream();
    }

    private static Scenario scenario(RuleDescription rule) {
        return scenarios.stream()
                .filter(scenario -> scenario.code().equals(rule.type().code()))
                .findFirst()
                .orElseThrow();
    }

    /** What the rule says it needs, and what the case says about more. */
    private static Set<String> kindsToWithhold(RuleDescription rule, ScenarioCase one) {
        Set<String> kinds = new TreeSet<>(rule.needs());
        kinds.addAll(one.okWithout());
        kinds.addAll(one.stillFiresWithout());
        kinds.retainAll(one.drop().kinds());
        return kinds;
    }

    private void requireFires(RuleDescription rule, ScenarioCase one) {
        String code = rule.type().code();
        Outcome outcome = outcome(one, one.ad());
        if (!outcome.has(code)) {
            fail(one, code + " fires", outcome);
        }
        Finding finding = outcome.finding(code);
        if (one.subject() != null && !one.subject().equals(finding.subjectId())) {
            fail(one, code + " is about " + one.subject(), outcome);
        }
        if (one.evidence() != null
                && !one.evidence()
                        .equals(finding.evidence().stream()
                                .map(ScenarioTest::withoutPlace)
                                .toList())) {
            fail(one, code + " has the evidence " + one.evidence(), outcome);
        }
    }

    private void requireSilent(RuleDescription rule, ScenarioCase one) {
        Outcome outcome = outcome(one, one.ad());
        if (outcome.has(rule.type().code())) {
            fail(one, rule.type().code() + " does not fire", outcome);
        }
    }

    private void requireHonest(RuleDescription rule, ScenarioCase whole, String kind) {
        String code = rule.type().code();
        ScenarioCase less = whole.without(kind);
        Outcome after = outcome(less, less.ad());
        boolean mayFire =
                !rule.needs().contains(kind) || whole.stillFiresWithout().contains(kind);
        if (after.has(code) && !mayFire) {
            fail(less, code + " does not fire, because there is no " + kind, after);
        }
        if (!after.has(code) && whole.stillFiresWithout().contains(kind)) {
            fail(less, code + " still fires without " + kind, after);
        }
        if (after.verdict() == Verdict.OK
                && !whole.okWithout().contains(kind)
                && outcome(whole, whole.ad()).verdict() != Verdict.OK) {
            fail(less, "the ad does not become OK because there is no " + kind, after);
        }
    }

    private static void fail(ScenarioCase one, String expected, Outcome found) {
        throw new AssertionError("\nexpected:   " + expected + ": " + one.name() + "\nfound:      " + found
                + "\nin:         ad " + one.ad() + " of\n" + one.drop());
    }

    private Outcome outcome(ScenarioCase one, String adName) {
        Path drop = folder.resolve("drop" + drops++);
        one.drop().writeTo(drop);
        Duration horizon = one.horizonDays() == null ? rules.policy().horizon() : Duration.ofDays(one.horizonDays());
        DropAudit audit = DropAudit.read(drop, one.asOf(), horizon, one.tool());
        if (one.rejectedRows() != null) {
            assertThat(audit.rejectedRows())
                    .as("rejected rows in\n%s", one.drop())
                    .isEqualTo(one.rejectedRows());
        }
        Map<String, String> ad = one.drop().row("ads", adName);
        List<Decision> decisions = audit.decide(rules);
        Decision decision = decisions.stream()
                .filter(each -> each.ad().ad().adId().equals(ad.get("ad_id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No decision about ad " + adName + " in\n" + one.drop()));
        List<Finding> findings = new ArrayList<>(decision.findings());
        findings.addAll(decision.delivery());
        audit.decideOthers(rules, decisions).stream()
                .filter(found -> found.advertiserId().equals(ad.get("advertiser_id"))
                        || found.advertiserId().isEmpty())
                .forEach(found -> findings.add(found.finding()));
        return new Outcome(decision.verdict(), findings);
    }

    private static String withoutPlace(String evidence) {
        return evidence.replaceAll(" \\([a-z_]+\\.csv:\\d+\\)$", "");
    }
}
