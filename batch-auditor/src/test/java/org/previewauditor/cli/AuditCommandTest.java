package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The program as it is called from a shell. */
class AuditCommandTest {

    private static final Path SAMPLES = Path.of("../sample-data");

    @TempDir
    Path folder;

    @RegisterExtension
    final Shell shell = new Shell();

    @Test
    void anAuditWritesAReportAndTellsWhatItFound() throws IOException {
        assertThat(audit("agency")).isEqualTo(0);

        assertThat(shell.printed())
                .contains("WILL_FAIL")
                .contains("What brings most previews back:")
                .contains("Report: " + folder.resolve("out"));
        assertThat(shell.errors()).isEmpty();
        assertThat(report())
                .isDirectoryContaining("glob:**/ads.csv")
                .isDirectoryContaining("glob:**/findings.csv")
                .isDirectoryContaining("glob:**/rejects.csv")
                .isDirectoryContaining("glob:**/summary.json");
    }

    @Test
    void theSecondTimeItPointsToTheFinishedReport() throws IOException {
        audit("healthy");

        assertThat(audit("healthy")).isEqualTo(0);
        assertThat(shell.printed()).contains("was audited before").contains("Report: ");
        assertThat(audit("healthy", "--force")).isEqualTo(0);
    }

    @Test
    void reportsThatAFinishedAuditLacksAreMadeAndNamed() throws IOException {
        audit("healthy", "--reports", "none");

        assertThat(audit("healthy", "--reports", "html")).isEqualTo(0);
        assertThat(shell.printed()).contains("Note: Added to the report of that audit: report.html");
        assertThat(report()).isDirectoryContaining("glob:**/report.html");

        audit("healthy", "--reports", "html");
        assertThat(shell.printed()).contains("was audited before").doesNotContain("Added to");
    }

