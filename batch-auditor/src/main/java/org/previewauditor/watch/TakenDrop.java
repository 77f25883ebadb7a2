package org.previewauditor.watch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drop that was moved out of the way of newcomers, and is audited now.
 *
 * @param folder where its files are
 * @param takenAt when it was taken; also after a restart, so that a run that was killed can be continued
 * @param subFolder its name in the inbox; {@code null} for loose files
 * @param entries its files when it was taken
 * @param resumed whether an earlier watcher took it and did not finish
 */
public record TakenDrop(
        Path folder, Instant takenAt, @Nullable String subFolder, List<Entry> entries, boolean resumed) {

    public TakenDrop {
        entries = List.copyOf(entries);
    }

    /** What to call it. */
    public String name() {
        return subFolder == null ? WaitingDrop.LOOSE_FILES : subFolder;
    }
}
