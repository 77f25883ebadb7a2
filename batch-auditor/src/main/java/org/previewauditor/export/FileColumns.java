package org.previewauditor.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a file as its rows are read: those of its main kind, then those that only its second kind has. */
final class FileColumns {

    /** Columns whose cells are judged though no fact keeps them. */
    private static final Set<Column> ONLY_CHECKED =
            EnumSet.of(Column.IDENTITY_AUTHORIZED_BC_ID, Column.OWNER_BC_ID, Column.DISPLAYABLE);

    /** Columns in which hardly a value comes twice: to remember them would only cost. */
    private static final Set<Column> SELDOM_REPEATED = EnumSet.of(
            Column.AD_ID,
            Column.AD_NAME,
            Column.SMART_PLUS_AD_ID,
            Column.TIKTOK_ITEM_ID,
            Column.ITEM_ID,
            Column.VIDEO_ID,
            Column.AUTH_CODE,
            Column.CREATE_TIME,
            Column.SPEND,
            Column.IMPRESSIONS);

    private static final int[] NOWHERE = {};

    /**
     * What a cell says without its wrappers.
     *
     * @param text what is left, or {@code null} if it is missing
     */
    record Bare(@Nullable String text) {}

    private final Layout main;
    private final int[][] positions = new int[Column.values().length][];
    private final @Nullable Words[] words = new @Nullable Words[Column.values().length];
    private final Map<Column, Spellings<Bare>> spellings = new EnumMap<>(Column.class);
    private final int[] secretPositions;
    private final boolean[] relatedAds;
    private final List<Column> onlyChecked = new ArrayList<>();

    FileColumns(List<Layout> layouts) {
        main = layouts.get(0);
        secretPositions = main.secretPositions();
        relatedAds = new boolean[main.headerSize()];
        for (int position = 0; position < relatedAds.length; position++) {
            relatedAds[position] = main.isRelatedAds(position);
        }
        for (Column column : Column.values()) {
            positions[column.ordinal()] = NOWHERE;
            for (Layout layout : layouts) {
                if (layout.has(column) && !has(column)) {
                    positions[column.ordinal()] = layout.positionsOf(column);
                    words[column.ordinal()] = new Words(layout.kind(), column);
                    if (!SELDOM_REPEATED.contains(column)) {
                        spellings.put(column, new Spellings<>(raw -> new Bare(Cells.bare(raw, column.type()))));
                    }
                    if (ONLY_CHECKED.contains(column)) {
                        onlyChecked.add(column);
                    }
                }
            }
        }
    }

    KindShape shape() {
        return main.shape();
    }

    int headerSize() {
        return main.headerSize();
    }

    CellType typeAt(int position) {
        return main.typeAt(position);
    }

    boolean has(Column column) {
        return positions[column.ordinal()].length > 0;
    }

    /** The cells that mean this column, best first; empty if the file does not have it. */
    int[] positionsOf(Column column) {
        return positions[column.ordinal()];
    }

    /** The words of a column that the file has. */
    Words wordsOf(Column column) {
        Words known = words[column.ordinal()];
        if (known == null) {
            throw new IllegalArgumentException("the file has no column " + column);
        }
        return known;
    }

    /** What the cells of a column come to, or {@code null} if it is not worth remembering. */
    @Nullable
    Spellings<Bare> spellingsOf(Column column) {
        return spellings.get(column);
    }

    boolean isRelatedAds(int position) {
        return relatedAds[position];
    }

    /** The cells that hold authorization codes. */
    int[] secretPositions() {
        return secretPositions;
    }

    /** Columns whose cells must be readable though no fact keeps them. */
    List<Column> onlyChecked() {
        return onlyChecked;
    }
}
