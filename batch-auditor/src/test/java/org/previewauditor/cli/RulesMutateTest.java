package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.scenario.MutationTest;

/** {@code rules test --mutate}, on a folder with one rule. */
@DisplayName("Breaking the conditions of rules")
class RulesMutateTest {

    /** The first lines of the rule file: what any ad needs, and no more. */
    private static final String HEAD = """
            package org.previewauditor.rules;

            import org.previewauditor.fact.AdBatch;
            import org.previewauditor.fact.AdContext;
            import org.previewauditor.finding.Evidence;
            import org.previewauditor.finding.Findings;
            import org.previewauditor.truth.AuditedAd;
            import org.previewauditor.truth.Policy;

            global Findings findings;

            rule "truths of ads"
                @inference("AuditedAd")
                @summary("What is true of each ad")
            when
                $policy : Policy()
                $batch : AdBatch()
            then
                for (Object context : $batch.ads()) {
                    AuditedAd ad = new AuditedAd((AdContext) context, new AuditedAd.Truths(), $policy.formats());
                    findings.audited(ad);
                    insert(ad);
                }
            end

            rule "ad-rejected"
                @summary("The ad did not pass review")
                @effect("NOTICE") @owner("MEDIA_BUYER") @subject("AD")
                @source("a test")
            when
                $ad : AuditedAd( ad.secondaryStatus == "AD_STATUS_AUDIT_DENY", %s )
            then
                findings.add(drools.getRule().getName(), $ad,
                        Evidence.of($ad.ad(), "secondary_status", $ad.ad().secondaryStatus()));
            end

            """;

    private static final String FIRES = """
            about: TikTok refused the ad.
            fires:
              - name: TikTok says so.
                change:
                  ads: {code: {secondary_status: AD_STATUS_AUDIT_DENY}}
            near-miss:
              - name: The ad runs.
            """;

    private static final String DELETED = """
              - name: The ad is deleted.
                change:
                  ads: {code: {secondary_status: AD_STATUS_AUDIT_DENY, operation_status: DELETE}}
            """;

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    @BeforeEach
    void copyData() throws IOException {
        RuleFiles bundled = RuleFiles.bundled();
        Files.createDirectories(folder.resolve("scenarios"));
        for (String name : List.of(
                "rulebook.properties",
                "limits.properties",
                "delivery.properties",
                "words.properties",
                "formats.txt",
                "known-values.properties",
                "scenarios/base.yaml")) {
            Files.writeString(folder.resolve(name), bundled.text(name));
        }
        Files.writeString(folder.resolve("catalogue.txt"), "ad-rejected\n");
        Files.writeString(
                folder.resolve("texts.properties"),
                bundled.lines("texts.properties").stream()
                        .filter(line -> line.startsWith("ad-rejected."))
                        .collect(Collectors.joining("\n")));
        write("ad.operationStatus != \"DELETE\"", "", FIRES);
    }

    private void write(String condition, String functions, String scenario) throws IOException {
        Files.writeString(folder.resolve("status.drl"), HEAD.formatted(condition) + functions);
        Files.writeString(folder.resolve("scenarios/ad-rejected.yaml"), scenario);
    }

    private int mutate(String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "rules";
        all[1] = "test";
        all[2] = folder.toString();
        all[3] = "--mutate";
        System.arraycopy(more, 0, all, 4, more.length);
        return shell.run(all);
    }

    @Test
    @DisplayName("A condition that no near miss needs is told with its place, and nothing else is")
    void aWeakScenario() {
        assertThat(mutate()).isEqualTo(1);
        assertThat(shell.printed().lines())
                .containsExactly(
                        "6 trials of 1 rule: all is as the scenarios say.",
                        "not noticed: status.drl:31: rule \"ad-rejected\", left out: ad.operationStatus != \"DELETE\"",
                        "4 mutants, 3 of them noticed (75.0 %).");
    }

