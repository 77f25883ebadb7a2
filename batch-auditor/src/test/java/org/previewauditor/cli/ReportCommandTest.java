package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.readback.RunFolders;

class ReportCommandTest {

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void aFinishedRun() throws IOException {
        run = Files.createDirectory(folder.resolve("2026-11-21T050000Z-0a1b2c"));
        RunFolders.copy("symptoms/worked-yesterday-gone-today", run);
    }

    @Test
    void allReportsAreMadeOfARunFolderAlone() {
        assertThat(shell.run("report", run.toString())).isEqualTo(0);

        assertThat(run.resolve("report.xlsx")).isNotEmptyFile();
        assertThat(run.resolve("worklists/creator.md")).isNotEmptyFile();
        assertThat(run.resolve("expiries.ics")).isNotEmptyFile();
        assertThat(shell.printed()).contains("Made: " + run.resolve("report.xlsx"));
    }

    @Test
    void reportsTakeThePlaceOfEarlierOnesAndNothingElseIsLeft() throws IOException {
        shell.run("report", run.toString());
        Files.writeString(run.resolve("worklists/stale.md"), "stale");
        List<Path> before = files(run);

        assertThat(shell.run("report", run.toString(), "--quiet")).isEqualTo(0);

        assertThat(files(run)).isNotEqualTo(before).doesNotContain(run.resolve("worklists/stale.md"));
        assertThat(files(folder)).allMatch(file -> file.startsWith(run));
        assertThat(shell.printed()).isEmpty();
    }

    @Test
    void onlyTheChosenReportIsMade() {
        assertThat(shell.run("report", run.toString(), "--reports", "worklists"))
                .isEqualTo(0);

        assertThat(run.resolve("report.xlsx")).doesNotExist();
        assertThat(run.resolve("worklists")).exists();
    }

    @Test
    void aRunThatWasChangedByHandIsRefusedAndItsReportsStay() throws IOException {
        shell.run("report", run.toString());
        byte[] workbook = Files.readAllBytes(run.resolve("report.xlsx"));
        Files.writeString(
                run.resolve("ads.csv"), Files.readString(run.resolve("ads.csv")).replace("WILL_FAIL", "FINE"));

        assertThat(shell.run("report", run.toString())).isEqualTo(3);

        assertThat(shell.errors().lines()).singleElement().asString().contains("ads.csv: row ", "\"FINE\"");
        assertThat(run.resolve("report.xlsx")).hasBinaryContent(workbook);
        assertThat(files(folder)).allMatch(file -> file.startsWith(run));
    }

    @Test
    void aFolderThatIsNoRunIsToldInOneSentence() {
        assertThat(shell.run("report", folder.toString())).isEqualTo(3);

        assertThat(shell.errors().lines()).singleElement().asString().contains("There is no finished run in ");
    }

    @Test
    void aReportThatDoesNotExistIsAWrongCall() {
        assertThat(shell.run("report", run.toString(), "--reports", "pdf")).isEqualTo(2);
        assertThat(shell.errors()).contains("--reports \"pdf\" is no report");

        assertThat(shell.run("report", run.toString(), "--reports", "html,")).isEqualTo(2);
        assertThat(shell.errors()).contains("--reports \"\" is no report");

        assertThat(shell.run("report", run.toString(), "--reports", "none,xlsx"))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("asks for none and for some");
    }

    @Test
    void aRunThatWasFinishedWithoutReportsGetsThemWhenTheyAreAskedFor() throws IOException {
        List<String> audit = List.of(
                "audit",
                "../sample-data/healthy",
                "--as-of",
                "2026-11-21T05:00:00Z",
                "--quiet",
                "--out",
                folder.resolve("out").toString(),
                "--data",
                folder.resolve("data").toString());
        shell.run(Stream.concat(audit.stream(), Stream.of("--reports", "none")).toArray(String[]::new));
        assertThat(files(folder.resolve("out")))
                .map(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "ads.csv", "delivery.csv", "findings.csv", "fix-plan.csv", "rejects.csv", "summary.json");

        assertThat(shell.run(audit.toArray(String[]::new))).isEqualTo(0);

        assertThat(files(folder.resolve("out")))
                .map(file -> file.getFileName().toString())
                .contains("ads.csv", "report.xlsx", "creator.md", "expiries.ics");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
