package org.previewauditor.watch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drop that lies in the inbox.
 *
 * @param place its sub-folder, or the inbox itself for loose files
 * @param isLoose whether it is the loose files
 * @param entries its files
 * @param because why it is not ready; {@code null} if it is
 */
public record WaitingDrop(
        Path place,
        boolean isLoose,
        List<Entry> entries,
        @Nullable Reason because) {

    static final String LOOSE_FILES = "loose files";

    /** Why a drop is not taken. */
    public enum Reason {
        /** It is still being copied, or was a moment ago. */
        CHANGING,
        /** A file of it cannot be read, or another program holds a lock on it. */
        IN_USE
    }

    public WaitingDrop {
        entries = List.copyOf(entries);
    }

    /** What to call it. */
    public String name() {
        return isLoose ? LOOSE_FILES : String.valueOf(place.getFileName());
    }
}
