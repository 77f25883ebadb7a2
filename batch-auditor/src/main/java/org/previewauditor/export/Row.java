package org.previewauditor.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The row that is being read: its cells by column, and the first thing that is wrong with it. One object serves all
 * rows of a block, one after the other.
 */
final class Row {

    private static final int LONG_ID = 19;
    private static final List<String> ANCHOR_STATUSES_WORST_FIRST = List.of("CHECK_FAILED", "CHECKING", "CHECK_ING");
    private static final String BEST_ANCHOR_STATUS = "CHECK_SUCCESS";

    /** What TikTok returns where nothing went wrong. */
    private static final String NO_ERROR = "0";

    /** A cell that is longer holds no word that means "missing". */
    private static final int LONGEST_MISSING_WORD = 9;

    private static final int IN_IDS = 1;
    private static final int DIGIT = 2;
    private static final byte[] CHARACTERS = new byte[256];

    static {
        for (char c = 0; c < 0x80; c++) {
            String text = String.valueOf(c);
            CHARACTERS[c] = (byte) ((Cells.isId(text) ? IN_IDS : 0) | (Cells.isDigit(c) ? DIGIT : 0));
        }
    }

    private final FileColumns columns;
    private final RowCells cells;
    private final Tally tally;
    private final List<String> unknownColumns = new ArrayList<>();
    private final List<String> unknownValues = new ArrayList<>();

    /** What all characters of a cell are, as far as it was looked at in this row: an id is asked for several times. */
    private byte[] characters = {};

    private int[] lookedAtInRow = {};
    private int rows;

    private int size;
    private int line;
    private @Nullable Problem problem;

    /**
     * What is wrong with a row.
     *
     * @param position the cell's place, by which the leftmost of several problems is found
     * @param text the offending cell, or {@code null} for the whole row
     */
    record Problem(
            Reason reason,
            int position,
            Column column,
            @Nullable String text) {

        boolean precedes(@Nullable Problem other) {
            return other == null
                    || reason.ordinal() < other.reason.ordinal()
                    || (reason == other.reason && position < other.position);
        }
    }

    Row(FileColumns columns, RowCells cells, Tally tally) {
        this.columns = columns;
        this.cells = cells;
        this.tally = tally;
    }

    /** Begins with the record that the cells have gone to. */
    void start(int startLine) {
        size = cells.size();
        rows++;
        if (size > characters.length) {
            characters = new byte[size];
            lookedAtInRow = new int[size];
        }
        line = startLine;
        problem = null;
        if (!unknownColumns.isEmpty()) {
            unknownColumns.clear();
            unknownValues.clear();
        }
    }

    int line() {
        return line;
    }

    /** What is wrong, by the order of the reasons and then from the left; {@code null} while nothing is. */
    @Nullable
    Problem problem() {
        return problem;
    }

    /** Whether a cell of the kind's own key has a value that is no word for a total. */
    boolean hasKey() {
        return hasAnyOf(columns.shape().key());
    }

