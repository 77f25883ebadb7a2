package org.previewauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.fact.Source;
import org.previewauditor.finding.Decision;
import org.previewauditor.rulebook.RuleBook;

/** Every text that an export can bring into a report, as a formula, an address and a code. */
class HostileExportTest {

    private static final String PAYLOAD = "=HYPERLINK(\"http://x\",\"jo.doe@example.com\")";

    private static RuleBook rules;

    @BeforeAll
    static void open() {
        rules = RuleBook.bundled();
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    void noCellOfAReportStartsAFormulaOrShowsAnAddress() {
        Ad ad = new Ad(
                "7000000000000000001",
                "18001",
                PAYLOAD,
                PAYLOAD,
                PAYLOAD,
                PAYLOAD,
                PAYLOAD,
                null,
                PAYLOAD,
                null,
                PAYLOAD,
                "-1",
                PAYLOAD,
                "-2",
                PAYLOAD,
                PAYLOAD,
                PAYLOAD,
                null,
                null,
                "-3",
                null,
                PAYLOAD,
                PAYLOAD,
                null,
                null,
                null,
                null,
                new Ad.Columns(true, true),
                new Source("=ads.csv", 2));
        AdContext context = new AdContext(
                ad, null, null, null, AdContext.Access.NONE, List.of(), List.of(), List.of(), null, List.of());
        RunFacts run = new RunFacts(
                new AsOf(java.time.Instant.EPOCH, java.time.Duration.ofDays(14)),
                new CompleteExports(Map.of()),
                AnalyticsTool.choose(null, List.of()));
        Decision decision = rules.decide(run, List.of(context)).get(0);
        FindingCells cells = new FindingCells(rules.findings());
        CsvBuffer rows = new CsvBuffer();

        new AdsCsv(cells).append(new AdLine(decision, null, null, null), rows);
        new FindingsCsv(cells).append(decision, rows);

        String text = new String(rows.array(), 0, rows.size(), StandardCharsets.UTF_8);
        assertThat(decision.findings()).isNotEmpty();
        assertThat(text.split("(?<=^|[,\\n])(?=[\"=+@-])"))
                .as("cells that start with a formula character, quoted or not")
                .noneMatch(cell -> cell.matches("(?s)\"?[=+@-].*"));
        assertThat(text).doesNotContain("jo.doe@").contains("j***@example.com");
    }
}
