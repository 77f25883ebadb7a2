package org.previewauditor.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.previewauditor.fact.ExportKind;

/** What a line would mean as a header: for which kinds it is a candidate, and what each other kind lacks. */
final class HeaderMatch {

    /** Of these a file with a date column must have one to be an {@code ads} file too. */
    private static final Set<Column> TELLING_COLUMNS = EnumSet.of(
            Column.IDENTITY_TYPE,
            Column.IDENTITY_ID,
            Column.IDENTITY_NAME,
            Column.TIKTOK_ITEM_ID,
            Column.AD_FORMAT,
            Column.CREATIVE_TYPE,
            Column.SECONDARY_STATUS);

    /** Without one of these nobody means a log of errors. */
    private static final Set<Column> COLUMNS_OF_ERRORS = EnumSet.of(Column.CODE, Column.KEY, Column.MESSAGE);

    private static final int NEAR_KINDS_TOLD = 3;

    /** A kind, or two kinds at once, that the file may be. The main kind is the first. */
    record Candidate(List<Layout> layouts) {

        ExportKind kind() {
            return layouts.get(0).kind();
        }

        int count() {
            return layouts.get(0).count();
        }
    }

    /**
     * What keeps a header from being that of a kind.
     *
     * @param missing the columns that it lacks
     * @param demands what else is demanded of it, such as {@code must not have ad_id}
     */
    private record Lack(List<String> missing, List<String> demands) {

        static final Lack NOTHING = new Lack(List.of(), List.of());

        int size() {
            return missing.size() + demands.size();
        }

        /** As the predicate of a sentence about the kind. */
        @Override
        public String toString() {
            List<String> told = new ArrayList<>();
            if (!missing.isEmpty()) {
                told.add("lacks " + String.join(" and ", missing));
            }
            told.addAll(demands);
            return String.join(", and ", told);
        }
    }

    private final List<String> cells;
    private final Map<ExportKind, Layout> layouts = new EnumMap<>(ExportKind.class);
    private final Map<ExportKind, Lack> lacking = new EnumMap<>(ExportKind.class);
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * @param cells the cells of the line
     * @param advertiserGiven whether an option fills advertiser_id of ads
     */
    HeaderMatch(List<String> cells, boolean advertiserGiven) {
        this.cells = List.copyOf(cells);
        for (KindShape shape : KindShape.ALL) {
            layouts.put(shape.kind(), Layout.of(shape, this.cells));
        }
        for (Layout layout : layouts.values()) {
            lacking.put(layout.kind(), lackingOf(layout, advertiserGiven));
        }
        for (Layout layout : layouts.values()) {
            if (isCandidate(layout.kind()) && !isSecond(layout.kind())) {
                candidates.add(new Candidate(withSecond(layout)));
            }
        }
    }

    List<String> cells() {
        return cells;
    }

    /** All kinds, or pairs of kinds, that the file may be. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** The most columns that some candidate recognises; 0 without a candidate. */
    int bestCount() {
        return candidates.stream().mapToInt(Candidate::count).max().orElse(0);
    }

    /** The most columns that any kind recognises, candidate or not. */
    int bestPartialCount() {
        return layouts.values().stream().mapToInt(Layout::count).max().orElse(0);
    }

    /** The candidates that recognise most columns: one, or several in a tie. */
    List<Candidate> best() {
        int most = bestCount();
        return candidates.stream()
                .filter(candidate -> candidate.count() == most)
                .toList();
    }

    /** The same, but a log of errors gives way: other exports may tell errors, too. */
    List<Candidate> bestButErrorLog() {
        List<Candidate> others = best().stream()
                .filter(candidate -> candidate.kind() != ExportKind.ERROR_LOG)
                .toList();
        return others.isEmpty() ? best() : others;
    }