    /** Whether all cells are missing. */
    boolean isBlank() {
        for (int position = 0; position < size; position++) {
            if (Cells.bare(cell(position), columns.typeAt(position)) != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether some cell says that the row is a total. */
    boolean hasTotal() {
        for (int position = 0; position < size; position++) {
            if (Cells.isTotal(cell(position))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has fewer cells than the header, or more that are not empty. */
    boolean hasWrongSize() {
        int expected = columns.headerSize();
        if (size <= expected) {
            return size < expected;
        }
        for (int position = expected; position < size; position++) {
            if (!Cells.unwrap(cell(position)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the column has a value that is no word for a total and, of ids, may be one, readable or not. */
    boolean hasValue(Column column) {
        for (int position : columns.positionsOf(column)) {
            if ((position < size && isPlainId(position)) || given(position, column) != null) {
                return true;
            }
        }
        return false;
    }

    /** The text in a cell, or {@code null} if it is missing or, as {@link #hasValue} has it, none. */
    private @Nullable String given(int position, Column column) {
        String value = bare(position, column);
        return value == null || isNone(value, position, column) ? null : value;
    }

    private boolean isNone(String value, int position, Column column) {
        if (column.type() != CellType.ID) {
            return Cells.isTotal(value);
        }
        return Cells.isNoId(value)
                || (columns.isRelatedAds(position) && elements(value).allMatch(Cells::isNoId));
    }

    /** The texts in a cell of several ids that are not missing. */
    private static Stream<String> elements(String value) {
        return Cells.list(value.replace('\n', ',')).stream()
                .map(element -> Cells.bare(element, CellType.ID))
                .flatMap(Stream::ofNullable);
    }

    /** Notes the ids that every row must have and this one has not. */
    void requireIds(boolean advertiserGiven) {
        for (List<Column> alternatives : columns.shape().ids()) {
            boolean given = advertiserGiven && alternatives.contains(Column.ADVERTISER_ID);
            if (given || hasAnyOf(alternatives)) {
                continue;
            }
            for (Column column : alternatives) {
                for (int position : columns.positionsOf(column)) {
                    note(Reason.MISSING_ID, position, column, null);
                }
            }
        }
    }

    private boolean hasAnyOf(List<Column> alternatives) {
        for (Column column : alternatives) {
            if (hasValue(column)) {
                return true;
            }
        }
        return false;
    }

    /** Words for people. */
    @Nullable
    String text(Column column) {
        for (int position : columns.positionsOf(column)) {
            String value = bare(position, column);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** An id; {@code null} if it is missing, and if it cannot be read, which is noted. */
    @Nullable
    String id(Column column) {
        for (int position : columns.positionsOf(column)) {
            if (position < size && isPlainId(position)) {
                return plainId(position, column);
            }
            String value = given(position, column);
            if (value != null) {
                return id(value, position, column);
            }
        }
        return null;
    }

    /** The ids in a cell that may hold several, distinct and in their order. */
    List<String> ids(Column column) {
        for (int position : columns.positionsOf(column)) {
            if (position < size && isPlainId(position)) {
                return List.of(plainId(position, column));
            }
            String value = given(position, column);
            if (value == null) {
                continue;
            }
            if (!columns.isRelatedAds(position) || Cells.isId(value) || Cells.isOneMangledId(value)) {
                String id = id(value, position, column);
                return id == null ? List.of() : List.of(id);
            }
            return elements(value)
                    .map(element -> id(element, position, column))
                    .flatMap(Stream::ofNullable)
                    .distinct()
                    .toList();
        }
        return List.of();
    }

    /** The id, if it can be read; nothing is noted if it cannot. */
    @Nullable
    String readableId(Column column) {
        for (int position : columns.positionsOf(column)) {
            String value = given(position, column);
            if (value != null) {
                return Cells.repairedId(value);
            }
        }
        return null;
    }

    /** The ids in a list, distinct and in their order, whatever they look like: nothing is looked up by them. */
    List<String> listedIds(Column column) {
        String value = text(column);
        return value == null
                ? List.of()
                : elements(value).filter(id -> !Cells.isNoId(id)).distinct().toList();
    }

    /**
     * Whether a cell is nothing but an id, and too long for a word that means "missing" or "total". Nearly every id is,
     * and one look at its bytes says so.
     */
    private boolean isPlainId(int position) {
        return cells.arePlaces()
                && cells.to(position) - cells.from(position) > LONGEST_MISSING_WORD
                && (characters(position) & IN_IDS) != 0;
    }

    private byte characters(int position) {
        if (lookedAtInRow[position] != rows) {
            byte[] bytes = cells.bytes();
            int to = cells.to(position);
            int common = IN_IDS | DIGIT;
            for (int i = cells.from(position); i < to; i++) {
                common &= CHARACTERS[bytes[i] & 0xFF];
            }
            characters[position] = (byte) common;
            lookedAtInRow[position] = rows;
        }
        return characters[position];
    }

    private String plainId(int position, Column column) {
        byte[] bytes = cells.bytes();
        int to = cells.to(position);
        if (to - cells.from(position) == LONG_ID && (characters(position) & DIGIT) != 0) {
            tally.longId(bytes[to - 1] == '0' && bytes[to - 2] == '0' && bytes[to - 3] == '0' && bytes[to - 4] == '0');
        }
        Spellings<FileColumns.Bare> spellings = columns.spellingsOf(column);
        String known = spellings == null ? null : spellings.of(cells, position).text();
        return known == null ? cells.text(position) : known;
    }

    private @Nullable String id(String value, int position, Column column) {
        if (!Cells.isId(value)) {
            return unusualId(value, position, column);
        }
        if (value.length() == LONG_ID && Cells.areDigits(value, 0, LONG_ID)) {
            tally.longId(value.endsWith("0000"));
        }
        return Cells.isTotal(value) ? null : value;
    }

    private @Nullable String unusualId(String value, int position, Column column) {
        if (Cells.isNoId(value)) {
            return null;
        }
        String repaired = Cells.repairedId(value);
        if (repaired != null) {
            return id(repaired, position, column);
        }
        Reason reason = Cells.isMangledId(value) ? Reason.ID_MANGLED_BY_SPREADSHEET : Reason.UNREADABLE_ID;
        note(reason, position, column, value);
        return null;
    }

    /** One of TikTok's words, in its normal form. An unknown one is kept, and counted if the row becomes a fact. */
    @Nullable
    String word(Column column) {
        int[] positions = columns.positionsOf(column);
        if (positions.length == 0) {
            return null;
        }
        Words words = columns.wordsOf(column);
        for (int position : positions) {
            if (position < size) {
                Words.Word word = words.of(cells, position);
                if (word.value() != null) {
                    if (!word.isKnown()) {
                        unknown(column, word.value());
                    }
                    return word.value();
                }
            }
        }
        return null;
    }

    /** The identity type as the API calls it. */
    @Nullable
    String identityType(boolean hasPost) {
        String word = word(Column.IDENTITY_TYPE);
        return word == null ? null : IdentityWords.apiWord(word, hasPost);
    }

    /** Words in a list, in their normal form and order; empty if there are none. */
    Set<String> words(Column column) {
        String value = text(column);
        Set<String> words = new TreeSet<>();
        if (value != null) {
            for (String element : Cells.list(value)) {
                words.add(Cells.normalWord(element));
            }
        }
        return words;
    }

    /** Counts a value that nobody documents, if the row becomes a fact. */
    void countIfUnknown(Column column, String value) {
        if (!columns.wordsOf(column).knows(value)) {
            unknown(column, value);
        }
    }

    /** The worst status of the links attached to a post, of all cells that tell one. */
    @Nullable
    String anchorStatus() {
        String worst = null;
        int worstRank = Integer.MAX_VALUE;
        for (int position : columns.positionsOf(Column.ANCHOR_STATUS)) {
            String value = bare(position, Column.ANCHOR_STATUS);
            for (String element : value == null ? List.<String>of() : Cells.list(value)) {
                String status = Cells.normalWord(element);
                countIfUnknown(Column.ANCHOR_STATUS, status);
                int rank = anchorRank(status);
                if (rank < worstRank) {
                    worst = status;
                    worstRank = rank;
                }
            }
        }
        return worst;
    }

    private static int anchorRank(String status) {
        int rank = ANCHOR_STATUSES_WORST_FIRST.indexOf(status);
        int unknown = ANCHOR_STATUSES_WORST_FIRST.size();
        return rank >= 0 ? rank : status.equals(BEST_ANCHOR_STATUS) ? unknown + 1 : unknown;
    }

    /** A truth value; {@code null} if it is missing, and if it cannot be read, which is noted. */
    @Nullable
    Boolean bool(Column column) {
        for (int position : columns.positionsOf(column)) {
            String value = bare(position, column);
            if (value != null) {
                Boolean read = Cells.bool(value);
                if (read == null) {
                    note(Reason.UNREADABLE_BOOLEAN, position, column, value);
                }
                return read;
            }
        }
        return null;
    }

    /** A time; {@code null} if it is missing, and if it cannot be read, which is noted. */
    @Nullable
    Instant time(Column column) {
        for (int position : columns.positionsOf(column)) {
            Instant plain = plainTime(position);
            if (plain != null) {
                return plain;
            }
            String value = bare(position, column);
            if (value != null) {
                Instant read = Times.instant(value, column.type() == CellType.END_TIME);
                if (read == null) {
                    note(Reason.UNREADABLE_TIME, position, column, value);
                }
                return read;
            }
        }
        return null;
    }

    /** A time that counts as missing if it cannot be read. */
    @Nullable
    Instant time(Column column, Tally.Oddity ifUnreadable) {
        int[] positions = columns.positionsOf(column);
        Instant plain = positions.length == 0 ? null : plainTime(positions[0]);
        if (plain != null) {
            return plain;
        }
        String value = text(column);
        Instant read = value == null ? null : Times.instant(value, false);
        if (value != null && read == null) {
            tally.note(ifUnreadable, line, value);
        }
        return read;
    }

    /** A number; {@code null} if it is missing, and if it cannot be read, which is noted. */
    @Nullable
    BigDecimal number(Column column) {
        for (int position : columns.positionsOf(column)) {
            String value = bare(position, column);
            if (value != null) {
                BigDecimal read = Numbers.decimal(value);
                if (read == null) {
                    note(Reason.UNREADABLE_NUMBER, position, column, value);
                }
                return read;
            }
        }
        return null;
    }

    @Nullable
    BigDecimal spend() {
        return number(Column.SPEND, Tally.Oddity.UNREADABLE_SPEND);
    }

    /** A number that counts as missing if it cannot be read. */
    @Nullable
    BigDecimal number(Column column, Tally.Oddity ifUnreadable) {
        int[] positions = columns.positionsOf(column);
        BigDecimal plain = positions.length == 0 || positions[0] >= size || !cells.arePlaces()
                ? null
                : Numbers.plain(cells.bytes(), cells.from(positions[0]), cells.to(positions[0]));
        if (plain != null) {
            return plain;
        }
        String value = text(column);
        BigDecimal read = value == null ? null : Numbers.decimal(value);
        if (value != null && read == null) {
            tally.note(ifUnreadable, line, value);
        }
        return read;
    }

    @Nullable
    Long impressions() {
        int[] positions = columns.positionsOf(Column.IMPRESSIONS);
        long plain = positions.length == 0 || positions[0] >= size || !cells.arePlaces()
                ? -1
                : Numbers.plainWhole(cells.bytes(), cells.from(positions[0]), cells.to(positions[0]));
        if (plain >= 0) {
            return plain;
        }
        String value = text(Column.IMPRESSIONS);
        Long read = value == null ? null : Numbers.whole(value);
        if (value != null && read == null) {
            tally.note(Tally.Oddity.UNREADABLE_IMPRESSIONS, line, value);
        }
        return read;
    }

    /** A number that is only a name: without decimals and separators where it has them. */
    @Nullable
    String codeNumber(Column column) {
        String value = text(column);
        Long number = value == null ? null : Numbers.whole(value);
        return number == null ? value : number.toString();
    }

    /** Whether a row of a log says nothing of an error, or that all went well. */
    boolean reportsNoError() {
        String code = codeNumber(Column.CODE);
        return NO_ERROR.equals(code) || (code == null && !hasValue(Column.KEY) && !hasValue(Column.MESSAGE));
    }

    /** Reads a column that no fact keeps, for what may be wrong with it. */
    void check(Column column) {
        switch (column.type()) {
            case ID -> id(column);
            case BOOLEAN -> bool(column);
            default -> throw new IllegalArgumentException("nothing can be wrong with " + column);
        }
    }

    /** Counts the row as a fact, with the unknown values in it. */
    void accept() {
        tally.fact();
        for (int i = 0; i < unknownColumns.size(); i++) {
            tally.unknownValue(unknownColumns.get(i), unknownValues.get(i));
        }
    }

    private String cell(int position) {
        return cells.text(position);
    }

    private @Nullable String bare(int position, Column column) {
        if (position >= size || (cells.arePlaces() && cells.from(position) == cells.to(position))) {
            return null;
        }
        Spellings<FileColumns.Bare> spellings = columns.spellingsOf(column);
        return spellings == null
                ? Cells.bare(cell(position), column.type())
                : spellings.of(cells, position).text();
    }

    /** The time in a cell that is written in the usual way, or {@code null} if more must be looked at. */
    private @Nullable Instant plainTime(int position) {
        return position < size && cells.arePlaces()
                ? Times.plain(cells.bytes(), cells.from(position), cells.to(position))
                : null;
    }

    private void unknown(Column column, String value) {
        unknownColumns.add(column.id());
        unknownValues.add(value);
    }

    private void note(Reason reason, int position, Column column, @Nullable String text) {
        Problem found = new Problem(reason, position, column, text);
        if (found.precedes(problem)) {
            problem = found;
        }
    }
}
