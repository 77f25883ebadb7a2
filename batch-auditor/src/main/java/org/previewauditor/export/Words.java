package org.previewauditor.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.KnownValues;

/**
 * The words of one enum column in their normal form. Remembers the spellings that it has seen, so that a word that
 * comes a million times is worked out, and kept, once. For any number of threads.
 */
final class Words {

    private static final int REMEMBERED = 256;

    /**
     * A spelling and what it means.
     *
     * @param value its normal form, or {@code null} if it is missing
     * @param isKnown whether TikTok documents it
     */
    record Word(String spelling, @Nullable String value, boolean isKnown) {}

    private static final List<String> ITEM_STATUS_PREFIXES = List.of("ITEM_STATUS_", "ITEM_", "STATUS_");

    private final Column column;
    private final String knownAs;

    // Threads may overwrite each other's entries: then a word is worked out again, and nothing else happens. Records
    // are safe to hand over without locks because their fields are final.
    private final @Nullable Word[] remembered = new @Nullable Word[REMEMBERED];

    Words(ExportKind kind, Column column) {
        this.column = column;
        this.knownAs = column == Column.STATUS ? kind + "." + column : column.id();
    }

    Word of(String spelling) {
        int place = spelling.hashCode();
        place = (place ^ place >>> 8 ^ place >>> 16) & (REMEMBERED - 1);
        Word word = remembered[place];
        if (word == null || !word.spelling.equals(spelling)) {
            word = read(spelling);
            remembered[place] = word;
        }
        return word;
    }

    /** Whether TikTok documents this normal form of a word. */
    boolean knows(String value) {
        return KnownValues.documented().knows(knownAs, value)
                || (column == Column.IDENTITY_TYPE && IdentityWords.contain(value));
    }

    private Word read(String spelling) {
        String text = Cells.bare(spelling, column.type());
        if (text == null) {
            return new Word(spelling, null, true);
        }
        String word = Cells.normalWord(text);
        String value = column == Column.ITEM_STATUS ? withoutItemPrefix(word) : word;
        return new Word(spelling, value, knows(value));
    }

    private static String withoutItemPrefix(String word) {
        for (String prefix : ITEM_STATUS_PREFIXES) {
            if (word.startsWith(prefix)) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }
}
