package org.previewauditor.handout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.Table;
import org.previewauditor.report.CsvBuffer;

/** Writes run folders row by row, for what no sample drop has. */
final class RunFolderBuilder {

    static final String ADVERTISER = "7000000000000000001";

    private final CsvBuffer ads = table(Table.ADS);
    private final CsvBuffer findings = table(Table.FINDINGS);
    private final CsvBuffer fixes = table(Table.FIX_PLAN);
    private final CsvBuffer rejects = table(Table.REJECTS);
    private long adRows;
    private long findingRows;
    private long fixRows;

    RunFolderBuilder ad(String adId, String name, String identity, String codes) {
        ads.row(
                ADVERTISER,
                adId,
                name,
                "Campaign",
                "Group",
                "",
                identity,
                "SPARK_VIDEO",
                "partial",
                "WILL_FAIL",
                "",
                "CREATOR",
                "",
                codes,
                "",
                null,
                null,
                "",
                "ads.csv:" + ++adRows,
                "");
        return this;
    }

    /** A finding about the last ad. */
    RunFolderBuilder finding(
            String adId,
            String code,
            String effect,
            String owner,
            String subjectType,
            String subjectId,
            String evidence) {
        findingRows++;
        findings.row(
                ADVERTISER,
                adId,
                code,
                effect,
                owner,
                subjectType,
                subjectId,
                "What is wrong.",
                evidence,
                "Fix it.",
                "Reference",
                adId.isEmpty() ? "" : "ads.csv:" + adRows);
        return this;
    }

    RunFolderBuilder fix(String code, String effect, String owner, String subjectType, String subjectId, long ads) {
        fixes.row(
                ++fixRows,
                code,
                effect,
                owner,
                subjectType,
                subjectId,
                ads,
                0L,
                "",
                "Do this.",
                "1. First step.\n2. Second step.",
                "");
        return this;
    }

    FinishedRun in(Path folder) throws IOException {
        write(folder.resolve("ads.csv"), ads);
        write(folder.resolve("findings.csv"), findings);
        write(folder.resolve("fix-plan.csv"), fixes);
        write(folder.resolve("rejects.csv"), rejects);
        Files.writeString(folder.resolve("summary.json"), """
                {"schemaVersion": 1, "runId": "2026-11-21T050000Z-0a1b2c", "asOf": "2026-11-21T05:00:00Z",
                 "horizonDays": 14, "tool": {"version": "1", "commit": "0"},
                 "rules": {"name": "n", "version": "1", "checksum": "0", "count": 1}, "inputs": [],
                 "completeness": {}, "changes": {}, "spendAtRisk": {}, "timings": {}, "notes": [],
                 "totals": {"ads": %d, "deletedAds": 0, "rows": %d, "findings": %d, "rejected": 0,
                            "byVerdict": {"WILL_FAIL": %d}, "byFormat": {}, "byCode": {}, "byOwner": {},
                            "spendByVerdict": {}, "fixes": %d}}
                """.formatted(adRows, adRows, findingRows, adRows, fixRows));
        return FinishedRun.open(folder);
    }

    private static CsvBuffer table(Table table) {
        CsvBuffer buffer = new CsvBuffer();
        List<String> columns = table.columns();
        buffer.row(columns.toArray());
        return buffer;
    }

    private static void write(Path file, CsvBuffer rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(rows.array(), 0, rows.size());
        }
    }
}
