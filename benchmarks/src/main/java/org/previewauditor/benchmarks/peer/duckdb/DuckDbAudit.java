package org.previewauditor.benchmarks.peer.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.previewauditor.benchmarks.peer.Found;
import org.previewauditor.rulebook.FindingText;
import org.previewauditor.rulebook.FindingTexts;
import org.previewauditor.rulebook.RuleFiles;

/**
 * The same decisions in SQL: DuckDB reads the files, joins them and writes the reports, all in memory and on all cores.
 *
 * <pre>DuckDbAudit DROP OUT AS_OF</pre>
 */
public final class DuckDbAudit {

    private static final List<String> SCRIPTS =
            List.of("words.sql", "exports.sql", "truths.sql", "judge.sql", "findings.sql", "reports.sql");

    private DuckDbAudit() {}

    public static void main(String[] args) throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            catalogue(database);
            for (String script : SCRIPTS) {
                // Paths stand between quotes in SQL.
                statement.execute(read(script)
                        .replace("${drop}", Path.of(args[0]).toString().replace("'", "''"))
                        .replace("${out}", Path.of(args[1]).toString().replace("'", "''"))
                        .replace("${asOf}", args[2]));
            }
        }
    }

    /** What people read about each code: the same texts as the auditor's. */
    private static void catalogue(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    "CREATE TABLE catalogue (code VARCHAR, place INTEGER, strength INTEGER, effect VARCHAR,"
                            + " owner VARCHAR, subject_type VARCHAR, action VARCHAR, cause VARCHAR, fix VARCHAR, reference VARCHAR)");
        }
        List<FindingText> texts = FindingTexts.read(RuleFiles.bundled());
        try (PreparedStatement row =
                database.prepareStatement("INSERT INTO catalogue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int place = 0; place < texts.size(); place++) {
                FindingText text = texts.get(place);
                row.setString(1, text.code());
                row.setInt(2, place);
                row.setInt(3, text.effect().ordinal());
                row.setString(4, text.effect().name());
                row.setString(5, text.owner().name());
                row.setString(6, Found.subjectType(text.code()).name());
                row.setString(7, text.texts().action());
                row.setString(8, text.texts().cause());
                row.setString(9, text.texts().action() + " (" + text.texts().where() + ")");
                row.setString(10, text.texts().reference());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private static String read(String script) throws IOException {
        try (InputStream in = DuckDbAudit.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
