package org.previewauditor.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Source;

/** The files that one audit reads, each recognised by its header. Immutable. */
public final class Drop {

    private static final Comparator<DropFile> BY_NAME = Comparator.comparing(
                    (DropFile file) -> DropFile.nameOf(file.path()), Source::compareCodePoints)
            .thenComparing(file -> file.path().toString());

    private static final String PUT_IT_THERE = "put the file there in place of the link.";

    private final List<DropFile> files;
    private final @Nullable String advertiserId;

    private Drop(List<DropFile> files, @Nullable String advertiserId) {
        this.files = files;
        this.advertiserId = advertiserId;
    }

    /**
     * Opens files and folders. Of a folder its own files are taken, without hidden ones and folders. A file that cannot
     * be used is part of the drop too, with its {@link DropFile#refusal()}; so is a link that leads out of its folder, or
     * nowhere. Such a link is not followed, because nobody named the file behind it.
     *
     * @param paths files or folders
     * @param advertiserId fills advertiser_id of ads that have none; {@code null} if nothing does
     * @throws IOException if a path does not exist or cannot be read at all
     */
    public static Drop open(List<Path> paths, @Nullable String advertiserId) throws IOException {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        Set<Path> strayLinks = new LinkedHashSet<>();
        for (Path path : paths) {
            for (Path file : filesOf(path, strayLinks)) {
                byRealPath.putIfAbsent(file.toRealPath(), file);
            }
        }
        Recogniser recogniser = new Recogniser(advertiserId != null);
        List<DropFile> files = new ArrayList<>();
        for (Path file : byRealPath.values()) {
            files.add(recogniser.recognise(file));
        }
        for (Path link : strayLinks) {
            if (!Files.exists(link)) {
                files.add(Recogniser.refuseUnopened(link, "This is a link that leads nowhere: " + PUT_IT_THERE));
            } else if (!byRealPath.containsKey(link.toRealPath())) {
                files.add(Recogniser.refuseUnopened(
                        link,
                        "This is a link that leads out of the folder: name that file itself, or " + PUT_IT_THERE));
            }
        }
        files.sort(BY_NAME);
        return new Drop(toldApart(files), advertiserId);
    }

    /**
     * Files that would be shown by one name are called by the folders that tell them apart, and numbered in their order
     * where none does, because what differs is masked.
     */
    private static List<DropFile> toldApart(List<DropFile> files) {
        Map<DropFile, String> names = new HashMap<>();
        files.stream().collect(Collectors.groupingBy(DropFile::name)).forEach((name, alike) -> {
            if (alike.size() > 1) {
                names.putAll(withFolders(alike));
            }
        });
        return numbered(files.stream()
                .map(file -> file.called(names.getOrDefault(file, file.name())))
                .toList());
    }

    /** Of the ends of each path that fewest of the others share, the shortest. */
    private static Map<DropFile, String> withFolders(List<DropFile> files) {
        Map<DropFile, String> shortest = new HashMap<>();
        Map<DropFile, Long> sharedBy = new HashMap<>();
        int most = files.stream().mapToInt(DropFile::folders).max().orElse(0);
        for (int folders = 0; folders <= most; folders++) {
            Map<DropFile, String> ends = new LinkedHashMap<>();
            for (DropFile file : files) {
                ends.put(file, file.nameWith(folders));
            }
            Map<String, Long> counts = counts(ends.values());
            ends.forEach((file, end) -> {
                long count = counts.getOrDefault(end, 1L);
                if (count < sharedBy.getOrDefault(file, Long.MAX_VALUE)) {
                    sharedBy.put(file, count);
                    shortest.put(file, end);
                }
            });
        }
        return shortest;
    }

    private static List<DropFile> numbered(List<DropFile> files) {
        Map<String, Long> counts = counts(files.stream().map(DropFile::name).toList());
        Set<String> taken = new HashSet<>(counts.keySet());
        Map<String, Integer> numbers = new HashMap<>();
        List<DropFile> numbered = new ArrayList<>();
        for (DropFile file : files) {
            String name = file.name();
            if (counts.getOrDefault(name, 1L) > 1) {
                do {
                    name = file.name() + " (" + numbers.merge(file.name(), 1, Integer::sum) + ')';
                } while (!taken.add(name));
            }
            numbered.add(file.called(name));
        }
        return List.copyOf(numbered);
    }

    private static Map<String, Long> counts(Collection<String> names) {
        return names.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** All files, refused ones too, by their names in the order of code points. */
    public List<DropFile> files() {
        return files;
    }

    /** The files of this kind, alone or beside another, in reading order. */
    public List<DropFile> files(ExportKind kind) {
        return files.stream().filter(file -> file.is(kind)).toList();
    }

    /** The advertiser_id of ads that name none, or {@code null}. */
    public @Nullable String advertiserId() {
        return advertiserId;
    }

    /** Whether a cell with this text would name an ad account. */
    public static boolean isAdvertiserId(String text) {
        return Cells.isId(text) && Cells.bare(text, CellType.ID) != null && !Cells.isNoId(text);
    }

    /**
     * The files that a path means.
     *
     * @param strayLinks takes the links of a folder that lead nowhere, or to a file outside of it
     */
    private static Collection<Path> filesOf(Path path, Set<Path> strayLinks) throws IOException {
        if (!Files.isDirectory(path)) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return List.of(path);
        }
        Path folder = path.toRealPath();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (isHidden(entry)) {
                    continue;
                }
                boolean isFile = Files.isRegularFile(entry);
                if (isFile && entry.toRealPath().startsWith(folder)) {
                    files.add(entry);
                } else if (isFile || (Files.isSymbolicLink(entry) && !Files.exists(entry))) {
                    strayLinks.add(folder.resolve(entry.getFileName()));
                }
            }
        }
        return files;
    }

    /** Hidden, or the lock that an office program puts beside an open file. */
    private static boolean isHidden(Path file) throws IOException {
        String name = DropFile.nameOf(file);
        return Files.isHidden(file) || name.startsWith(".") || name.startsWith("~$");
    }
}
