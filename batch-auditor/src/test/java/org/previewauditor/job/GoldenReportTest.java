package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.previewauditor.finding.Part;
import org.previewauditor.rulebook.RuleBook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every sample folder has the report that it should get in its folder {@code expected}. After a change that is meant,
 * {@code mvn verify -Dgolden.update=true} writes them anew, and the difference is what a reviewer reads.
 */
class GoldenReportTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final String EXPECTED = "expected";
    private static final List<String> TABLES =
            List.of("ads.csv", "findings.csv", "fix-plan.csv", "rejects.csv", "delivery.csv");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    @TempDir
    static Path folder;

    private static AuditBench bench;

    @BeforeAll
    static void open() {
        bench = new AuditBench(folder.resolve("data"));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    static Stream<String> drops() throws IOException {
        Path samples = AuditBench.samples();
        try (Stream<Path> folders = Files.walk(samples)) {
            return folders
                    .filter(Files::isDirectory)
                    .filter(drop -> !drop.endsWith(EXPECTED))
                    .filter(GoldenReportTest::holdsFiles)
                    .map(drop -> samples.relativize(drop).toString())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0} gets its expected report")
    @MethodSource("drops")
    void reportIsAsExpected(String name) throws IOException {
        Path drop = AuditBench.samples().resolve(name);
        Path report = bench.audit(drop, folder.resolve(name.replace('/', '-'))).folder();
        Path expected = drop.resolve(EXPECTED);
        if (UPDATE) {
            update(report, expected);
        }
        for (String table : TABLES) {
            assertThat(report.resolve(table)).as(table).hasSameBinaryContentAs(expected.resolve(table));
        }
        assertThat(summary(report)).as("summary.json").isEqualTo(Files.readString(expected.resolve("summary.json")));
    }

    @Test
    void everyStoryOfTheReadmeIsThere() throws IOException {
        assertThat(drops()).contains("healthy", "agency", "damaged", "delivery", "excel-mangled", "exports-withheld");
        assertThat(drops().filter(name -> name.startsWith("code-errors/"))).hasSize(18);
        assertThat(drops().filter(name -> name.startsWith("symptoms/"))).hasSize(5);
    }

    @Test
    void everyRuleButTheLimitOfSparkAdsFiresInTheAgencyOrTheErrorLog() throws IOException {
        String agency = findings("agency");
        String errorLog = findings("error-log");
        try (RuleBook rules = RuleBook.bundled()) {
            Set<String> fired = rules.findings().stream()
                    .map(finding -> finding.type().code())
                    .filter(code -> agency.contains("," + code + ",") || errorLog.contains("," + code + ","))
                    .map(rules::ruleOf)
                    .collect(Collectors.toSet());
            assertThat(rules.rules())
                    .filteredOn(rule -> rule.type().part() == Part.PREVIEW)
                    .map(rule -> rule.type().code())
                    .filteredOn(code -> !code.equals("spark-ads-limit-reached"))
                    .allSatisfy(code -> assertThat(fired).contains(code));
        }
    }

    @Test
    void everyRuleAboutDeliveryButTwoLimitsOfThousandsFiresInItsSample() throws IOException {
        Path report = bench.audit(AuditBench.samples().resolve("delivery"), folder.resolve("every-delivery-rule"))
                .folder();
        String found = Files.readString(report.resolve("delivery.csv"));
        try (RuleBook rules = RuleBook.bundled()) {
            assertThat(rules.rules())
                    .filteredOn(rule -> rule.type().part() == Part.DELIVERY)
                    .map(rule -> rule.type().code())
                    .filteredOn(
                            code -> !code.equals("campaign-limit-exceeded") && !code.equals("ad-group-limit-exceeded"))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(code -> assertThat(found).contains("," + code + ","));
        }
        assertThat(Files.readString(report.resolve("ads.csv"))).doesNotContain("ad-text-too-long");
    }

    private String findings(String drop) throws IOException {
        Path report = bench.audit(AuditBench.samples().resolve(drop), folder.resolve("every-rule-of-" + drop))
                .folder();
        return Files.readString(report.resolve("findings.csv"));
    }

    private static void update(Path report, Path expected) throws IOException {
        Files.createDirectories(expected);
        for (String table : TABLES) {
            Files.copy(report.resolve(table), expected.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(expected.resolve("summary.json"), summary(report));
    }

    /** Without what differs from build to build and from rules to rules that decide the same. */
    private static String summary(Path report) throws IOException {
        JsonNode summary = JSON.readTree(Files.readString(report.resolve("summary.json")));
        ((ObjectNode) summary).remove(List.of("runId", "tool", "rules", "timings"));
        return JSON.writeValueAsString(summary) + "\n";
    }

    private static boolean holdsFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".csv"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