    @ParameterizedTest(name = "--fail-on {1} ends the audit of {0} with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "healthy|WILL_FAIL,AT_RISK|0",
                "healthy|ok|1",
                "formats/smart-plus-2|UNSUPPORTED|1",
                "exports-withheld|unverified|1"
            })
    void failOnDecidesTheExitCode(String sample, String verdicts, int exitCode) throws IOException {
        assertThat(audit(sample, "--fail-on", verdicts)).isEqualTo(exitCode);
    }

    @ParameterizedTest(name = "--as-of {0}")
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026-11-21 00:00",
                "2026/11/21 0:00:00",
                "2026-11-21T05:30:00+05:30",
                "2026-11-21T00:00:00.000Z",
                "1795219200"
            })
    void theInstantIsReadAsTimesInExportsAre(String asOf) throws IOException {
        assertThat(audit("healthy", "--as-of", asOf, "--reports", "none")).isEqualTo(0);

        assertThat(report().getFileName().toString()).startsWith("2026-11-21T000000Z-");
    }

    @Test
    void quietPrintsNothing() throws IOException {
        assertThat(audit("healthy", "--quiet")).isEqualTo(0);

        assertThat(shell.printed()).isEmpty();
        assertThat(shell.errors()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} is a wrong call")
    @CsvSource(
            delimiter = '|',
            value = {
                "--as-of|yesterday|is no time; write for example 2026-11-21T05:00:00Z",
                "--as-of|03/04/2026|is no time",
                "--as-of|2026-02-30|is no time",
                "--horizon|soon|is no length of time; write for example 14d",
                "--horizon|-3d|lies in the past",
                "--fail-on|BROKEN|is no verdict; choose from UNSUPPORTED",
                "--fail-on|''|--fail-on \"\" is no verdict; choose from UNSUPPORTED",
                "--fail-on|,|--fail-on \"\" is no verdict",
                "--fail-on|WILL_FAIL,|--fail-on \"\" is no verdict",
                "--fail-on|WILL_FAIL,,AT_RISK|--fail-on \"\" is no verdict",
                "--reports|''|--reports \"\" is no report; choose from html, xlsx, worklists, or write none.",
                "--reports|html,|--reports \"\" is no report",
                "--advertiser-id|12 34|is no id of an ad account",
                "--advertiser-id|0|is no id of an ad account",
                "--advertiser-id|Total|is no id of an ad account",
                "--advertiser-id|n/a|is no id of an ad account",
                "--advertiser-id|null|is no id of an ad account",
                "--tool|''|--tool \"\" names no tool; write for example Motion.",
                "--tool|?|names no tool",
                "--config|nowhere.properties|there is no such file",
                "--colour|red|Unknown option: '--colour'"
            })
    void wrongCallsSayWhatIsRight(String option, String value, String message) throws IOException {
        assertThat(audit("healthy", option, value)).isEqualTo(2);

        assertThat(shell.errors()).contains(message).doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "report|Missing required parameter: 'RUN_DIR'~See preview-auditor report --help.~",
                "report run --report|Unknown option: '--report'~Possible solutions: --reports~See preview-auditor report "
                        + "--help.~",
                "rules tets|Unmatched argument at index 1: 'tets'~Did you mean: rules test?~See "
                        + "preview-auditor rules --help.~"
            })
    void aCallThatIsNoneIsToldInAFewLines(String call, String told) {
        assertThat(shell.run(call.split(" "))).isEqualTo(2);

        assertThat(shell.errors()).isEqualTo(told.replace('~', '\n'));
    }

    @Test
    void theProgramByItselfSaysWhatItCanDo() {
        assertThat(shell.run()).isEqualTo(2);

        assertThat(shell.errors())
                .startsWith("Missing required subcommand\nUsage: preview-auditor ")
                .contains("Commands:", "  audit ", "  watch ", "Start here:");
    }

    @Test
    void withoutAPathItAsksForOne() {
        assertThat(shell.run("audit")).isEqualTo(2);
        assertThat(shell.errors()).contains("What should be audited?");
    }

    @Test
    void aPathThatIsNotThereIsToldInOneSentence() throws IOException {
        assertThat(shell.run(arguments(folder.resolve("nowhere"), "--quiet"))).isEqualTo(3);

        assertThat(shell.errors())
                .contains("There is no file or folder ")
                .contains("nowhere")
                .doesNotContain("\tat ");
        assertThat(shell.errors().strip().lines()).hasSize(1);
    }

    @Test
    void aDropWithoutAdsIsToldFileByFile() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.writeString(drop.resolve("list.csv"), "shopping,list\nmilk,1\n");
        Files.writeString(drop.resolve("ads.xlsx"), "PK");

        assertThat(shell.run(arguments(drop, "--quiet"))).isEqualTo(3);

        assertThat(shell.errors())
                .contains("list.csv")
                .contains("ads.xlsx")
                .contains("CSV UTF-8")
                .doesNotContain("\tat ");
    }

    @Test
    void stackTracesAreForThoseWhoAskForThem() throws Exception {
        assertThat(shell.run(arguments(folder.resolve("nowhere"), "--debug"))).isEqualTo(3);
        assertThat(shell.errors()).contains("\tat ");
        // What was begun beside it still logs all there is, and must not do so into the next test.
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("preparation")) {
                thread.join(10_000);
            }
        }
    }

    @Test
    void anUnusableOutputIsToldBeforeAnyWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        int exitCode = shell.run(
                "audit",
                SAMPLES.resolve("healthy").toString(),
                "--out",
                file.resolve("out").toString());

        assertThat(exitCode).isEqualTo(3);
        assertThat(shell.errors()).contains("Reports cannot be written").contains("--out");
    }

    @Test
    void aDatabaseThatAnotherAuditUsesIsToldInOneSentence() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (FileChannel database = FileChannel.open(
                        data.resolve("jobs.mv.db"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = database.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(audit("healthy")).isEqualTo(3);
        }

        assertThat(shell.errors().strip().lines()).hasSize(1);
        assertThat(shell.errors())
                .contains("Another audit is using the job database")
                .contains("--data");
    }

    @Test
    void settingsCanStandInAFile() throws IOException {
        Path config = folder.resolve("night.properties");
        Files.writeString(
                config, """
                preview-auditor.paths=%s
                preview-auditor.out=%s
                preview-auditor.data=%s
                preview-auditor.as-of=2026-11-21T05:00:00Z
                preview-auditor.fail-on=OK
                preview-auditor.quiet=true
                """.formatted(SAMPLES.resolve("healthy"), folder.resolve("from-file"), folder.resolve("data")));

        assertThat(shell.run("audit", "--config", config.toString())).isEqualTo(1);
        assertThat(folder.resolve("from-file")).isNotEmptyDirectory();

        assertThat(shell.run(
                        "audit",
                        "--config",
                        config.toString(),
                        "--out",
                        folder.resolve("typed").toString()))
                .as("what is typed counts before what stands in a file")
                .isEqualTo(1);
        assertThat(folder.resolve("typed")).isNotEmptyDirectory();
    }

    @ParameterizedTest(name = "\"{0}\" in a file is a wrong call")
    @ValueSource(strings = {"fail-on=", "fail-on=,", "fail-on=OK,", "fail-on[0]=OK\npreview-auditor.fail-on[1]="})
    void noVerdictInAFileIsAWrongCall(String setting) throws IOException {
        Path config = Files.writeString(folder.resolve("night.properties"), "preview-auditor." + setting);

        assertThat(audit("healthy", "--config", config.toString())).isEqualTo(2);

        assertThat(shell.errors()).contains("--fail-on \"\" is no verdict; choose from UNSUPPORTED");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "night.properties|# nightly~preview-auditor.fail-no=OK|night.properties:2: there is no setting "
                        + "preview-auditor.fail-no. Did you mean preview-auditor.fail-on?",
                "night.properties|previewAuditor.failOnn[0]=OK|night.properties:1: there is no setting "
                        + "previewAuditor.failOnn[0]. Did you mean preview-auditor.fail-on?",
                "night.properties|horizon=3d|night.properties:1: there is no setting horizon. "
                        + "Did you mean preview-auditor.horizon?",
                "night.yaml|preview-auditor:~  horizn: 3d|night.yaml:2: there is no setting preview-auditor.horizn. "
                        + "Did you mean preview-auditor.horizon?",
                "night.yaml|preview-auditor:~ horizon: 3d~  out: x|night.yaml cannot be read: mapping values are not "
                        + "allowed here (line 3, column 6). Correct it; nothing was begun.",
                "night.properties|preview-auditor.out=\\u12|night.properties cannot be read: Malformed \\uxxxx encoding. "
                        + "Correct it; nothing was begun.",
                "night.txt|preview-auditor.out=x|night.txt: a file of settings has a name that ends in .properties or "
                        + ".yaml."
            })
    void aSettingThatThereIsNotIsAWrongCall(String file, String text, String message) throws IOException {
        Path config = Files.writeString(folder.resolve(file), text.replace('~', '\n'));

        assertThat(audit("healthy", "--config", config.toString())).isEqualTo(2);

        assertThat(shell.errors()).endsWith(message + "\n").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void settingsOfOthersInAFileAreTheirs() throws IOException {
        Path config = Files.writeString(
                folder.resolve("night.yaml"),
                "logging:\n  level:\n    root: WARN\npreviewAuditor:\n  asOf: 2026-11-21T05:00:00Z\n  fail-on: [OK]\n");

        assertThat(audit("healthy", "--config", config.toString())).isEqualTo(1);
    }

    @Test
    void noVerdictInTheEnvironmentIsAWrongCall() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("PREVIEWAUDITOR_FAILON", "")));

        assertThatThrownBy(() -> new AuditProperties(environment).failOn())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--fail-on \"\" is no verdict; choose from UNSUPPORTED");
    }

    @Test
    void verdictsCanBeNamedOneByOne() throws IOException {
        assertThat(audit("healthy", "--fail-on", "WILL_FAIL", "--fail-on", "OK,AT_RISK"))
                .isEqualTo(1);
    }

    @Test
    void rulesCanBeAFolder() throws IOException {
        Path rules = copyOfTheRules();
        Path limits = rules.resolve("limits.properties");
        Files.writeString(limits, Files.readString(limits).replace("horizon.days = 14", "horizon.days = 400"));

        assertThat(audit("healthy", "--rules", rules.toString())).isEqualTo(0);

        assertThat(Files.readString(report().resolve("findings.csv"))).contains("spark-authorization-expiring");
    }

    @Test
    void rulesThatDoNotCompileAreToldAndNothingIsWritten() throws IOException {
        Path rules = copyOfTheRules();
        Path file = rules.resolve("status.drl");
        Files.writeString(file, Files.readString(file).replace("ad.secondaryStatus ==", "ad.secondaryStatuss =="));

        assertThat(audit("healthy", "--rules", rules.toString())).isEqualTo(3);

        assertThat(shell.errors())
                .contains("status.drl")
                .contains("secondaryStatuss")
                .doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutRulesIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(audit("healthy", "--rules", empty.toString())).isEqualTo(3);
        assertThat(shell.errors()).contains("cannot be used");
    }

    @Test
    void helpTeaches() {
        assertThat(shell.run("--help")).isEqualTo(0);
        assertThat(shell.printed()).contains("Start here:");
        assertThat(shell.run("help", "audit")).isEqualTo(0);
        assertThat(shell.printed()).contains("Exit codes: 0 audited").contains("--as-of");
    }

    @Test
    void itKnowsItsVersion() {
        assertThat(shell.run("--version")).isEqualTo(0);
        assertThat(shell.printed()).matches("(?s)preview-auditor \\d+\\.\\d+\\.\\d+ \\(\\w+\\)\\s*");
    }

    private int audit(String sample, String... options) {
        return shell.run(arguments(SAMPLES.resolve(sample), options));
    }

    private String[] arguments(Path drop, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "audit",
                drop.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--data",
                folder.resolve("data").toString()));
        if (!List.of(options).contains("--as-of")) {
            arguments.addAll(List.of("--as-of", "2026-11-21T05:00:00Z"));
        }
        arguments.addAll(List.of(options));
        return arguments.toArray(new String[0]);
    }

    private Path report() throws IOException {
        try (Stream<Path> reports = Files.list(folder.resolve("out"))) {
            return reports.findFirst().orElseThrow();
        }
    }

    private Path copyOfTheRules() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path original = Path.of("../rules-kjar/src/main/resources/org/previewauditor/rules");
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        return rules;
    }
}
