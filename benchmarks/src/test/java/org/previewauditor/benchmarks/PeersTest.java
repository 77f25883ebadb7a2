package org.previewauditor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.benchmarks.drop.DropGenerator;
import org.previewauditor.benchmarks.peer.duckdb.DuckDbAudit;
import org.previewauditor.benchmarks.peer.evrete.EvreteAudit;
import org.previewauditor.benchmarks.peer.handwritten.HandWritten;
import org.previewauditor.benchmarks.peer.springbatch.ConventionalJob;

/** The peers agree with the auditor's own rules, which the peer with Spring Batch uses, and a difference is seen. */
class PeersTest {

    private static final int ADS = 4_000;
    private static final long SEED = 7;
    private static final String AS_OF = "2026-11-21T05:00:00Z";

    /** When two connections of an ad account read: one that works, and one of which nobody knows whether it does. */
    private static final List<String[]> SYNCS = List.of(
            new String[] {"2026-11-10 00:00:00", "2026-11-21 04:00:00"},
            new String[] {"2026-07-01 00:00:00", "2026-10-01 00:00:00"},
            new String[] {"", "2026-10-01 00:00:00"});

    @TempDir
    static Path folder;

    private interface Peer {
        void run(String[] args) throws Exception;
    }

    @BeforeAll
    static void auditByTheRules() throws Exception {
        DropGenerator.generate(folder.resolve("drop"), ADS, ADS / 5, SEED);
        addDoubtfulConnections();
        run("by-the-rules", ConventionalJob::main);
    }

    @Test
    void hand_written_java_decides_as_the_rules_do() throws Exception {
        run("hand-written", HandWritten::main);

        assertAgrees("hand-written");
    }

    @Test
    void evrete_decides_as_the_rules_do() throws Exception {
        run("evrete", EvreteAudit::main);

        assertAgrees("evrete");
    }

    @Test
    void duckdb_decides_as_the_rules_do() throws Exception {
        run("duckdb", DuckDbAudit::main);

        assertAgrees("duckdb");
    }

    @Test
    void the_drop_has_ads_that_rest_on_a_word_on_no_list() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("by-the-rules/findings.csv"), StandardCharsets.UTF_8))
                .filteredOn(row -> row.contains("value-unknown"))
                .hasSizeBetween(100, ADS);
    }

    @Test
    void one_verdict_that_differs_is_no_agreement() throws IOException {
        Path table = folder.resolve("by-the-rules/ads.csv");
        String changed = Files.readString(table, StandardCharsets.UTF_8).replaceFirst("WILL_FAIL", "AT_RISK");
        Path other = Files.writeString(folder.resolve("changed.csv"), changed, StandardCharsets.UTF_8);

        assertThat(Agreement.compare("changed", table, other)).isNegative();
    }

    @Test
    void one_row_that_is_missing_is_no_agreement() throws IOException {
        Path table = folder.resolve("by-the-rules/findings.csv");
        List<String> rows = Files.readAllLines(table, StandardCharsets.UTF_8);
        Path other = Files.write(folder.resolve("shorter.csv"), rows.subList(0, rows.size() - 1));

        assertThat(Agreement.compare("shorter", table, other)).isNegative();
    }

    /** Puts beside each connection one with a word on no list, and lets both read when it matters which of them works. */
    private static void addDoubtfulConnections() throws IOException {
        Path table = folder.resolve("drop/connections.csv");
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            String[] syncs = SYNCS.get(rows.size() / 2 % SYNCS.size());
            if (rows.isEmpty()) {
                rows.add(line);
            } else {
                rows.add(String.join(",", cells[0], cells[1], cells[2], cells[3], syncs[0], cells[5]));
                rows.add(String.join(",", cells[0], cells[1], cells[2], "LINGERING", syncs[1], cells[5]));
            }
        }
        Files.write(table, rows, StandardCharsets.UTF_8);
    }

    private static void run(String name, Peer peer) throws Exception {
        Path out = Files.createDirectories(folder.resolve(name));
        peer.run(new String[] {folder.resolve("drop").toString(), out.toString(), AS_OF});
    }

    private void assertAgrees(String name) throws IOException {
        Path ours = folder.resolve("by-the-rules");
        Path theirs = folder.resolve(name);
        assertThat(Agreement.compare(name, ours.resolve("ads.csv"), theirs.resolve("ads.csv")))
                .as("ads that are the same")
                .isEqualTo(ADS);
        assertThat(Agreement.compare(name, ours.resolve("findings.csv"), theirs.resolve("findings.csv")))
                .as("findings that are the same")
                .isGreaterThan(ADS / 3);
    }
}
