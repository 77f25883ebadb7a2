package org.previewauditor.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables of a database to what this program needs. */
public final class Schema {

    /** The last migration. Kept in step with the scripts by a test. */
    static final String VERSION = "2";

    private static final String SCRIPTS = "classpath:org/previewauditor/history";
    static final String MIGRATIONS = "schema_migration";

    private Schema() {}

    /**
     * Makes or migrates the tables. Where they are as they should be, and in a new file, nothing of Flyway is loaded, which
     * spares each start a good part of a second.
     *
     * @return whether there was nothing, and all tables are new
     * @throws org.flywaydb.core.api.FlywayException if the database is not one of ours, or of a newer version
     */
    public static boolean migrate(DataSource database) {
        if (isCurrent(database)) {
            return false;
        }
        return FirstTables.make(database) || flyway(database).migrate().initialSchemaVersion == null;
    }

    static Flyway flyway(DataSource database) {
        FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(SCRIPTS)
                .table(MIGRATIONS)
                // A newer program's migrations are no reason to go on as if they were not there.
                .ignoreMigrationPatterns(new String[0])
                .validateMigrationNaming(true);
        return new Flyway(configuration);
    }

    /** Without Spring, which reads all that it knows of databases before it can say that there is no such table. */
    private static boolean isCurrent(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT \"version\" FROM \"schema_migration\" WHERE \"installed_rank\" = "
                                + "(SELECT MAX(\"installed_rank\") FROM \"schema_migration\") AND \"success\"")) {
            return last.next() && VERSION.equals(last.getString(1));
        } catch (SQLException e) {
            // There are no tables yet, or not ours: Flyway tells which.
            return false;
        }
    }
}
