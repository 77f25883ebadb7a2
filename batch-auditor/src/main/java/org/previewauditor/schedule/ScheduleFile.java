package org.previewauditor.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.lock.Claim;
import org.previewauditor.lock.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a schedule has done: a small file in the folder of reports, for monitoring and for the next start, which sees from
 * it what was missed or cut short. One process at a time keeps it.
 */
public final class ScheduleFile implements AutoCloseable {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final Claim claim;
    private @Nullable State state;

    /**
     * What the file says.
     *
     * @param cron the timetable, as written
     * @param zone whose clock it goes by
     * @param paths what is audited
     * @param since all times until this one have been dealt with
     * @param running the time whose audit was begun and has not ended; {@code null} if none
     * @param next when the next audit begins; {@code null} while one is running
     * @param rules name, version and checksum of the rules in use
     * @param rulesRefused why changed rules are not in use, a sentence each
     * @param last how the last audit went; {@code null} before the first
     */
    public record State(
            String cron,
            String zone,
            List<String> paths,
            Instant since,
            @Nullable Instant running,
            @Nullable Instant next,
            String rules,
            List<String> rulesRefused,
            @Nullable Outcome last) {}

    /**
     * How an audit went.
     *
     * @param due the time it was made for
     * @param runId {@code null} if it could not be made
     * @param report the folder of its report, else {@code null}
     * @param problem why it could not be made, else {@code null}
     */
    public record Outcome(
            Instant due,
            Instant ended,
            @Nullable String runId,
            @Nullable String report,
            @Nullable String problem) {}

    /** Another process has this schedule. The message is a sentence for people. */
    public static final class HeldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private HeldException(String message) {
            super(message);
        }
    }

    private ScheduleFile(Path file, Claim claim, @Nullable State state) {
        this.file = file;
        this.claim = claim;
        this.state = state;
    }

    /**
     * Opens the file of one schedule.
     *
     * @param out the folder of reports
     * @param name what this schedule is called among those of this folder
     * @throws HeldException if another process has it
     * @throws IOException if it cannot be written
     */
    public static ScheduleFile open(Path out, String name) throws IOException {
        Files.createDirectories(out);
        Path lock = out.resolve(".schedule-" + name + ".lock");
        Claim claim = Claim.take(lock);
        if (claim == null) {
            throw new HeldException("This schedule is already running, in " + Claim.holder(lock)
                    + ". Stop that one, or give this one another --out.");
        }
        Path file = out.resolve("schedule-" + name + ".json");
        return new ScheduleFile(file, claim, read(file));
    }

    /** What it says; {@code null} before it was ever written, and if it cannot be read any more. */
    public @Nullable State state() {
        return state;
    }

    /** Replaces what it says. */
    public void write(State next) throws IOException {
        WholeFile.replace(file, MAPPER.writeValueAsBytes(next));
        state = next;
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }

    private static @Nullable State read(Path file) throws IOException {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), State.class);
        } catch (NoSuchFileException | JacksonException e) {
            return null;
        }
    }
}