    @Test
    @DisplayName("With a near miss for it no mutant is left")
    void aStrongScenario() throws IOException {
        write("ad.operationStatus != \"DELETE\"", "", FIRES + DELETED);

        assertThat(mutate()).isZero();
        assertThat(shell.printed().lines())
                .containsExactly(
                        "7 trials of 1 rule: all is as the scenarios say.", "4 mutants, 4 of them noticed (100.0 %).");
    }

    @Test
    @DisplayName("Nothing is broken while a scenario is not met, for then everything would be noticed")
    void aScenarioThatIsNotMet() throws IOException {
        write("ad.operationStatus == \"DELETE\"", "", FIRES);

        assertThat(mutate("--rule", "ad-rejected")).isEqualTo(1);
        assertThat(shell.printed())
                .contains("expected: ad-rejected fires", "No conditions were broken: first all must be as")
                .doesNotContain("mutant");
    }

    @Test
    @DisplayName("Functions are broken, too, and one that breaks off is noticed")
    void functions() throws IOException {
        write("!gone(ad.operationStatus)", """
                function boolean gone(String status) {
                    return status != null && status.startsWith("DEL");
                }

                function boolean add(String one, String two) {
                    return one != null && two != null;
                }
                """, FIRES);

        assertThat(mutate("--rule", "ad-rejected")).isEqualTo(1);
        assertThat(shell.printed().lines())
                .containsExactly(
                        "6 trials of 1 rule: all is as the scenarios say.",
                        "not noticed: status.drl:31: rule \"ad-rejected\", left out: !gone(ad.operationStatus)",
                        "not noticed: status.drl:38: function gone, left out: status.startsWith(\"DEL\")",
                        "not noticed: status.drl:38: function gone, negated: status.startsWith(\"DEL\")",
                        "8 mutants, 5 of them noticed (62.5 %).");

        assertThat(mutate("--rule", "gone")).isEqualTo(1);
        assertThat(shell.printed()).endsWith("4 mutants, 2 of them noticed (50.0 %).\n");
    }

    @Test
    @DisplayName("A break that does not compile is told, and counts neither as noticed nor as unnoticed")
    void aBreakThatDoesNotCompile() throws IOException {
        write("!gone(ad.operationStatus)", """
                function boolean gone(String status) {
                    String word;
                    if (status != null && (word = status.trim()) != null) {
                        return word.equals("DELETE");
                    }
                    return false;
                }
                """, FIRES + DELETED);

        assertThat(mutate()).isZero();
        assertThat(shell.printed().lines())
                .containsExactly(
                        "7 trials of 1 rule: all is as the scenarios say.",
                        "7 mutants, 7 of them noticed (100.0 %).",
                        "does not compile, so not tried: status.drl:39: function gone, left out: (word = status.trim()) != null");
    }

    @Test
    @DisplayName("A name that is neither a rule nor a function is told with the nearest one")
    void anUnknownName() {
        assertThat(shell.run("rules", "test", folder.toString(), "--rule", "ad-rejectet"))
                .isEqualTo(2);
        assertThat(shell.errors())
                .isEqualTo("There is no rule ad-rejectet in " + folder
                        + ". Did you mean ad-rejected? All rules are told by rules list.\n");
        assertThat(mutate("--rule", "gon")).isEqualTo(2);
        assertThat(shell.errors()).startsWith("There is no rule and no function gon in ");
    }

    @Test
    @DisplayName("One rule's scenario can be run alone")
    void oneRule() {
        assertThat(shell.run("rules", "test", folder.toString(), "--rule", "ad-rejected", "--coverage"))
                .isZero();
        assertThat(shell.printed())
                .startsWith("ad-rejected: fired in 1, silent in 1 near miss\n")
                .endsWith("2 trials of 1 rule: all is as the scenarios say.\n");
    }

    @Test
    @DisplayName("A score is never rounded up to 100 %")
    void theScore() {
        assertThat(new MutationTest.Result(10_000, List.of("one"), List.of()).score())
                .isEqualTo("99.9 %");
        assertThat(new MutationTest.Result(10_000, List.of(), List.of()).score())
                .isEqualTo("100.0 %");
        assertThat(new MutationTest.Result(0, List.of(), List.of("one")).score())
                .isEqualTo("nothing to break");
    }
}
