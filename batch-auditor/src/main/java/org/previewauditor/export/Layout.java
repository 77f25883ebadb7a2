package org.previewauditor.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;

/** Where the columns of one kind stand in one file. Immutable. */
final class Layout {

    private static final Pattern ANCHOR_STATUS =
            Pattern.compile("(?:item_info[._])?anchor_list(?:\\[\\d*]|[._]\\d+)?[._]status");
    private static final String ADVERTISER_ID_OF_ACCOUNTS = "id";
    private static final Set<String> MARKS_OF_ACCOUNTS =
            Set.of("currency", "timezone", "displaytimezone", "balance", "role", "company", "ownerbcid");
    private static final String AUTH_CODE = "authcode";
    private static final String RELATED_ADS = "relatedads";
    private static final Map<ExportKind, Names> NAMES = new EnumMap<>(ExportKind.class);

    static {
        KindShape.ALL.forEach(shape -> NAMES.put(shape.kind(), new Names(shape)));
    }

    private static final int[] NOWHERE = {};

    private final KindShape shape;
    private final List<String> header;
    private final CellType[] types;
    private final int[][] positions = new int[Column.values().length][];
    private final Set<Column> recognised = EnumSet.noneOf(Column.class);

    private Layout(KindShape shape, List<String> header) {
        this.shape = shape;
        this.header = header;
        this.types = new CellType[header.size()];
        Arrays.fill(types, CellType.TEXT);
    }

    /** Finds the columns of this kind in a header. */
    static Layout of(KindShape shape, List<String> header) {
        Layout layout = new Layout(shape, List.copyOf(header));
        layout.findColumns();
        return layout;
    }

    ExportKind kind() {
        return shape.kind();
    }

    KindShape shape() {
        return shape;
    }

    int headerSize() {
        return header.size();
    }

    boolean has(Column column) {
        return recognised.contains(column);
    }

    Set<Column> recognised() {
        return recognised;
    }

    /** How many columns count when kinds or files are compared. */
    int count() {
        return (int) recognised.stream().filter(shape.listed()::contains).count();
    }

    /** The cells that mean this column, best first; empty if the file does not have it. */
    int[] positionsOf(Column column) {
        return positions[column.ordinal()];
    }

    /** How the cell at this place is read; a cell of no column, or beyond the header, is text. */
    CellType typeAt(int position) {
        return position < types.length ? types[position] : CellType.TEXT;
    }

    /** The cells that hold authorization codes, whatever the kind of the file. */
    int[] secretPositions() {
        return IntStream.range(0, header.size())
                .filter(position -> HeaderNames.normal(header.get(position)).endsWith(AUTH_CODE))
                .toArray();
    }

    /** Whether the cell at this place may hold several ids. */
    boolean isRelatedAds(int position) {
        return HeaderNames.normal(header.get(position)).equals(RELATED_ADS);
    }

    /** The columns that several header cells mean, with those cells; one of them is chosen row by row. */
    List<String> ambiguities() {
        List<String> told = new ArrayList<>();
        for (Column column : recognised) {
            int[] found = positionsOf(column);
            if (found.length > 1 && column != Column.ANCHOR_STATUS) {
                List<String> cells = new ArrayList<>();
                for (int position : found) {
                    cells.add(Cells.unwrap(header.get(position)));
                }
                told.add("Several header cells mean " + column + ": " + String.join(", ", cells)
                        + ". In each row the first of them that is not missing counts.");
            }
        }
        return told;
    }

    private void findColumns() {
        Names names = names(shape.kind());
        Map<Column, List<Match>> found = new EnumMap<>(Column.class);
        for (int position = 0; position < header.size(); position++) {
            Match match = names.match(header.get(position), position);
            if (match != null) {
                found.computeIfAbsent(match.column, column -> new ArrayList<>()).add(match);
            }
        }
        if (shape.kind() == ExportKind.AD_ACCOUNTS && hasMarkOfAccounts()) {
            findPlainId(found);
        }
        for (Column column : Column.values()) {
            List<Match> matches = found.getOrDefault(column, List.of());
            positions[column.ordinal()] = matches.isEmpty()
                    ? NOWHERE
                    : matches.stream()
                            .sorted(Match.BEST_FIRST)
                            .mapToInt(match -> match.position)
                            .toArray();
            if (!matches.isEmpty()) {
                recognised.add(column);
            }
            matches.forEach(match -> types[match.position] = column.type());
        }
    }

    private boolean hasMarkOfAccounts() {
        return header.stream().anyMatch(cell -> MARKS_OF_ACCOUNTS.contains(HeaderNames.withoutPrefixes(cell)));
    }

    private void findPlainId(Map<Column, List<Match>> found) {
        for (int position = 0; position < header.size(); position++) {
            if (HeaderNames.withoutPrefixes(header.get(position)).equals(ADVERTISER_ID_OF_ACCOUNTS)) {
                found.computeIfAbsent(Column.ADVERTISER_ID, column -> new ArrayList<>())
                        .add(new Match(Column.ADVERTISER_ID, Integer.MAX_VALUE, 0, position));
            }
        }
    }

    private static Names names(ExportKind kind) {
        Names names = NAMES.get(kind);
        if (names == null) {
            throw new IllegalArgumentException("no columns are known for " + kind);
        }
        return names;
    }

    /**
     * A header cell that means a column.
     *
     * @param rank 0 for the column's own name, then its aliases as listed
     * @param stage 0 for the exact spelling, 1 for the normal form, 2 without prefixes
     */
    private record Match(Column column, int rank, int stage, int position) {

        static final Comparator<Match> BEST_FIRST = Comparator.comparingInt(Match::rank)
                .thenComparingInt(Match::stage)
                .thenComparingInt(Match::position);
    }

    /** The names under which the columns of one kind are found. */
    private static final class Names {

        private record Name(Column column, int rank) {}

        private final Map<String, Name> exact = new HashMap<>();
        private final Map<String, Name> normal = new HashMap<>();
        private final boolean hasAnchors;

        Names(KindShape shape) {
            hasAnchors = shape.columns().contains(Column.ANCHOR_STATUS);
            for (Column column : shape.columns()) {
                add(column.id(), new Name(column, 0));
            }
            for (Column column : shape.columns()) {
                int rank = 1;
                for (String alias : column.aliases()) {
                    add(alias, new Name(column, rank++));
                }
            }
        }

        private void add(String spelling, Name name) {
            exact.putIfAbsent(HeaderNames.exact(spelling), name);
            normal.putIfAbsent(HeaderNames.normal(spelling), name);
        }

        @Nullable
        Match match(String cell, int position) {
            if (hasAnchors && ANCHOR_STATUS.matcher(HeaderNames.exact(cell)).matches()) {
                return new Match(Column.ANCHOR_STATUS, 1, 0, position);
            }
            Name name = exact.get(HeaderNames.exact(cell));
            int stage = 0;
            if (name == null) {
                name = normal.get(HeaderNames.normal(cell));
                stage = 1;
            }
            if (name == null) {
                name = normal.get(HeaderNames.withoutPrefixes(cell));
                stage = 2;
            }
            return name == null ? null : new Match(name.column, name.rank, stage, position);
        }
    }
}
