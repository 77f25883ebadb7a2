package org.previewauditor.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Source;

/** The files that one audit reads, each recognised by its header. Immutable. */
public final class Drop {

    private static final Comparator<DropFile> BY_NAME = Comparator.comparing(DropFile::name, Source::compareCodePoints)
            .thenComparing(file -> file.path().toString());

    private final List<DropFile> files;
    private final @Nullable String advertiserId;

    private Drop(List<DropFile> files, @Nullable String advertiserId) {
        this.files = files;
        this.advertiserId = advertiserId;
    }

    /**
     * Opens files and folders. Of a folder its own files are taken, without hidden ones, folders, and links that lead
     * out of it. A file that cannot be used is part of the drop too, with its {@link DropFile#refusal()}.
     *
     * @param paths files or folders
     * @param advertiserId fills advertiser_id of ads that have none; {@code null} if nothing does
     * @throws IOException if a path does not exist or cannot be read at all
     */
    public static Drop open(List<Path> paths, @Nullable String advertiserId) throws IOException {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Path file : filesOf(path)) {
                byRealPath.putIfAbsent(file.toRealPath(), file);
            }
        }
        Recogniser recogniser = new Recogniser(advertiserId != null);
        List<DropFile> files = new ArrayList<>();
        for (Path file : byRealPath.values()) {
            files.add(recogniser.recognise(file));
        }
        files.sort(BY_NAME);
        return new Drop(List.copyOf(files), advertiserId);
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

    private static Collection<Path> filesOf(Path path) throws IOException {
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
                if (!isHidden(entry)
                        && Files.isRegularFile(entry)
                        && entry.toRealPath().startsWith(folder)) {
                    files.add(entry);
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
