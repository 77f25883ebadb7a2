package org.previewauditor.history;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs and history are kept: an H2 file in a folder, which one process can use at a time, or PostgreSQL, which
 * machines can share.
 *
 * @param url for JDBC; without name and password
 * @param user {@code null} for what the driver takes of itself
 * @param password {@code null} for none
 * @param folder of the H2 file; {@code null} for PostgreSQL
 */
public record Database(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path folder) {

    /** The name of the H2 file without what H2 appends to it. */
    static final String FILE = "jobs";

    private static final Pattern POSTGRESQL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?]*)(?::([^@/?]*))?@)?([^@/?]+)/([^/?]+)(?:\\?(.*))?");

    /**
     * An H2 file. H2 must not close it in a hook of its own, or a job that is being stopped cannot say so any more; and it
     * keeps no log of its own, of which it prints the stack when it cannot write it: whoever calls gets its exceptions.
     */
    public static Database in(Path folder) {
        Path absolute = folder.toAbsolutePath();
        return new Database(
                "jdbc:h2:file:" + absolute.resolve(FILE) + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "sa",
                "",
                absolute);
    }

    /** Whether this text is meant to be the address of a database, not a folder. */
    public static boolean isAddress(String text) {
        return text.startsWith("jdbc:") || text.startsWith("postgres:") || text.startsWith("postgresql:");
    }

    /**
     * A PostgreSQL database.
     *
     * @param address such as {@code jdbc:postgresql://host/db?user=…}; name and password may also stand before the host
     * @param environment variables of the process: {@code PGUSER} and {@code PGPASSWORD} fill what the address lacks
     * @throws IllegalArgumentException if this is no such address; the message does not repeat it
     */
    public static Database at(String address, Map<String, String> environment) {
        Matcher matcher = POSTGRESQL.matcher(address);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be jdbc:postgresql://HOST/DATABASE?user=NAME, or a folder");
        }
        String user = decoded(matcher.group(1));
        String password = decoded(matcher.group(2));
        List<String> options = new ArrayList<>();
        for (String option :
                matcher.group(5) == null ? new String[0] : matcher.group(5).split("&")) {
            if (option.startsWith("user=")) {
                user = decoded(option.substring("user=".length()));
            } else if (option.startsWith("password=")) {
                password = decoded(option.substring("password=".length()));
            } else if (!option.isEmpty()) {
                options.add(option);
            }
        }
        String url = "jdbc:postgresql://" + matcher.group(3) + "/" + matcher.group(4);
        return new Database(
                options.isEmpty() ? url : url + "?" + String.join("&", options),
                user == null ? environment.get("PGUSER") : user,
                password == null ? environment.get("PGPASSWORD") : password,
                null);
    }

    /** Whether other machines may use it at the same time. */
    public boolean isShared() {
        return folder == null;
    }

    /** What people are told it is. Never a password, nor an option that may hold a secret. */
    public String name() {
        if (folder != null) {
            return folder.toString();
        }
        int options = url.indexOf('?');
        return "PostgreSQL " + url.substring("jdbc:postgresql://".length(), options < 0 ? url.length() : options);
    }

    @Override
    public String toString() {
        return name();
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
