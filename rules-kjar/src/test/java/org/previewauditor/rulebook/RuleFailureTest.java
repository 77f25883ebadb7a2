package org.previewauditor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.previewauditor.fact.AdContext;
import org.previewauditor.finding.Decision;

/** What is said of rules that throw an exception while they decide. */
@DisplayName("A rule that fails")
class RuleFailureTest {

    private static final String FILE = "account.drl";

    private static final String ADD = "findings.add(drools.getRule().getName(), $ad);";

    private static final String FUNCTIONS = """

            function String lastFour(String text) {
                return text.substring(text.length() - 4);
            }

            function int depth(int sofar) {
                return depth(sofar + 1);
            }

            function boolean quoted(String name) {
                throw new IllegalArgumentException("no handle: ida@example.com #AbCdEfGhIjKlMnOpQrSt");
            }
            """;

    private static RuleFiles files;
    private static RuleBook rules;

    @BeforeAll
    static void compile() {
        String drl = RuleSources.text(FILE) + FUNCTIONS;
        drl = with(
                drl,
                "ad-account-unknown",
                "$ad : AuditedAd( ad.adId == \"condition\",\n ad.videoId.length() > 3 )",
                ADD);
        drl = with(
                drl,
                "ad-account-closed",
                "$ad : AuditedAd( ad.adId == \"consequence\" )",
                "findings.add(drools.getRule().getName(), $ad, $ad.ad().videoId().substring(9));");
        drl = with(
                drl,
                "ad-account-suspended",
                "$ad : AuditedAd( ad.adId == \"function\", lastFour(ad.adName) == \"x\" )",
                ADD);
        drl = with(drl, "ad-account-in-review", "$ad : AuditedAd( ad.adId == \"deep\", depth(0) > 1 )", ADD);
        drl = with(
                drl,
                "ad-account-not-approved",
                "$ad : AuditedAd( ad.adId == \"quoted\", quoted(ad.identityName) )",
                ADD);
        files = RuleFiles.bundled().with(Map.of(FILE, drl));
        rules = RuleBook.compile(files);
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    @DisplayName("is named with the line of its condition, the ad, and what to do about what is not shown")
    void inACondition() {
        assertThat(failure("fine", "condition", "function"))
                .startsWith("The rules in " + files.place() + " fail on ad condition (ads.csv:2): " + FILE + ':'
                        + line("ad.videoId.length() > 3")
                        + ": rule \"ad-account-unknown\": NullPointerException: Cannot invoke \"String.length()\"")
                .contains("\n     ad.videoId.length() > 3 )\n")
                .endsWith("    What an export does not show is null: ask for it before you use it, as in "
                        + "\"status != null, status.length() > 3\".");
    }

    @Test
    @DisplayName("is named where its consequence fails")
    void inAConsequence() {
        assertThat(failure("consequence"))
                .contains("fail on ad consequence (ads.csv:2): " + FILE + ':' + line("rule \"ad-account-closed\"")
                        + ": rule \"ad-account-closed\": NullPointerException: ");
    }

    @Test
    @DisplayName("is named with the function in which it fails")
    void inAFunction() {
        assertThat(failure("function"))
                .contains(FILE + ':' + line("function String lastFour")
                        + ": function lastFour, rule \"ad-account-suspended\": NullPointerException: ")
                .contains("\n    function String lastFour(String text) {\n");
    }

    @Test
    @DisplayName("is named where it calls itself without end")
    void withoutEnd() {
        assertThat(failure("deep"))
                .endsWith(FILE + ':' + line("function int depth")
                        + ": function depth: StackOverflowError.\n"
                        + "    function int depth(int sofar) {");
    }

    @Test
    @DisplayName("shows neither e-mail addresses nor authorization codes")
    void masked() {
        assertThat(failure("quoted"))
                .contains("IllegalArgumentException: no handle: i***@example.com ***QrSt.")
                .doesNotContain("ida@", "AbCdEf");
    }

    @Test
    @DisplayName("leaves the others able to decide")
    void goesOn() {
        failure("condition", "consequence", "function");
        assertThat(rules.decide(SampleAd.RUN, List.of(SampleAd.byCode("fine"))))
                .extracting(Decision::findings)
                .isEqualTo(List.of(bundled()));
    }

    private static Object bundled() {
        try (RuleBook bundled = RuleBook.bundled()) {
            return bundled.decide(SampleAd.RUN, List.of(SampleAd.byCode("fine")))
                    .get(0)
                    .findings();
        }
    }

    private static String failure(String... adIds) {
        List<AdContext> batch =
                java.util.Arrays.stream(adIds).map(SampleAd::byCode).toList();
        return catchThrowableOfType(RuleFailedException.class, () -> rules.decide(SampleAd.RUN, batch))
                .getMessage();
    }

    private static long line(String text) {
        String drl = files.text(FILE);
        return 1
                + drl.substring(0, drl.indexOf(text)).lines().count()
                - (drl.charAt(drl.indexOf(text) - 1) == '\n' ? 0 : 1);
    }

    private static String with(String drl, String rule, String when, String then) {
        Matcher found = Pattern.compile("(?s)(rule \"" + rule + "\".*?\nwhen\n).*?(\nthen\n).*?(\nend\n)")
                .matcher(drl);
        assertThat(found.find()).as(rule).isTrue();
        return drl.substring(0, found.start())
                + found.group(1) + "    " + when + found.group(2) + "    " + then + found.group(3)
                + drl.substring(found.end());
    }
}
