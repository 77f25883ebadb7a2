package org.previewauditor.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A claim on something that only one process may have at a time, with a file that says who holds it. The claim itself is
 * a lock of the operating system on that file, which ends with the process however it ends: a claim is never stale.
 */
public final class Claim implements AutoCloseable {

    /** Beyond the text, because where locks are mandatory nobody could read what is locked. */
    private static final long LOCKED_AT = Long.MAX_VALUE - 1;

    private static final int TEXT_SIZE = 1 << 10;

    private final Path file;
    private final FileChannel channel;
    private final @Nullable String before;

    private Claim(Path file, FileChannel channel, @Nullable String before) {
        this.file = file;
        this.channel = channel;
        this.before = before;
    }

    /**
     * Takes the claim if nobody has it.
     *
     * @param file says who holds the claim, and is created if need be
     * @return {@code null} if somebody has it, in this process or another
     * @throws IOException if the file cannot be written, or its file system knows no locks
     */
    public static @Nullable Claim take(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                FileLock lock = lock(channel);
                if (lock == null) {
                    return null;
                }
                // Whoever had the claim may have removed the file between the two lines above.
                if (Files.exists(file)) {
                    Claim claim = new Claim(file, channel, text(channel));
                    claim.sign();
                    taken = true;
                    return claim;
                }
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        }
    }

    /** Who holds the claim of this file, as a phrase, such as {@code process 4711 on night-1 since 2026-11-21T05:00:00Z}. */
    public static String holder(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            String text = text(channel);
            return text == null ? "another process" : text;
        } catch (NoSuchFileException e) {
            return "another process";
        }
    }

    /** Who had the claim before and did not give it back, because the process was killed; {@code null} if nobody. */
    public @Nullable String takenOverFrom() {
        return before;
    }

    /** Gives the claim back. */
    @Override
    public void close() throws IOException {
        try (channel) {
            // Removed while it is held, so that nobody takes a claim whose file then disappears.
            Files.deleteIfExists(file);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_AT, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void sign() throws IOException {
        String text = "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static @Nullable String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TEXT_SIZE);
        channel.read(bytes, 0);
        String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
        return text.isEmpty() ? null : text;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }
}
