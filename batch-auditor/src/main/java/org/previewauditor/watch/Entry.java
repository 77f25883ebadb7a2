package org.previewauditor.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file as it looks from outside. One that looks the same twice, some time apart, is taken to be whole: its time alone
 * says nothing, because many programs set the time of a copy to that of the original before they have copied it all.
 *
 * @param name relative to the drop
 * @param size in bytes
 */
public record Entry(Path name, long size, FileTime modified) {

    /** The file at this place of a drop. */
    static Entry of(Path drop, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return of(drop, file, attributes);
    }

    /** All files of a folder, also those of folders in it, by their names. What disappears meanwhile is left out. */
    static List<Entry> in(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    entries.add(of(folder, file, attributes));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }
        });
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    private static Entry of(Path drop, Path file, BasicFileAttributes attributes) {
        return new Entry(drop.relativize(file), attributes.size(), attributes.lastModifiedTime());
    }
}
