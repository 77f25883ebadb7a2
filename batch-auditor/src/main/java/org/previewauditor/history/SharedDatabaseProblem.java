package org.previewauditor.history;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a database that machines share cannot be used, and what to do. */
public final class SharedDatabaseProblem {

    private SharedDatabaseProblem() {}

    public static String message(Database data, Throwable problem) {
        return data.name() + " cannot be used: " + because(problem);
    }

    private static String because(Throwable problem) {
        SQLException sql = find(problem, SQLException.class);
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        String said = DatabaseFile.said(problem);
        if (state.startsWith("08")) {
            return "it does not answer. Check host and port, and that the server runs.";
        }
        if (state.startsWith("28")) {
            return "it does not let this user in. Give the name as ?user=NAME and the password in PGPASSWORD.";
        }
        if (state.equals("3D000")) {
            return "there is no database of this name. Create it, or name another one.";
        }
        if (state.equals("42501")) {
            return "its user may not make tables (" + said + "). Grant CREATE on the schema.";
        }
        FlywayException schema = find(problem, FlywayException.class);
        if (schema != null && sql == null) {
            return String.valueOf(schema.getMessage()).contains("schema history")
                    ? "it holds tables of another program. Name an empty database, or an empty schema with "
                            + "?currentSchema=NAME."
                    : "its tables are of another version of this program. Use that version on all machines, or name an "
                            + "empty database.";
        }
        return (said == null ? "of something unforeseen" : said) + ". Run it with --debug to see where.";
    }

    private static <T> @Nullable T find(Throwable problem, Class<T> type) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
