package org.previewauditor.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;

/** Which rules a user names. */
final class RulesOption {

    /** The name of the rules that the program brings along. */
    static final String BUNDLED = "bundled";

    private RulesOption() {}

    /** @param place a folder, a KJAR or {@link #BUNDLED}; {@code null} for the bundled ones */
    static RuleBook open(@Nullable Path place) {
        return place == null || place.toString().equals(BUNDLED) ? RuleBook.bundled() : RuleBook.open(place);
    }

    /** @param place a folder, a KJAR or {@link #BUNDLED}; {@code null} for the bundled ones */
    static RuleFiles files(@Nullable Path place) {
        return place == null || place.toString().equals(BUNDLED) ? RuleFiles.bundled() : RuleFiles.open(place);
    }
}
