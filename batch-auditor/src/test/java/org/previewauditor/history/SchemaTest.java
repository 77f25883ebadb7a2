package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SchemaTest {

    @TempDir
    Path folder;

    @Test
    void theVersionThatSparesFlywayIsThatOfTheLastScript() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("jobs"));

        assertThat(Schema.migrate(database)).isTrue();
        assertThat(Schema.migrate(database)).isFalse();

        assertThat(Schema.flyway(database).info().current().getVersion().getVersion())
                .isEqualTo(Schema.VERSION);
        assertThat(Schema.flyway(database).info().pending()).isEmpty();
    }

    @Test
    void aNewFileIsWhatFlywayWouldHaveMadeOfIt() {
        JdbcDataSource ours = database("ours");
        JdbcDataSource flyways = database("flyways");

        assertThat(FirstTables.make(ours)).isTrue();
        Schema.flyway(flyways).migrate();

        assertThat(script(ours)).hasSizeGreaterThan(20).isEqualTo(script(flyways));
        assertThat(migrations(ours)).hasSize(3).isEqualTo(migrations(flyways));
        Schema.flyway(ours).validate();
    }

    @Test
    void aFileThatHoldsSomethingIsLeftToFlyway() {
        JdbcDataSource foreign = database("foreign");
        new JdbcTemplate(foreign).execute("CREATE TABLE THEIRS (ID INT)");

        assertThat(FirstTables.make(foreign)).isFalse();
        assertThatThrownBy(() -> Schema.migrate(foreign)).isInstanceOf(FlywayException.class);
    }

    private JdbcDataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve(name));
        database.setUser("sa");
        return database;
    }

    /** All tables, sequences and indexes, without the user, whose hash differs. */
    private static List<String> script(JdbcDataSource database) {
        return new JdbcTemplate(database)
                .queryForList("SCRIPT NODATA", String.class).stream()
                        .filter(line -> !line.startsWith("CREATE USER"))
                        .sorted()
                        .toList();
    }

    /** What Flyway notes of them, but for when that was and how long it took. */
    private static List<Map<String, Object>> migrations(JdbcDataSource database) {
        return new JdbcTemplate(database)
                .queryForList("SELECT \"installed_rank\", \"version\", \"description\", \"type\", \"script\", "
                        + "\"checksum\", \"installed_by\", \"success\" FROM \"schema_migration\" ORDER BY 1");
    }
}
