package org.previewauditor.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that one or more rows of a log report of one ad, or of one ad account.
 *
 * @param code the code of the finding that tells it, such as {@code observed-auth-code-expired}; {@code null} if it
 *     cannot be told which of several errors it is
 * @param mayBe the errors that it may be, where that cannot be told
 * @param note what else its number means elsewhere, or {@code null}
 * @param rows how many rows report it
 * @param latest the newest of them; a row with a time is newer than one without, and of equal ones the later row
 */
public record ObservedError(
        @Nullable String code, List<String> mayBe, @Nullable String note, int rows, LoggedError latest) {

    /** The same error with one row more. */
    public ObservedError and(LoggedError row) {
        return new ObservedError(code, mayBe, note, rows + 1, isNewer(row) ? row : latest);
    }

    private boolean isNewer(LoggedError row) {
        return latest.time() == null || (row.time() != null && !row.time().isBefore(latest.time()));
    }
}
