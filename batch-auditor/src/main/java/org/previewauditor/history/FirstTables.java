package org.previewauditor.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes all tables of a new H2 file as Flyway would, and notes them as Flyway does, so that Flyway finds its own work when
 * there is something to migrate. Loading Flyway for it takes a sixth of a short audit.
 */
final class FirstTables {

    /** In the order of their versions. Kept in step with the scripts by a test. */
    private static final List<String> SCRIPTS = List.of("V1__jobs.sql", "V2__history.sql");

    private static final String NOTES = """
            CREATE TABLE "NOTES" (
                "installed_rank" INT NOT NULL,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            );
            ALTER TABLE "NOTES" ADD CONSTRAINT "NOTES_pk" PRIMARY KEY ("installed_rank");
            CREATE INDEX "NOTES_s_idx" ON "NOTES" ("success");
            INSERT INTO "NOTES" ("installed_rank", "description", "type", "script", "installed_by", "execution_time", "success")
                VALUES (-1, '<< Flyway Schema History table created >>', 'TABLE', '', CURRENT_USER, 0, TRUE);
            """.replace("NOTES", Schema.MIGRATIONS);

    private static final String NOTE = """
            INSERT INTO "NOTES" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                "execution_time", "success")
                VALUES (?, ?, ?, 'SQL', ?, ?, CURRENT_USER, 0, TRUE)
            """.replace("NOTES", Schema.MIGRATIONS);

    private FirstTables() {}

    /** @return {@code false} if the database is no H2 file, or not empty; then nothing was done */
    static boolean make(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        if (!isNewFile(jdbc)) {
            return false;
        }
        List<String> texts = SCRIPTS.stream().map(FirstTables::text).toList();
        // The notes come last: a file whose making was cut short has none, and Flyway refuses it.
        texts.forEach(jdbc::execute);
        jdbc.execute(NOTES);
        for (int i = 0; i < texts.size(); i++) {
            String script = SCRIPTS.get(i);
            String description = script.substring(script.indexOf("__") + 2, script.indexOf('.'));
            jdbc.update(NOTE, i + 1, String.valueOf(i + 1), description, script, checksum(texts.get(i)));
        }
        return true;
    }

    private static boolean isNewFile(JdbcTemplate jdbc) {
        Boolean isH2 = jdbc.execute((Connection connection) ->
                connection.getMetaData().getDatabaseProductName().equals("H2"));
        return Boolean.TRUE.equals(isH2)
                && Objects.equals(
                        jdbc.queryForObject(
                                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'",
                                Integer.class),
                        0);
    }

    private static String text(String script) {
        try (InputStream file = Objects.requireNonNull(FirstTables.class.getResourceAsStream(script), script)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Flyway computes it: of all lines, whatever they end with. */
    private static int checksum(String text) {
        CRC32 checksum = new CRC32();
        text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }
}
