package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.previewauditor.job.SmallDrop.fails;
import static org.previewauditor.job.SmallDrop.works;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.history.Database;
import org.previewauditor.history.History;
import org.previewauditor.history.RunClaims;
import org.previewauditor.report.Machine;
import org.previewauditor.report.Summary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Machines that share a PostgreSQL server, whose address is in the variable PREVIEW_AUDITOR_TEST_POSTGRESQL. Each test
 * has a schema of its own.
 */
@Tag("postgresql")
class PostgresqlTest {

    private static final String ADDRESS = "PREVIEW_AUDITOR_TEST_POSTGRESQL";

    @TempDir
    Path folder;

    private final String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
    private final List<JobDatabase> machines = new ArrayList<>();

    @BeforeEach
    void createSchema() throws SQLException {
        assertThat(System.getenv(ADDRESS)).as("the variable " + ADDRESS).isNotBlank();
        sql("CREATE SCHEMA " + schema);
    }

    @AfterEach
    void dropSchema() throws SQLException {
        machines.forEach(JobDatabase::close);
        sql("DROP SCHEMA " + schema + " CASCADE");
    }

    @Test
    void historyIsKeptThereAsItIsInAFile() throws IOException {
        JobDatabase machine = machine();
        audit(machine, drop(works(1), works(2)), 1, "out", false);
        RunResult second = audit(machine, drop(works(1), fails(2)), 2, "out", false);

        assertThat(changes(second)).containsExactly("STILL_OK", "NEW_FAILURE");
        assertThat(history(machine).latest(9)).hasSize(2);
    }

    @Test
    void machinesSeeEachOthersRuns() throws IOException {
        audit(machine(), drop(works(1)), 1, "one", false);
        RunResult second = audit(machine(), drop(fails(1)), 2, "other", false);

        assertThat(changes(second)).containsExactly("NEW_FAILURE");
    }

    @Test
    void aRunThatIsBeingMadeIsNotMadeByAnother() throws IOException {
        RunClaims one = claims(machine());
        RunClaims other = claims(machine());

        try (RunClaims.Claim claim = one.take("work", "run", 0)) {
            assertThatThrownBy(() -> other.take("work", "run", 0))
                    .isInstanceOf(RunClaims.HeldException.class)
                    .hasMessageContaining("is being made by " + Machine.name())
                    .hasMessageContaining(" since ");
            assertThat(other.isHeldElsewhere("run")).isTrue();
            other.take("other work", "other run", 0).close();
            claim.end();
        }
        other.take("work", "run", 0).close();
    }

    @Test
    void whoGivesNoSignOfLifeIsTakenForDeadAndMayNotPublish() throws Exception {
        RunClaims one = claims(machine());
        RunClaims other = claims(machine());
        try (RunClaims.Claim claim = one.take("work", "run", 7)) {
            claim.requireHeld();
            sql("UPDATE " + schema + ".run_claim SET seen_at = seen_at - INTERVAL '3' MINUTE");

            try (RunClaims.Claim taken = other.take("work", "run", 9)) {
                assertThat(taken.knownSeq())
                        .as("what the run knew when it began")
                        .isEqualTo(7);
                assertThatThrownBy(claim::requireHeld).isInstanceOf(RunClaims.HeldException.class);
                taken.end();
            }
        }
    }

    @Test
    void ofTwoThatClaimAtTheSameMomentOneGetsIt() throws Exception {
        List<RunClaims> claims = List.of(claims(machine()), claims(machine()), claims(machine()));
        ExecutorService threads = Executors.newFixedThreadPool(claims.size());
        try {
            for (int round = 0; round < 20; round++) {
                String work = "work " + round;
                List<Future<Boolean>> taken = threads.invokeAll(claims.stream()
                        .map(each -> (Callable<Boolean>) () -> takes(each, work))
                        .toList());
                int winners = 0;
                for (Future<Boolean> each : taken) {
                    winners += each.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRunThatAnotherMachineFinishedIsNotMadeAgain() throws Exception {
        Path drop = drop(works(1), fails(2));
        audit(machine(), drop, 1, "one", false);
        sql("UPDATE " + schema + ".past_run SET host = 'night-machine', folder = '/nowhere/reports/run'");

        RunResult again = audit(machine(), drop, 1, "other", false);

        assertThat(again.audited()).isFalse();
        assertThat(again.ads()).isEqualTo(2);
        assertThat(again.notes())
                .singleElement()
                .asString()
                .contains("night-machine made this run")
                .contains("--force");
        assertThat(folder.resolve("other").resolve(again.runId())).doesNotExist();
        assertThat(audit(machine(), drop, 1, "other", true).audited()).isTrue();
    }

    @Test
    void machinesThatAuditDifferentDropsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<RunResult>> results = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                JobDatabase machine = i < 3 ? machine() : machines.get(i % 3);
                Path drop = drop(works(i + 1));
                int night = i + 1;
                results.add(threads.submit(() -> audit(machine, drop, night, "out-" + night, false)));
            }
            for (Future<RunResult> result : results) {
                assertThat(result.get().audited()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(history(machines.get(0)).latest(20)).hasSize(9);
    }

    private static boolean takes(RunClaims claims, String work) {
        try {
            // Not closed: the next round claims other work.
            return claims.take(work, work, 0).knownSeq() == 0;
        } catch (RunClaims.HeldException e) {
            return false;
        }
    }

    private JobDatabase machine() {
        Database database = Database.at(address() + "&currentSchema=" + schema, Map.of());
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "spring.datasource.hikari.minimum-idle",
                                "1",
                                "spring.datasource.hikari.maximum-pool-size",
                                "8")));
        JobDatabase machine = JobDatabase.open(database, settings);
        machines.add(machine);
        return machine;
    }

    private static History history(JobDatabase machine) {
        return machine.history();
    }

    private static RunClaims claims(JobDatabase machine) {
        return machine.claims();
    }

    private RunResult audit(JobDatabase machine, Path drop, int night, String out, boolean force) {
        Instant asOf = AuditBench.AS_OF.plus(night, ChronoUnit.DAYS);
        RunRequest request = new RunRequest(List.of(drop), folder.resolve(out), asOf, null, null, null, null, force);
        try (Preparation preparation = Preparation.start(request)) {
            return machine.service().audit(request, preparation, new Summary.Tool("test", "test"), RunProgress.SILENT);
        }
    }

    private Path drop(String... ads) throws IOException {
        return SmallDrop.in(folder, ads);
    }

    private static List<String> changes(RunResult run) throws IOException {
        return Files.readAllLines(run.folder().resolve("ads.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", -1)[17])
                .toList();
    }

    private static String address() {
        return System.getenv(ADDRESS);
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
