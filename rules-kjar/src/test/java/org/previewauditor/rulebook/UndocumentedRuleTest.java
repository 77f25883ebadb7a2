package org.previewauditor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that is not described in full is refused, with a message that names it and what is missing. */
@DisplayName("An undocumented rule")
class UndocumentedRuleTest {

    private static final String HEAD =
            "package org.previewauditor.rules;\nimport org.previewauditor.truth.AuditedAd;\n";
    private static final String METADATA =
            "@summary(\"A rule\") @effect(\"RISKS\") @owner(\"ANALYST\") @subject(\"AD\") @source(\"Nobody\") @needs(\"identities\")";
    private static final String TEXTS =
            "mine.cause=It is so.\nmine.action=Do it.\nmine.where=There\nmine.step.1=Begin.\nmine.reference=Nobody\n";

    static Stream<Arguments> undocumented() {
        return Stream.of(
                arguments(
                        "without a summary",
                        METADATA.replace("@summary(\"A rule\")", ""),
                        TEXTS,
                        "mine\n",
                        "has no @summary"),
                arguments(
                        "without an effect",
                        METADATA.replace("@effect(\"RISKS\")", ""),
                        TEXTS,
                        "mine\n",
                        "has no @effect"),
                arguments(
                        "without an owner",
                        METADATA.replace("@owner(\"ANALYST\")", ""),
                        TEXTS,
                        "mine\n",
                        "has no @owner"),
                arguments(
                        "without a subject",
                        METADATA.replace("@subject(\"AD\")", ""),
                        TEXTS,
                        "mine\n",
                        "has no @subject"),
                arguments(
                        "without a source",
                        METADATA.replace("@source(\"Nobody\")", ""),
                        TEXTS,
                        "mine\n",
                        "has no @source"),
                arguments(
                        "with an effect that there is not",
                        METADATA.replace("RISKS", "HURTS"),
                        TEXTS,
                        "mine\n",
                        "HURTS"),
                arguments(
                        "with an owner that there is not", METADATA.replace("ANALYST", "CAT"), TEXTS, "mine\n", "CAT"),
                arguments(
                        "with a kind of export that there is not",
                        METADATA.replace("identities", "identity"),
                        TEXTS,
                        "mine\n",
                        "identity, which is no kind of export"),
                arguments(
                        "that is not in the catalogue",
                        METADATA,
                        TEXTS,
                        "# nothing\n",
                        "is not listed in catalogue.txt"),
                arguments(
                        "beside one that is only in the catalogue",
                        METADATA,
                        TEXTS,
                        "mine\nyours\n",
                        "yours is listed, but there is no such rule"),
                arguments(
                        "without a cause",
                        METADATA,
                        TEXTS.replace("mine.cause", "x"),
                        "mine\n",
                        "mine.cause is missing"),
                arguments(
                        "without an action",
                        METADATA,
                        TEXTS.replace("mine.action", "x"),
                        "mine\n",
                        "mine.action is missing"),
                arguments(
                        "without a place",
                        METADATA,
                        TEXTS.replace("mine.where", "x"),
                        "mine\n",
                        "mine.where is missing"),
                arguments(
                        "without steps",
                        METADATA,
                        TEXTS.replace("mine.step.1", "mine.step.2"),
                        "mine\n",
                        "mine.step.1 is missing"),
                arguments(
                        "without a reference",
                        METADATA,
                        TEXTS.replace("=Nobody", "="),
                        "mine\n",
                        "mine.reference is missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undocumented")
    @DisplayName("is refused")
    void isRefused(String what, String metadata, String texts, String catalogue, String message) {
        assertThatExceptionOfType(RuleBookException.class)
                .isThrownBy(() -> describe(rule(metadata), texts, catalogue))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(RuleProblem::message)
                        .anySatisfy(text -> assertThat(text).contains(message)));
    }

    @Test
    @DisplayName("that is described in full is no undocumented rule")
    void isAccepted() {
        List<RuleDescription> rules = describe(rule(METADATA), TEXTS, "mine\n");
        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.type().code()).isEqualTo("mine");
            assertThat(rule.needs()).containsExactly("identities");
            assertThat(rule.texts().steps()).containsExactly("Begin.");
        });
    }

    @Test
    @DisplayName("is not the same as a book without rules, which is refused too")
    void noRule() {
        assertThatExceptionOfType(RuleBookException.class)
                .isThrownBy(() -> describe(HEAD, TEXTS, ""))
                .withMessageContaining("there is no rule in it");
    }

    private static String rule(String metadata) {
        return HEAD + "rule \"mine\"\n    " + metadata + "\nwhen\n    AuditedAd( deleted )\nthen\nend\n";
    }

    private static List<RuleDescription> describe(String drl, String texts, String catalogue) {
        RuleFiles files = files(Map.of(
                "mine.drl",
                drl,
                RuleBook.TEXTS,
                texts,
                RuleBook.CATALOGUE,
                catalogue,
                RuleBook.MANIFEST,
                "name = mine\n",
                RuleBook.LIMITS,
                "",
                RuleBook.WORDS,
                "",
                RuleBook.FORMATS,
                "",
                RuleBook.DELIVERY,
                ""));
        try (RuleBase base = RuleBase.compile(files)) {
            return new RuleLibrary(files).describe(base.kieBase());
        }
    }

    private static RuleFiles files(Map<String, String> texts) {
        return RuleFiles.of("a test", texts);
    }
}
