package org.previewauditor.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.KnownValues;

/** The words of one enum column in their normal form. For any number of threads. */
final class Words {

    /**
     * A word.
     *
     * @param value its normal form, or {@code null} if it is missing
     * @param isKnown whether TikTok documents it
     */
    record Word(@Nullable String value, boolean isKnown) {}

    private static final List<String> ITEM_STATUS_PREFIXES = List.of("ITEM_STATUS_", "ITEM_", "STATUS_");

    private final Column column;
    private final String knownAs;

    private final Spellings<Word> spellings = new Spellings<>(this::read);

    Words(ExportKind kind, Column column) {
        this.column = column;
        this.knownAs = column == Column.STATUS ? kind + "." + column : column.id();
    }

    Word of(RowCells cells, int cell) {
        return spellings.of(cells, cell);
    }

    /** Whether TikTok documents this normal form of a word. */
    boolean knows(String value) {
        return KnownValues.documented().knows(knownAs, value)
                || (column == Column.IDENTITY_TYPE && IdentityWords.contain(value));
    }

    private Word read(String spelling) {
        String text = Cells.bare(spelling, column.type());
        if (text == null) {
            return new Word(null, true);
        }
        String word = Cells.normalWord(text);
        String value = column == Column.ITEM_STATUS ? withoutItemPrefix(word) : word;
        return new Word(value, knows(value));
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
