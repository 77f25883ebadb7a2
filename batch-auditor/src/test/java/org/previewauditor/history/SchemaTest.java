package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
