package org.previewauditor.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.announce.MetricsFile;
import org.previewauditor.announce.Webhook;
import org.previewauditor.export.Drop;
import org.previewauditor.export.Times;
import org.previewauditor.finding.Verdict;
import org.previewauditor.history.Database;
import org.previewauditor.job.RunRequest;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.schedule.Timetable;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * The settings of an audit, from the command line, a configuration file or the environment, in this order. Each is a
 * property {@code preview-auditor.NAME}, and a variable {@code PREVIEWAUDITOR_NAME} without hyphens.
 */
final class AuditProperties {

    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("preview-auditor");

    static final String PREFIX = ROOT + ".";

    /** All that can be set, without the prefix. */
    static final Set<String> NAMES = Set.of(
            "advertiser-id",
            "as-of",
            "cron",
            "data",
            "data-password",
            "fail-on",
            "force",
            "horizon",
            "inbox",
            "keep-runs",
            "metrics",
            "no-delivery",
            "notify",
            "once",
            "out",
            "paths",
            "quiet",
            "reports",
            "rules",
            "settle",
            "tool",
            "zone");

    private final Binder binder;

    AuditProperties(Environment environment) {
        this.binder = Binder.get(environment);
    }

    /** @param now counts as the instant of the audit where none is given */
    RunRequest request(Instant now) {
        List<Path> paths =
                list("paths").stream().map(path -> path("paths", path)).toList();
        if (paths.isEmpty()) {
            throw new UsageException("What should be audited? Name a folder with exports, or files: preview-auditor "
                    + "audit FOLDER. See preview-auditor help audit.");
        }
        return request(paths, now, text("as-of") != null);
    }

    /** Asks for an audit of this drop, whose instant does not change when it is tried again. */
    RunRequest request(Path drop, Instant takenAt) {
        return request(List.of(drop), takenAt, true);
    }

    private RunRequest request(List<Path> paths, Instant now, boolean asOfGiven) {
        requireKeptRuns();
        String asOf = text("as-of");
        Duration horizon = horizon();
        return new RunRequest(
                paths,
                out(),
                asOf == null ? now.truncatedTo(ChronoUnit.SECONDS) : instant(asOf),
                horizon,
                advertiserId(),
                tool(),
                rules(),
                flag("force"),
                reports(),
                !flag("no-delivery"),
                asOfGiven);
    }

    /** What is written beside the tables of a run: everything, unless something else is said. */
    List<ReportWriter> reports() {
        List<String> names = words("reports");
        return ReportChoice.writers(names.isEmpty() ? ReportChoice.ALL : names);
    }

    /** Where jobs and history are kept. */
    Database data() {
        String data = text("data");
        if (data != null && Database.isAddress(data.strip())) {
            Database database;
            try {
                database = Database.at(data.strip(), System.getenv());
            } catch (IllegalArgumentException e) {
                // The address is not repeated: it may hold a password.
                throw new UsageException("--data " + e.getMessage() + ".");
            }
            String password = text("data-password");
            return password == null
                    ? database
                    : new Database(database.url(), database.user(), password, database.folder());
        }
        return Database.in(path("data", data == null ? ".preview-auditor" : data));
    }

    /** The KJAR or folder of rules; {@code null} for the bundled ones. */
    @Nullable
    Path rules() {
        String rules = text("rules");
        return rules == null ? null : path("rules", rules);
    }

    /** The folder of all reports. */
    Path out() {
        String out = text("out");
        return path("out", out == null ? "reports" : out);
    }

    /**
     * Who is told how each run went.
     *
     * @param problems is told in a line who could not be told
     */
    RunAnnouncer announcer(Consumer<String> problems) {
        String notify = text("notify");
        String metrics = text("metrics");
        Webhook webhook;
        try {
            webhook = notify == null ? null : Webhook.at(notify, problems);
        } catch (IllegalArgumentException e) {
            // The address is not repeated: it may be a secret.
            throw new UsageException("What --notify names " + e.getMessage() + ".");
        }
        return new RunAnnouncer(
                webhook, metrics == null ? null : new MetricsFile(path("metrics", metrics), problems), problems);
    }

    /** The folder that is watched. */
    Path inbox() {
        String inbox = text("inbox");
        if (inbox == null) {
            throw new UsageException("Which folder should be watched? Name it: preview-auditor watch INBOX. See "
                    + "preview-auditor help watch.");
        }
        return path("inbox", inbox);
    }

    /** How long a drop must not have changed before it is audited. */
    Duration settle() {
        String text = text("settle");
        if (text == null) {
            return Duration.ofSeconds(10);
        }
        Duration settle = value(
                "settle",
                text,
                given -> DurationStyle.detectAndParse(given, ChronoUnit.SECONDS),
                "is no length of time; write for example 10s or 2m");
        if (settle.isNegative()) {
            throw new UsageException("--settle " + text + " lies in the past; write for example 10s.");
        }
        return settle;
    }

    /** Whether the watcher ends when it has audited what is there. */
    boolean once() {
        return flag("once");
    }

