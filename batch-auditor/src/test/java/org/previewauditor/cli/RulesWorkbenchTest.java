package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules new}, {@code check} and {@code test}, one after the other, as an author calls them. */
class RulesWorkbenchTest {

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void export() {
        rules = folder.resolve("rules");
        assertThat(shell.run("rules", "export", rules.toString())).isZero();
    }

    @Test
    void aNewRulePassesAsItIs() {
        assertThat(shell.run("rules", "new", "post-too-old", "--dir", rules.toString()))
                .isZero();
        assertThat(shell.printed()).contains("Added post-too-old:", "post-too-old.drl", "post-too-old.yaml");

        assertThat(shell.run("rules", "check", rules.toString())).isZero();
        assertThat(shell.printed()).startsWith("Nothing is wrong: ");

        Path junit = folder.resolve("out/junit.xml");
        assertThat(shell.run("rules", "test", rules.toString(), "--coverage", "--junit", junit.toString()))
                .isZero();
        assertThat(shell.printed())
                .contains("post-too-old: fired in 1, silent in 1 near miss")
                .contains("    near miss: The ad has another name.")
                .contains("all is as the scenarios say.");
        assertThat(junit).content().contains("<testsuite name=\"post-too-old\" tests=\"2\" failures=\"0\">");
    }

    @Test
    void aNameThatIsTakenOrNoCodeIsRefusedInOneSentence() {
        assertThat(shell.run("rules", "new", "post-deleted", "--dir", rules.toString()))
                .isEqualTo(2);
        assertThat(shell.errors())
                .isEqualTo("There is a rule post-deleted in " + rules + " already; choose another name.\n");
        assertThat(shell.run("rules", "new", "Post Deleted", "--dir", rules.toString()))
                .isEqualTo(2);
        assertThat(shell.errors())
                .startsWith("\"Post Deleted\" is no code of a rule: ")
                .matches(".*\\n");
        assertThat(shell.run("rules", "new", "post-too-old", "--dir", folder.toString()))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("is no folder of rules").matches(".*\\n");
    }

    @Test
    void aMistakeIsToldWithItsPlaceByCheckAndByAudit() throws IOException {
        Path status = rules.resolve("status.drl");
        Files.writeString(status, Files.readString(status).replace("AuditedAd( deleted )", "AuditedAd( deleeted )"));

        assertThat(shell.run("rules", "check", rules.toString())).isEqualTo(1);
        assertThat(shell.printed())
                .contains("AuditedAd has no property \"deleeted\".\n        $ad : AuditedAd( deleeted )\n")
                .contains("    Did you mean \"deleted\"?")
                .endsWith("1 problem.\n");

        assertThat(shell.run("rules", "check", rules.toString(), "--json")).isEqualTo(1);
        assertThat(shell.printed()).contains("\"file\" : \"status.drl\"", "\"hint\" : \"Did you mean");

        assertThat(shell.run("rules", "test", rules.toString())).isEqualTo(3);
        assertThat(shell.errors())
                .contains("status.drl:")
                .contains("AuditedAd has no property \"deleeted\".")
                .contains("Did you mean \"deleted\"?")
                .doesNotContain("Exception");
    }

    @Test
    void aRuleThatFailsIsToldWithItsPlaceByTestByAuditAndByDiff() throws IOException {
        Path account = rules.resolve("account.drl");
        String before = Files.readString(account);
        String closed = "adAccount.status in (\"STATUS_DISABLE\", \"DISABLED\")";
        assertThat(before).contains(closed);
        Files.writeString(account, before.replace(closed, "adAccount.status.substring(99) == \"x\""));
        String drop = Path.of("../sample-data/healthy").toString();
        String told = """
                : rule "ad-account-closed": StringIndexOutOfBoundsException: begin 99, end 13, length 13.
                        $ad : AuditedAd( adAccount != null, adAccount.status.substring(99) == "x" )
                """;

        assertThat(shell.run("rules", "test", rules.toString(), "--rule", "ad-account-closed"))
                .isEqualTo(1);
        assertThat(shell.printed())
                .contains("expected: the rules decide the case")
                .containsOnlyOnce("found:    The rules in " + rules + " fail on ad ad-code (ads.csv:2): account.drl:")
                .contains(
                        ": rule \"ad-account-closed\": StringIndexOutOfBoundsException: begin 99, end 14, length 14.\n")
                .containsPattern("\n\n[\\d,]+ failures more, because the same lines fail.\n\n[\\d,]+ trials of ");

        String out = folder.resolve("out").toString();
        assertThat(shell.run(
                        "audit", drop, "--rules", rules.toString(), "--out", out, "--data", out + "-data", "--quiet"))
                .isEqualTo(3);
        assertThat(shell.errors())
                .startsWith("The rules in " + rules + " fail on ad 1849052808851227 (ads.csv:2): account.drl:")
                .endsWith(told);

        assertThat(shell.run("rules", "diff", "bundled", rules.toString(), "--drop", drop))
                .isEqualTo(3);
        assertThat(shell.errors()).endsWith(told);
    }

    @Test
    void aScenarioThatIsNotMetIsToldAsExpectedAndFound() throws IOException {
        Path scenario = rules.resolve("scenarios/ad-rejected.yaml");
        Files.writeString(
                scenario, Files.readString(scenario).replace("AD_STATUS_AUDIT_DENY", "AD_STATUS_DELIVERY_OK"));

        assertThat(shell.run("rules", "test", rules.toString())).isEqualTo(1);
        assertThat(shell.printed())
                .contains("expected: ad-rejected fires")
                .contains("found:    OK")
                .contains("facts:    ad \"");
    }

    @Test
    void aScenarioThatCannotBeReadIsToldWithItsPlace() throws IOException {
        Path scenario = rules.resolve("scenarios/ad-rejected.yaml");
        Files.writeString(scenario, Files.readString(scenario).replaceFirst("near-miss:", "near-mis:"));

        assertThat(shell.run("rules", "check", rules.toString())).isEqualTo(1);
        assertThat(shell.printed()).contains("scenarios/ad-rejected.yaml:1: ").contains("\"near-mis\" is none of ");
    }

    @Test
    void aLimitThatThereIsNotIsToldWithItsPlace() throws IOException {
        Path scenario = rules.resolve("scenarios/ad-rejected.yaml");
        String changed = Files.readString(scenario)
                .replaceFirst("\n  - name: ", "\n  - limits: {sync.odd.hours: 3}\n    name: ");
        Files.writeString(scenario, changed);
        int line = 1
                + (int) changed.substring(0, changed.indexOf("sync.odd"))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();

        assertThat(shell.run("rules", "check", rules.toString())).isEqualTo(1);
        assertThat(shell.printed())
                .contains("scenarios/ad-rejected.yaml:" + line + ":")
                .contains("There is no limit sync.odd.hours in limits.properties or delivery.properties.")
                .endsWith("1 problem.\n");
    }

    @Test
    void whatIsNotThereIsToldInOneSentence() {
        assertThat(shell.run("rules", "check", folder.resolve("nothing").toString()))
                .isEqualTo(3);
        assertThat(shell.errors())
                .contains("there is no folder and no KJAR of that name.")
                .matches(".*\\n");
    }
}
