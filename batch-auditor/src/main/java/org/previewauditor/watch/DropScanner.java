package org.previewauditor.watch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.previewauditor.watch.WaitingDrop.Reason;
import org.springframework.integration.file.DefaultDirectoryScanner;
import org.springframework.integration.file.filters.ChainFileListFilter;
import org.springframework.integration.file.filters.IgnoreHiddenFileListFilter;
import org.springframework.messaging.MessagingException;

/**
 * Finds the drops of an inbox that are ready: each sub-folder is one, and the loose files together are another, for which
 * the inbox itself stands. Used by one thread.
 */
final class DropScanner extends DefaultDirectoryScanner {

    private final Duration settle;
    private final LongSupplier nanoTime;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<Path, WaitingDrop> waiting = new LinkedHashMap<>();

    /** How a drop looked, and since when it looks like that. */
    private record Seen(List<Entry> entries, long since) {}

    /** @param reserved names in the inbox that are no drops */
    DropScanner(Duration settle, Set<String> reserved, LongSupplier nanoTime) {
        this.settle = settle;
        this.nanoTime = nanoTime;
        ChainFileListFilter<File> filter = new ChainFileListFilter<>();
        filter.addFilter(new IgnoreHiddenFileListFilter());
        filter.addFilter(files -> List.of(files).stream()
                .filter(file -> !reserved.contains(file.getName()) && !Files.isSymbolicLink(file.toPath()))
                .toList());
        setFilter(filter);
    }

    /** Every drop that the last look found and that was not taken since, ready or not. */
    List<WaitingDrop> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Whether a drop that was ready still is what it was. */
    @Override
    public boolean tryClaim(File place) {
        WaitingDrop drop = waiting.get(place.toPath());
        try {
            return drop != null && drop.entries().equals(entries(drop));
        } catch (IOException e) {
            return false;
        }
    }

    /** Hands over a drop, which then waits no longer. */
    WaitingDrop claimed(File place) {
        return Objects.requireNonNull(waiting.remove(place.toPath()), "Only what was found is claimed.");
    }

    private static List<Entry> entries(WaitingDrop drop) throws IOException {
        return drop.isLoose()
                ? entries(
                        drop.place(),
                        drop.entries().stream()
                                .map(entry -> drop.place().resolve(entry.name()))
                                .toList())
                : Entry.in(drop.place());
    }

    @Override
    public List<File> listFiles(File inbox) {
        List<WaitingDrop> found = new ArrayList<>();
        List<Path> loose = new ArrayList<>();
        try {
            for (File file : super.listFiles(inbox)) {
                if (file.isDirectory()) {
                    look(file.toPath(), false, Entry.in(file.toPath()), found);
                } else if (file.isFile()) {
                    loose.add(file.toPath());
                }
            }
            look(inbox.toPath(), true, entries(inbox.toPath(), loose), found);
        } catch (IOException e) {
            throw new MessagingException("It cannot be read: " + e.getMessage(), e);
        }
        waiting.clear();
        found.forEach(drop -> waiting.put(drop.place(), drop));
        seen.keySet().retainAll(waiting.keySet());
        return found.stream()
                .filter(drop -> drop.because() == null)
                .map(drop -> drop.place().toFile())
                .sorted(Comparator.comparing(File::getName))
                .toList();
    }

    private static List<Entry> entries(Path inbox, List<Path> files) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                entries.add(Entry.of(inbox, file));
            }
        }
        entries.sort((one, other) -> one.name().compareTo(other.name()));
        return entries;
    }

    private void look(Path place, boolean isLoose, List<Entry> entries, List<WaitingDrop> found) {
        // A folder that was made, but not filled yet, is no drop; nor is a folder of folders.
        if (entries.stream().anyMatch(DropScanner::isAudited)) {
            found.add(new WaitingDrop(place, isLoose, entries, because(place, entries)));
        }
    }

    /** An audit reads the files of a folder itself, and neither hidden ones nor those of folders inside it. */
    private static boolean isAudited(Entry entry) {
        return entry.name().getNameCount() == 1 && !entry.name().toString().startsWith(".") && !isMark(entry);
    }

    private static boolean isMark(Entry entry) {
        return entry.name().toString().equals(Inbox.READY);
    }

    private @Nullable Reason because(Path place, List<Entry> entries) {
        long now = nanoTime.getAsLong();
        Seen before = seen.get(place);
        if (before == null || !before.entries.equals(entries)) {
            before = new Seen(entries, now);
            seen.put(place, before);
        }
        if (entries.stream().noneMatch(DropScanner::isMark) && now - before.since < settle.toNanos()) {
            return Reason.CHANGING;
        }
        return entries.stream().anyMatch(entry -> isInUse(place.resolve(entry.name()))) ? Reason.IN_USE : null;
    }

    private static boolean isInUse(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }
}
