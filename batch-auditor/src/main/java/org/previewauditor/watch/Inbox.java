package org.previewauditor.watch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.lock.Claim;
import org.springframework.messaging.MessagingException;

/**
 * A folder that drops are put into. A drop that is ready is first moved to {@code processing}, so that what arrives
 * meanwhile is never mixed with it, and from there to {@code archive} or {@code failed}. Every move is one rename within
 * the inbox: a file is always in one of these places, whenever the process ends. One process at a time watches an inbox.
 */
public final class Inbox implements AutoCloseable {

    /** A file of this name says that its drop is whole. */
    public static final String READY = "_READY";

    /** Where a failed drop says why. */
    public static final String WHY = "why.txt";

    private static final String CLAIM = ".preview-auditor.lock";
    private static final String PROCESSING = "processing";
    private static final String ARCHIVE = "archive";
    private static final String FAILED = "failed";
    private static final Set<String> RESERVED = Set.of(PROCESSING, ARCHIVE, FAILED, StatusFile.NAME);

    /** Loose files are moved one by one; until all are there, their folder is called so. */
    private static final String PART = ".part";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern TAKEN = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d{6}Z)(?:-(.+))?");

    private final Path folder;
    private final Claim claim;
    private final DropScanner scanner;
    private final Deque<File> ready = new ArrayDeque<>();
    private final Deque<TakenDrop> resumed = new ArrayDeque<>();
    private final List<String> news = new ArrayList<>();
    private final Set<Path> told = new HashSet<>();

    /** When the last drop was taken, and all places of drops that were taken then. */
    private String lastStamp = "";

    private final Set<File> takenThen = new HashSet<>();

    private Inbox(Path folder, Claim claim, Duration settle, LongSupplier nanoTime) {
        this.folder = folder;
        this.claim = claim;
        this.scanner = new DropScanner(settle, RESERVED, nanoTime);
    }

    /**
     * Claims an inbox, and creates it if need be, which is news: its name may be misspelt.
     *
     * @param settle how long a drop must not have changed
     * @throws UnusableInboxException if another process watches it, or it cannot be written
     */
    public static Inbox open(Path folder, Duration settle) {
        return open(folder, settle, System::nanoTime);
    }

    static Inbox open(Path folder, Duration settle, LongSupplier nanoTime) {
        boolean made = !Files.exists(folder);
        if (!made && !Files.isDirectory(folder)) {
            throw new UnusableInboxException(
                    "The inbox " + folder + " is a file. Name the folder that exports are dropped into.", null);
        }
        try {
            Files.createDirectories(folder);
            Path inbox = folder.toRealPath();
            Claim claim = Claim.take(inbox.resolve(CLAIM));
            if (claim == null) {
                throw new UnusableInboxException(
                        "The inbox " + folder + " is already watched, by " + Claim.holder(inbox.resolve(CLAIM))
                                + ". Stop that watcher, or give this one another inbox.",
                        null);
            }
            Inbox opened = new Inbox(inbox, claim, settle, nanoTime);
            if (made) {
                opened.news.add("There was no folder " + folder + "; it was made now, and is empty.");
            }
            opened.resume();
            return opened;
        } catch (IOException e) {
            throw new UnusableInboxException(
                    "The inbox " + folder + " cannot be used: " + e.getMessage()
                            + ". Name a folder that you may write to.",
                    e);
        }
    }

    /** Its real path. */
    public Path folder() {
        return folder;
    }

    /** What was noticed since the last call, a sentence each. */
    public List<String> news() {
        List<String> since = List.copyOf(news);
        news.clear();
        return since;
    }

    /** The drops that the last look at the inbox found and that were not taken, ready or not. */
    public List<WaitingDrop> waiting() {
        return scanner.waiting();
    }

    /**
     * Takes the next drop that is ready; what an earlier watcher had taken and did not finish comes first.
     *
     * @param now names it, with the name of its sub-folder, so nothing is taken twice from one place in the same second
     * @return {@code null} if none is ready
     * @throws IOException if the inbox cannot be read now
     */
    public @Nullable TakenDrop take(Instant now) throws IOException {
        TakenDrop unfinished = resumed.poll();
        if (unfinished != null) {
            return unfinished;
        }
        String stamp = stamp(now);
        if (!stamp.equals(lastStamp)) {
            lastStamp = stamp;
            takenThen.clear();
        }
        try {
            if (ready.isEmpty()) {
                ready.addAll(scanner.listFiles(folder.toFile()));
            }
            for (File place = ready.poll(); place != null; place = ready.poll()) {
                if (!takenThen.contains(place) && scanner.tryClaim(place)) {
                    takenThen.add(place);
                    return take(scanner.claimed(place), now);
                }
            }
            return null;
        } catch (MessagingException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Puts a drop back, to be taken again by {@link #take}, before all others. */
    public void again(TakenDrop drop) {
        resumed.add(drop);
    }

    /**
     * Puts the files of a drop that was audited into {@code archive}. A file that has changed since the drop was taken was
     * not audited as it is now, so it goes back into the inbox.
     *
     * @return where the files are
     */
    public Path archive(TakenDrop drop, String runId) throws IOException {
        return finish(drop, ARCHIVE, runId);
    }

    /**
     * Puts the files of a drop that cannot be audited into {@code failed}.
     *
     * @param id the run that was tried, or the time
     * @param why for people
     * @return where the files are
     */
    public Path fail(TakenDrop drop, String id, String why) throws IOException {
        Path place = finish(drop, FAILED, id);
        Files.writeString(place.resolve(WHY), why + System.lineSeparator(), StandardCharsets.UTF_8);
        return place;
    }

    /** Gives the inbox back. What was taken and not finished is taken again by the next watcher. */
    @Override
    public void close() throws IOException {
        claim.close();
    }

    /** A time as it stands in the names of folders. */
    public static String stamp(Instant instant) {
        return TIME.format(instant);
    }

    private @Nullable TakenDrop take(WaitingDrop drop, Instant now) throws IOException {
        Path processing = Files.createDirectories(folder.resolve(PROCESSING));
        String name = stamp(now) + (drop.isLoose() ? "" : '-' + drop.name());
        Path place = processing.resolve(name);
        try {
            if (drop.isLoose()) {
                Path part = Files.createDirectory(processing.resolve(name + PART));
                for (Entry entry : drop.entries()) {
                    move(folder.resolve(entry.name()), part.resolve(entry.name()));
                }
                move(part, place);
            } else {
                move(drop.place(), place);
            }
        } catch (IOException e) {
            putBackParts(processing);
            if (told.add(drop.place())) {
                news.add(drop.name() + ": cannot be moved out of the inbox (" + e.getMessage()
                        + "), so it waits. It is tried again.");
            }
            return null;
        }
        told.remove(drop.place());
        return taken(place, false);
    }

    private @Nullable TakenDrop taken(Path place, boolean resumed) throws IOException {
        Matcher name = TAKEN.matcher(String.valueOf(place.getFileName()));
        if (!name.matches()) {
            return null;
        }
        Files.deleteIfExists(place.resolve(READY));
        return new TakenDrop(place, TIME.parse(name.group(1), Instant::from), name.group(2), Entry.in(place), resumed);
    }

    private Path finish(TakenDrop drop, String where, String id) throws IOException {
        List<Entry> late = new ArrayList<>(Entry.in(drop.folder()));
        late.removeAll(drop.entries());
        Path parent = Files.createDirectories(folder.resolve(where));
        Path place = parent.resolve(id);
        for (int copy = 2; Files.exists(place); copy++) {
            place = parent.resolve(id + '-' + copy);
        }
        move(drop.folder(), place);
        String subFolder = drop.subFolder();
        putBack(late, place, subFolder == null ? folder : folder.resolve(subFolder));
        return place;
    }

    private void putBack(List<Entry> late, Path from, Path to) throws IOException {
        for (Entry entry : late) {
            Path back = to.resolve(entry.name());
            if (Files.exists(back)) {
                news.add(entry.name()
                        + " changed while it was audited, but there is a newer one in the inbox. It stays in " + from
                        + '.');
            } else {
                Files.createDirectories(back.resolveSibling("."));
                move(from.resolve(entry.name()), back);
                news.add(entry.name()
                        + " changed while it was audited. It is in the inbox again, to be audited as it is " + "now.");
            }
        }
    }

    /** Finds what an earlier watcher took and did not finish. */
    private void resume() throws IOException {
        Path processing = folder.resolve(PROCESSING);
        if (!Files.isDirectory(processing)) {
            return;
        }
        putBackParts(processing);
        for (Path place : entries(processing)) {
            TakenDrop drop = Files.isDirectory(place) ? taken(place, true) : null;
            if (drop == null) {
                news.add(place + " was not put there by a watcher, and is left alone.");
            } else {
                resumed.add(drop);
            }
        }
    }

    /** Loose files that were being moved when the process ended, or when one of them could not be moved. */
    private void putBackParts(Path processing) throws IOException {
        for (Path part : entries(processing)) {
            if (!part.getFileName().toString().endsWith(PART)) {
                continue;
            }
            for (Path file : entries(part)) {
                Path back = folder.resolve(file.getFileName());
                if (!Files.exists(back)) {
                    move(file, back);
                }
            }
            if (entries(part).isEmpty()) {
                Files.delete(part);
            } else {
                // A newer file of that name has come. The older one was never audited, and nothing is thrown away.
                Path place = Files.createDirectories(folder.resolve(FAILED)).resolve(part.getFileName());
                move(part, place);
                String why = "Newer files of these names came before these were audited.";
                Files.writeString(place.resolve(WHY), why + System.lineSeparator(), StandardCharsets.UTF_8);
                news.add(why + " They are in " + place + '.');
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
