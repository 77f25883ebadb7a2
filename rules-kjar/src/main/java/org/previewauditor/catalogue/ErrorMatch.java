package org.previewauditor.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error in a log means by the catalogue.
 *
 * @param entries one entry; several if it cannot be told which of them is meant; none if the catalogue does not know it
 * @param note what else the words may mean elsewhere, a sentence; {@code null} if nothing
 */
public record ErrorMatch(List<ErrorEntry> entries, @Nullable String note) {

    static final ErrorMatch NONE = new ErrorMatch(List.of(), null);

    /** The one entry that is meant, or {@code null} if none is, or several may be. */
    public @Nullable ErrorEntry entry() {
        return entries.size() == 1 ? entries.get(0) : null;
    }
}
