package org.previewauditor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every rule has a place in the catalogue, texts for people, and cases; and is written as rules are written. */
@DisplayName("The library of rules")
class RuleLibraryTest {

    private static final int CAUSE_LENGTH = 220;
    private static final int ACTION_LENGTH = 100;

    /** What makes order matter, changes facts, or reaches outside. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\b(salience|agenda-group|ruleflow-group|activation-group|no-loop|lock-on-active"
                    + "|modify|update|delete|retract|insertLogical|System|Runtime|Thread|print|println|printStackTrace"
                    + "|Instant\\.now|LocalDate|Clock|Date|Random|java\\.io|java\\.nio|java\\.net|File|Files|Path)\\b");

    /** A row that is not there. */
    private static final Pattern ABSENCE = Pattern.compile(
            "\\b(tikTokAccount|link|post|adAccount|adGroup|campaign) == null|(?<![!.])\\b(connections|activeMembers|links)\\.isEmpty\\(\\)"
                    + "|\\bnot\\b\\s*[A-Z(]");

    private static RuleBook book;

    @BeforeAll
    static void open() {
        book = RuleBook.bundled();
    }

    @AfterAll
    static void close() {
        book.close();
    }

    static Stream<RuleDescription> rules() {
        return book.rules().stream();
    }

    static Stream<String> ruleFiles() {
        return RuleSources.names(".drl").stream();
    }

    static Stream<RuleSources.Rule> ruleSources() {
        return ruleFiles().flatMap(name -> RuleSources.rules(name).stream());
    }

    @Test
    @DisplayName("has exactly the rules of its catalogue, in this order")
    void catalogueAndRulesAreTheSame() {
        List<String> catalogue = catalogue();
        assertThat(catalogue).isNotEmpty().doesNotHaveDuplicates();
        assertThat(book.rules()).extracting(rule -> rule.type().code()).containsExactlyElementsOf(catalogue);
        assertThat(ruleSources().map(RuleSources.Rule::name).filter(name -> !name.contains(" ")))
                .containsExactlyInAnyOrderElementsOf(catalogue);
    }

    @Test
    @DisplayName("has no text and no scenario of a rule that does not exist")
    void nothingIsLeftOver() {
        Set<String> codes = new TreeSet<>(catalogue());
        Set<String> described = texts().stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(codes);
        Set<String> scenarios = RuleSources.names("scenarios").isEmpty() ? Set.of() : scenarioNames();
        codes.add("base");
        assertThat(scenarios).isEqualTo(codes);
    }

    @Test
    @DisplayName("lists every rule file in rulebook.properties")
    void everyRuleFileIsListed() {
        assertThat(RuleFiles.bundled().ruleFiles()).isNotEmpty().containsExactlyElementsOf(RuleSources.names(".drl"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleFiles")
    @DisplayName("has no rule file without a rule, and no rule that this test cannot read")
    void noRuleFileIsEmpty(String file) {
        long heads = Pattern.compile("^\\s*rule\\b", Pattern.MULTILINE)
                .matcher(RuleSources.code(file))
                .results()
                .count();
        assertThat(RuleSources.rules(file)).isNotEmpty().hasSize((int) heads);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleFiles")
    @DisplayName("has no rule whose order matters, that changes facts, or that reaches outside")
    void nothingForbiddenIsUsed(String file) {
        assertThat(FORBIDDEN.matcher(RuleSources.code(file)).results().map(found -> found.group()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleSources")
    @DisplayName("has no rule that takes a missing row for one that does not exist")
    void absenceNeedsACompleteExport(RuleSources.Rule rule) {
        boolean concludesFromAbsence =
                ABSENCE.matcher(rule.when()).find() || rule.then().contains("Evidence.noRow(");
        if (concludesFromAbsence) {
            assertThat(rule.when()).contains("CompleteExports(");
        }
    }

    @Test
    @DisplayName("has rules that conclude from absence, or the test before tests nothing")
    void someRulesConcludeFromAbsence() {
        assertThat(ruleSources().filter(rule -> ABSENCE.matcher(rule.when()).find()))
                .hasSizeGreaterThan(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleSources")
    @DisplayName("has no rule that speaks under another rule's name")
    void aRuleSpeaksInItsOwnName(RuleSources.Rule rule) {
        if (catalogue().contains(rule.name())) {
            assertThat(rule.then())
                    .containsOnlyOnce("findings.add(")
                    .contains("findings.add(drools.getRule().getName(),");
        } else {
            assertThat(rule.then()).doesNotContain("findings.add(");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("describes a rule in full")
    void everyRuleIsDescribed(RuleDescription rule) {
        RuleTexts texts = rule.texts();
        assertThat(rule.summary()).isNotBlank().doesNotEndWith(".");
        assertThat(rule.source()).isNotBlank();
        assertThat(rule.needs()).doesNotHaveDuplicates();
        assertThat(texts.cause()).isNotBlank().endsWith(".").hasSizeLessThanOrEqualTo(CAUSE_LENGTH);
        assertThat(texts.action()).isNotBlank().endsWith(".").hasSizeLessThanOrEqualTo(ACTION_LENGTH);
        assertThat(texts.where()).isNotBlank();
        assertThat(texts.steps()).hasSizeBetween(2, 5).doesNotHaveDuplicates();
        assertThat(texts.reference()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("has no text that a spreadsheet takes for a formula, and none with a placeholder or a broken letter")
    void noTextIsAFormula(RuleDescription rule) {
        List<String> texts = new ArrayList<>(rule.texts().steps());
        Collections.addAll(
                texts,
                rule.summary(),
                rule.source(),
                rule.texts().cause(),
                rule.texts().action(),
                rule.texts().where(),
                rule.texts().reference());
        assertThat(texts)
                .allSatisfy(text -> assertThat(text)
                        .doesNotStartWith("=")
                        .doesNotStartWith("+")
                        .doesNotStartWith("-")
                        .doesNotStartWith("@")
                        .doesNotContain("\t", "\r", "\n", "{", "}", "TODO", "\uFFFD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("has a scenario for a rule, with cases that fire and near misses")
    void everyRuleHasAScenario(RuleDescription rule) {
        Object scenario = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(RuleSources.text("scenarios/" + rule.type().code() + ".yaml"));
        assertThat(scenario)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("about", "fires", "near-miss");
    }

    @Test
    @DisplayName("numbers the steps of every rule without a gap")
    void noStepIsLost() {
        long steps = texts().stringPropertyNames().stream()
                .filter(key -> key.contains(".step."))
                .count();
        assertThat(rules().mapToLong(rule -> rule.texts().steps().size()).sum()).isEqualTo(steps);
    }

    private static List<String> catalogue() {
        return RuleSources.text(RuleBook.CATALOGUE)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(RuleSources.text(RuleBook.TEXTS)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }

    private static Set<String> scenarioNames() {
        String[] names = RuleSources.folder().resolve("scenarios").toFile().list();
        return names == null
                ? Set.of()
                : Stream.of(names)
                        .map(name -> name.replace(".yaml", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
