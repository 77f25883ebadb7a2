package org.previewauditor.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is replaced as a whole: whoever reads it sees all of the old one or all of the new one. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Replaces what is in it, or makes it. Until then the new content is beside it, in a file with a hidden name and another
     * ending, which nobody takes for one of its kind.
     *
     * @throws IOException if it cannot be written; it is then as it was
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path next = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Files.write(next, content);
            Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