    /** When audits begin. */
    Timetable timetable() {
        String cron = text("cron");
        if (cron == null) {
            throw new UsageException(
                    "When should it run? Write for example --cron '0 0 2 * * *' for every night at two: "
                            + "second, minute, hour, day, month, day of the week.");
        }
        if (text("as-of") != null) {
            throw new UsageException("--as-of would make the same run every night: leave it out.");
        }
        String zone = text("zone");
        ZoneId in = zone == null
                ? ZoneId.systemDefault()
                : value("zone", zone, ZoneId::of, "is no time zone; write for example Europe/Berlin");
        Timetable timetable = value(
                "cron",
                cron,
                text -> new Timetable(text, in),
                "is no timetable; write second, minute, hour, day, month and day of the week, such as '0 0 2 * * *' for "
                        + "every night at two");
        if (timetable.next(Instant.now()) == null) {
            throw new UsageException("--cron \"" + cron + "\" never comes; write for example '0 0 2 * * *'.");
        }
        return timetable;
    }

    /**
     * Checks that nothing is written where drops are taken from.
     *
     * @param inbox its real path
     */
    void requireOutside(Path inbox) {
        Path data = data().folder();
        String metrics = text("metrics");
        requireOutside(inbox, "out", out());
        requireOutside(inbox, "data", data);
        requireOutside(inbox, "rules", rules());
        requireOutside(inbox, "metrics", metrics == null ? null : path("metrics", metrics));
    }

    private static void requireOutside(Path inbox, String option, @Nullable Path path) {
        if (path == null) {
            return;
        }
        Path absolute = path.toAbsolutePath().normalize();
        boolean inside = absolute.startsWith(inbox)
                && (absolute.equals(inbox)
                        || !inbox.relativize(absolute).getName(0).toString().startsWith("."));
        if (inside) {
            throw new UsageException("--" + option + ' ' + path + " lies in the inbox, where everything is taken for "
                    + "exports. Name a place outside of " + inbox + '.');
        }
    }

    /** Checks how many runs are remembered. */
    void requireKeptRuns() {
        String text = text("keep-runs");
        if (text != null) {
            int runs = value("keep-runs", text, Integer::valueOf, "is no number; write for example 90");
            if (runs < 1) {
                throw new UsageException(
                        "--keep-runs " + text + " leaves nothing to compare with; write for example 90.");
            }
        }
    }

    /** The verdicts that make the program end with {@link ExitCode#FAILED_ON}. */
    Set<Verdict> failOn() {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        for (String name : words("fail-on")) {
            verdicts.add(value(
                    "fail-on",
                    name,
                    text -> Verdict.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')),
                    "is no verdict; choose from "
                            + Arrays.stream(Verdict.values()).map(Verdict::name).collect(Collectors.joining(", "))));
        }
        return verdicts;
    }

    boolean quiet() {
        return flag("quiet");
    }

    private @Nullable Duration horizon() {
        String text = text("horizon");
        if (text == null) {
            return null;
        }
        Duration horizon = value(
                "horizon",
                text,
                given -> DurationStyle.detectAndParse(given, ChronoUnit.DAYS),
                "is no length of time; write for example 14d or 36h");
        if (horizon.isNegative()) {
            throw new UsageException("--horizon " + text + " lies in the past; write for example 14d.");
        }
        return horizon;
    }

    private @Nullable String advertiserId() {
        String id = text("advertiser-id");
        if (id != null && !Drop.isAdvertiserId(id)) {
            throw new UsageException("--advertiser-id \"" + id + "\" is no id of an ad account: it must be the digits "
                    + "that TikTok Ads Manager shows.");
        }
        return id;
    }

    private @Nullable String tool() {
        String name = text("tool");
        if (name != null && name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new UsageException("--tool \"" + name + "\" names no tool; write for example Motion.");
        }
        return name;
    }

    private static Instant instant(String text) {
        return value(
                "as-of",
                text,
                AuditProperties::parseInstant,
                "is no time; write for example 2026-11-21T05:00:00Z or 2026-11-21");
    }

    private static Instant parseInstant(String text) {
        Instant instant = Times.instant(text, false);
        if (instant == null) {
            throw new IllegalArgumentException(text);
        }
        return instant;
    }

    private static Path path(String option, @Nullable String text) {
        try {
            return Path.of(text == null ? "" : text);
        } catch (InvalidPathException e) {
            throw new UsageException("--" + option + " \"" + text + "\" is no name of a file or folder.");
        }
    }

    private static <T> T value(String option, String text, Function<String, T> parse, String problem) {
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UsageException("--" + option + " \"" + text + "\" " + problem + ".");
        }
    }

    private boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return false;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new UsageException("--" + name + " \"" + text + "\" is neither true nor false.");
        };
    }

    private @Nullable String text(String name) {
        return bind(name, String.class).orElse(null);
    }

    private List<String> list(String name) {
        return bind(name, String[].class).map(List::of).orElse(List.of());
    }

    /** A list that is not to be left empty where it is given: then it has an empty word, which is none of those known. */
    private List<String> words(String name) {
        return bind(name, String[].class)
                .map(words -> words.length == 0 ? List.of("") : List.of(words))
                .orElse(List.of());
    }

    private <T> BindResult<T> bind(String name, Class<T> type) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(name + " is not among the settings that files may have.");
        }
        return binder.bind(PREFIX + name, type);
    }
}
