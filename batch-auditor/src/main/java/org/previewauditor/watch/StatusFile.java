package org.previewauditor.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.lock.WholeFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code _STATUS.json}: what the watcher of an inbox is doing, for people and for monitoring. Replaced as a whole. */
public final class StatusFile {

    /** Its name in the inbox. */
    public static final String NAME = "_STATUS.json";

    /** Who watches for a dead watcher looks at the time in the file, so it is renewed even if nothing happens. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private @Nullable Status written;

    /**
     * What is written.
     *
     * @param writtenAt renewed every minute; much older, and nobody watches
     * @param state what the watcher does
     * @param drop what is being audited, else {@code null}
     * @param rules name, version and checksum of the rules in use
     * @param rulesRefused why changed rules are not in use, a sentence each
     * @param audited drops audited since the watcher was started
     * @param failed drops that could not be audited since then
     * @param waiting what lies in the inbox
     * @param triedAgain drops that could not be audited, and are tried again in a minute
     * @param last what became of the last drop, else {@code null}
     */
    public record Status(
            String writtenAt,
            State state,
            @Nullable String drop,
            String rules,
            List<String> rulesRefused,
            long audited,
            long failed,
            List<Waiting> waiting,
            List<String> triedAgain,
            @Nullable Outcome last) {

        private boolean saysTheSame(Status other) {
            return other.at(writtenAt).equals(this);
        }

        private Status at(String time) {
            return new Status(time, state, drop, rules, rulesRefused, audited, failed, waiting, triedAgain, last);
        }
    }

    /** What a watcher does. */
    public enum State {
        WATCHING,
        AUDITING,
        STOPPED
    }

    /**
     * A drop in the inbox.
     *
     * @param because why it is not audited yet; {@code null} if its turn comes next
     */
    public record Waiting(String drop, int files, WaitingDrop.@Nullable Reason because) {}

    /**
     * What became of a drop.
     *
     * @param runId {@code null} if it could not be audited
     * @param report the folder of the report, else {@code null}
     * @param files where its files are now
     * @param byVerdict how many ads have each verdict; empty if it could not be audited
     * @param problem why it could not be audited, else {@code null}
     */
    public record Outcome(
            String at,
            String drop,
            @Nullable String runId,
            @Nullable String report,
            String files,
            Map<String, Long> byVerdict,
            @Nullable String problem) {}

    /** @param inbox where it is put */
    public StatusFile(Path inbox) {
        this.file = inbox.resolve(NAME);
    }

    /**
     * Writes the file if it says something new, or is about to look old.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Status status) throws IOException {
        Status before = written;
        if (before != null
                && before.saysTheSame(status)
                && Instant.parse(before.writtenAt()).plus(RENEWED_AFTER).isAfter(Instant.parse(status.writtenAt()))) {
            return;
        }
        WholeFile.replace(file, MAPPER.writeValueAsBytes(status));
        written = status;
    }
}