    /** The kinds of which at least half of the listed columns are here. */
    Set<ExportKind> nearKinds() {
        return layouts.values().stream()
                .filter(layout -> 2 * layout.count() >= layout.shape().listed().size())
                .map(Layout::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ExportKind.class)));
    }

    /** What the kinds that come nearest, and these others, lack: {@code ads lacks advertiser_id}. */
    List<String> shortcomings(Set<ExportKind> others) {
        List<Layout> nearest = layouts.values().stream()
                .filter(layout -> layout.count() > 0 && lackingOf(layout).size() > 0)
                .filter(layout -> layout.kind() != ExportKind.ERROR_LOG
                        || others.contains(ExportKind.ERROR_LOG)
                        || COLUMNS_OF_ERRORS.stream().anyMatch(layout::has))
                .sorted(Comparator.comparingInt(
                                (Layout layout) -> lackingOf(layout).size())
                        .thenComparing(Comparator.comparingInt(Layout::count).reversed()))
                .toList();
        List<String> told = new ArrayList<>();
        for (Layout layout : nearest) {
            if (told.size() < NEAR_KINDS_TOLD || others.contains(layout.kind())) {
                told.add(layout.kind() + " " + lackingOf(layout));
            }
        }
        return told;
    }

    private Lack lackingOf(Layout layout) {
        return lacking.getOrDefault(layout.kind(), Lack.NOTHING);
    }

    private boolean isCandidate(ExportKind kind) {
        return lacking.getOrDefault(kind, Lack.NOTHING).size() == 0;
    }

    private boolean has(ExportKind kind, Column column) {
        Layout layout = layouts.get(kind);
        return layout != null && layout.has(column);
    }

    private boolean isSecond(ExportKind kind) {
        return (kind == ExportKind.AD_REPORTS && isCandidate(ExportKind.ADS))
                || (kind == ExportKind.IDENTITY_AD_ACCOUNTS
                        && isCandidate(ExportKind.IDENTITIES)
                        && has(ExportKind.IDENTITIES, Column.ADVERTISER_ID));
    }

    private List<Layout> withSecond(Layout main) {
        List<Layout> both = new ArrayList<>(List.of(main));
        if (main.kind() == ExportKind.ADS && isCandidate(ExportKind.AD_REPORTS)) {
            both.add(layout(ExportKind.AD_REPORTS));
        }
        if (main.kind() == ExportKind.IDENTITIES && main.has(Column.ADVERTISER_ID)) {
            both.add(layout(ExportKind.IDENTITY_AD_ACCOUNTS));
        }
        return List.copyOf(both);
    }

    private Layout layout(ExportKind kind) {
        Layout layout = layouts.get(kind);
        if (layout == null) {
            throw new IllegalStateException("every kind has a layout: " + kind);
        }
        return layout;
    }

    private Lack lackingOf(Layout layout, boolean advertiserGiven) {
        List<String> missing = new ArrayList<>();
        Set<Column> present = layout.recognised();
        boolean filled = advertiserGiven && layout.kind() == ExportKind.ADS;
        for (KindShape.Need need : layout.shape().needs()) {
            boolean filledByOption = filled && need.anyOf().equals(List.of(Set.of(Column.ADVERTISER_ID)));
            if (!filledByOption && !need.isMetBy(present)) {
                missing.add(need.toString());
            }
        }
        return new Lack(missing, demandsOf(layout));
    }

    private List<String> demandsOf(Layout layout) {
        List<String> demands = new ArrayList<>();
        for (Column forbidden : layout.shape().forbidden()) {
            if (has(ExportKind.ADS, forbidden)) {
                demands.add("must not have " + forbidden);
            }
        }
        if (layout.kind() == ExportKind.ERROR_LOG
                && has(ExportKind.ADS, Column.TIKTOK_ITEM_ID)
                && !layout.has(Column.AD_ID)) {
            demands.add("needs an ad_id where there is a post id");
        }
        if (layout.kind() == ExportKind.ADS
                && has(ExportKind.AD_REPORTS, Column.DATE)
                && TELLING_COLUMNS.stream().noneMatch(layout::has)) {
            demands.add("needs one of "
                    + TELLING_COLUMNS.stream().map(Column::id).collect(Collectors.joining(", "))
                    + " where there is a date column");
        }
        return demands;
    }
}
