package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.previewauditor.job.SmallDrop.fails;
import static org.previewauditor.job.SmallDrop.works;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.previewauditor.job.SmallDrop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Past runs, as people ask for them in a shell. */
class HistoryCommandTest {

    private static final int TRUNCATED_SIZE = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void runsAreListedTheLatestFirst() throws IOException {
        audit(1, works(1), works(2));
        audit(2, works(1), fails(2), fails(3));

        assertThat(history()).isZero();

        assertThat(problems()).isEmpty();
        List<String> lines = shell.printed().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("2026-11-02 05:00").endsWith("1 broke, 1 new");
        assertThat(lines.get(2)).contains(run(2).toString());
        assertThat(lines.get(3)).startsWith("2026-11-01 05:00").endsWith("the first");
    }

    @Test
    void theListIsAlsoThereForPrograms() throws IOException {
        audit(1, works(1));
        audit(2, fails(1));

        assertThat(history("--json", "--last", "1")).isZero();

        JsonNode runs = JSON.readTree(shell.printed());
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).path("runId").asString())
                .isEqualTo(run(2).getFileName().toString());
        assertThat(runs.get(0).path("previousRunId").asString())
                .isEqualTo(run(1).getFileName().toString());
        assertThat(runs.get(0).path("byVerdict").path("WILL_FAIL").asInt()).isEqualTo(1);
        assertThat(runs.get(0).path("changes").path("NEW_FAILURE").asInt()).isEqualTo(1);
    }

    @Test
    void anEmptyHistorySaysHowToFillIt() {
        assertThat(history()).isZero();

        assertThat(shell.printed()).contains("No run is remembered yet").contains("history rebuild");
    }

    @Test
    void theHistoryCanBeMadeAgainFromTheReports() throws IOException {
        audit(1, works(1), works(2), fails(3));
        audit(2, works(1), fails(2), works(3));
        history("--json");
        String before = withoutTimes(shell.printed());
        deleteData();

        assertThat(history("rebuild")).isZero();
        assertThat(shell.printed()).contains("now knows the 2 runs");
        history("--json");
        assertThat(withoutTimes(shell.printed())).isEqualTo(before);

        audit(3, works(1), fails(2), fails(3));
        assertThat(changes(3)).containsExactly("STILL_OK", "STILL_FAILING", "NEW_FAILURE");
    }

    @Test
    void aDamagedReportIsLeftOutAndTold() throws IOException {
        audit(1, works(1));
        audit(2, works(1));
        Files.writeString(run(1).resolve("ads.csv"), "advertiser_id,ad_id\r\n");

        assertThat(history("rebuild")).isZero();

        assertThat(shell.errors().lines())
                .singleElement()
                .asString()
                .startsWith("Left out: ")
                .contains("ads.csv");
        assertThat(shell.printed()).contains("the 1 run of");
    }

    /** Ways in which a database goes wrong. */
    private enum Damage {
        TRUNCATED,
        OVERWRITTEN,
        NOT_A_DATABASE,
        OF_AN_EARLIER_TIME,
        OF_A_LATER_TIME
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDatabaseThatCannotBeOpenedIsMovedAsideAndMadeAgain(Damage damage) throws Exception {
        audit(1, works(1), fails(2));
        damage(damage);

        audit(2, fails(1), fails(2));

        assertThat(problems())
                .singleElement()
                .asString()
                .containsAnyOf("could not be opened", "had lost runs")
                .contains("knows the 1 run whose reports are in");
        assertThat(changes(2)).containsExactly("NEW_FAILURE", "STILL_FAILING");
    }

    @Test
    void aDamagedDatabaseIsKeptForThoseWhoWantToLookIntoIt() throws Exception {
        audit(1, works(1));
        damage(Damage.NOT_A_DATABASE);

        audit(2, works(1));

        List<Path> aside;
        try (Stream<Path> files = Files.list(data())) {
            aside = files.filter(file -> file.getFileName().toString().startsWith("jobs.mv.db.damaged-"))
                    .toList();
        }
        assertThat(aside).singleElement().satisfies(file -> assertThat(file).hasContent("Dear diary,"));
    }

    @Test
    void aDatabaseThatAnotherProcessHoldsIsLeftAloneAndItsHolderIsTold() throws IOException {
        audit(1, works(1));
        byte[] before = Files.readAllBytes(data().resolve("jobs.mv.db"));
        Files.writeString(data().resolve("jobs.holder"), "process 4711 on night-machine, since 2026-11-02T02:00:00Z");
        try (FileChannel database = FileChannel.open(
                        data().resolve("jobs.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = database.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(history()).isEqualTo(3);
        }

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("process 4711 on night-machine")
                .contains("--data");
        assertThat(data().resolve("jobs.mv.db")).hasBinaryContent(before);
    }

    @Test
    void aDatabaseThatIsNotHeldLeavesNoNoteBehind() throws IOException {
        audit(1, works(1));

        assertThat(data().resolve("jobs.holder")).doesNotExist();
    }

    @Test
    void onlySoManyRunsAreRemembered() throws IOException {
        for (int night = 1; night <= 5; night++) {
            audit(night, List.of("--keep-runs", "2"), works(1));
        }

        history("--json");

        assertThat(JSON.readTree(shell.printed())).hasSize(2);
        assertThat(run(1)).isDirectory();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--keep-runs|0|leaves nothing to compare with",
                "--keep-runs|many|is no number; write for example 90",
                "--data|jdbc:mysql://host/db?password=geheim|must be jdbc:postgresql://HOST/DATABASE",
                "--data|postgres://nobody:geheim@|must be jdbc:postgresql://HOST/DATABASE"
            })
    void wrongSettingsSayWhatIsRightAndRepeatNoPassword(String option, String value, String message)
            throws IOException {
        assertThat(shell.run("audit", drop(works(1)).toString(), "--out", out().toString(), option, value))
                .isEqualTo(2);

        assertThat(shell.errors()).contains(message).doesNotContain("geheim");
    }

    @Test
    void aDatabaseServerThatDoesNotAnswerIsToldWithoutItsPassword() throws IOException {
        int exitCode = shell.run(
                "audit",
                drop(works(1)).toString(),
                "--out",
                out().toString(),
                "--data",
                "jdbc:postgresql://127.0.0.1:1/auditor?user=night&password=geheim");

        assertThat(exitCode).isEqualTo(3);
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("PostgreSQL 127.0.0.1:1/auditor")
                .contains("does not answer")
                .doesNotContain("geheim");
    }

    // diff

    @Test
    void twoRunsAreCompared() throws IOException {
        audit(1, works(1), works(2), fails(3), works(4));
        audit(2, works(1), fails(2), works(3), fails(5));

        assertThat(diff("2026-11-01", run(2).toString())).isZero();

        assertThat(shell.printed())
                .contains("3 ads are in both; the verdict of 2 changed.")
                .containsPattern("1  OK -> WILL_FAIL; spend 2; 2")
                .containsPattern("1  WILL_FAIL -> OK; spend 3; 3")
                .containsPattern("\\+1 +-1  spark-with-custom-identity")
                .contains("Only in the first: 1 ad, 0 of them WILL_FAIL; 4")
                .contains("Only in the second: 1 ad, 1 of them WILL_FAIL; 5");
    }

    @Test
    void runsWithoutSpendAreNotSaidToHaveSeveralCurrencies() throws IOException {
        audit(1, works(1).replaceAll(",1$", ","));
        audit(2, fails(1).replaceAll(",1$", ","));

        diff("2026-11-01", "2026-11-02");

        assertThat(shell.printed())
                .contains("1 ad is in both; the verdict of 1 changed.")
                .containsPattern("1  OK -> WILL_FAIL; 1")
                .doesNotContain("currencies", "1 ads");
    }

    @Test
    void theDifferenceIsAlsoThereForPrograms() throws IOException {
        audit(1, works(1), works(2));
        audit(2, works(1), fails(2));

        assertThat(diff("2026-11-01", "2026-11-02", "--json")).isZero();

        JsonNode difference = JSON.readTree(shell.printed());
        assertThat(difference.path("inBoth").asInt()).isEqualTo(2);
        assertThat(difference.path("sameRules").asBoolean()).isTrue();
        assertThat(difference.path("verdicts").get(0).path("before").asString()).isEqualTo("OK");
        assertThat(difference
                        .path("verdicts")
                        .get(0)
                        .path("examples")
                        .get(0)
                        .path("adId")
                        .asString())
                .isEqualTo("2");
        assertThat(difference.path("findings").get(0).path("gained").asInt()).isEqualTo(1);
    }

    @Test
    void aRunThatIsNotThereBringsTheNearestOnes() throws IOException {
        audit(1, works(1));
        audit(2, works(1));

        assertThat(diff("2026-12-01", "2026-11-02")).isEqualTo(3);

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("There is no run 2026-12-01")
                .contains(run(1).getFileName().toString());
    }

    @Test
    void theBeginningOfANameMustBeLongEnough() throws IOException {
        audit(1, works(1));
        audit(2, works(1));

        assertThat(diff("2026-11", "2026-11-02")).isEqualTo(3);

        assertThat(shell.errors()).contains("Several runs begin with 2026-11").doesNotContain("\tat ");
    }

    @Test
    void aRunIsFoundByWhatTheHistoryKnowsOfItsFolder() throws IOException {
        audit(1, works(1));
        audit(2, fails(1));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        assertThat(shell.run(
                        "diff",
                        run(1).getFileName().toString(),
                        run(2).getFileName().toString(),
                        "--out",
                        elsewhere.toString(),
                        "--data",
                        data().toString()))
                .isZero();

        assertThat(shell.printed()).contains("the verdict of 1 changed");
    }

    /** What was told on standard error. Rules that are compiled but not packaged warn there of a file they lack. */
    private List<String> problems() {
        return shell.errors()
                .lines()
                .filter(line -> !line.contains("Unable to find pom.properties"))
                .toList();
    }

    private Path drop(String... ads) throws IOException {
        return SmallDrop.in(folder, ads);
    }

    private void audit(int night, String... ads) throws IOException {
        audit(night, List.of(), ads);
    }

    private void audit(int night, List<String> more, String... ads) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "audit",
                drop(ads).toString(),
                "--out",
                out().toString(),
                "--data",
                data().toString(),
                "--as-of",
                LocalDate.of(2026, 11, night) + "T05:00:00Z",
                "--reports",
                "none",
                "--quiet"));
        arguments.addAll(more);
        assertThat(shell.run(arguments.toArray(String[]::new)))
                .as(shell.errors())
                .isZero();
    }

    private int history(String... more) {
        return ofReports("history", more);
    }

    private int diff(String before, String after, String... more) {
        return ofReports(
                "diff",
                Stream.concat(Stream.of(before, after), Arrays.stream(more)).toArray(String[]::new));
    }

    private int ofReports(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(Arrays.asList(more));
        arguments.addAll(List.of("--out", out().toString(), "--data", data().toString()));
        return shell.run(arguments.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path run(int night) throws IOException {
        try (Stream<Path> runs = Files.list(out())) {
            return runs.filter(run -> run.getFileName()
                            .toString()
                            .startsWith(LocalDate.of(2026, 11, night).toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> changes(int night) throws IOException {
        return Files.readAllLines(run(night).resolve("ads.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", -1)[17])
                .toList();
    }

    private void deleteData() throws IOException {
        try (Stream<Path> files = Files.list(data())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private void damage(Damage damage) throws Exception {
        Path file = data().resolve("jobs.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        switch (damage) {
            // Little more than the header: a longer piece may happen to hold a whole state, of which nothing is lost.
            case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, TRUNCATED_SIZE));
            case OVERWRITTEN -> {
                Arrays.fill(bytes, 0, bytes.length, (byte) 0x5a);
                Files.write(file, bytes);
            }
            case NOT_A_DATABASE -> Files.writeString(file, "Dear diary,\n");
            case OF_AN_EARLIER_TIME -> sql("DROP TABLE \"schema_migration\"");
            case OF_A_LATER_TIME ->
                sql("INSERT INTO \"schema_migration\" (\"installed_rank\", \"version\", \"description\", "
                        + "\"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\") "
                        + "VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'sa', 1, TRUE)");
        }
    }

    private void sql(String statement) throws Exception {
        try (java.sql.Connection connection =
                        java.sql.DriverManager.getConnection("jdbc:h2:file:" + data().resolve("jobs"), "sa", "");
                java.sql.Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"madeAt\" : \"[^\"]*\"", "");
    }
}
