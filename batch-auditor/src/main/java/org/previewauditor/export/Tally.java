package org.previewauditor.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the rows of a file, or of a part of it. Rows are facts, rejected or skipped, always. Not for several
 * threads; merge the tallies of parts in the order of the file.
 */
public final class Tally {

    /** Distinct unknown values that are told for a column; what comes after them is counted together. */
    private static final int UNKNOWN_VALUES_TOLD = 100;

    private static final String OTHER_VALUES = "(other values)";
    private static final String EXPORT_IDS_AS_TEXT = " Export again and keep ids as text: do not open the CSV in a"
            + " spreadsheet before this, or import it there with all id columns of the type Text.";

    private long rows;
    private long facts;
    private long rejected;
    private final Map<Reason, Long> skipped = new EnumMap<>(Reason.class);
    private final Map<String, Map<String, Long>> unknownValues = new TreeMap<>();
    private final Map<Oddity, Count> oddities = new EnumMap<>(Oddity.class);
    private long longIds;
    private long longIdsEndingIn0000;
    private @Nullable InvalidUtf8 invalidUtf8;

    /** What is worth a warning, with the words that tell it. */
    enum Oddity {
        MANGLED_ID(
                "%d ids were mangled by a spreadsheet, the first on line %d: their digits are lost and cannot be repaired."
                        + EXPORT_IDS_AS_TEXT),
        CODE_WITHOUT_POST("%d rows have an authorization code and no item_id, the first on line %d: which post it"
                + " authorizes cannot be told, so they were skipped. Export the posts after the codes were applied."),
        UNREADABLE_SPEND("%d values of spend could not be read, the first on line %d: they count as missing."),
        UNREADABLE_IMPRESSIONS(
                "%d values of impressions could not be read, the first on line %d: they count as missing."),
        UNREADABLE_DATE("%d dates could not be read, the first on line %d: they count as missing, and as the oldest."),
        UNREADABLE_CREATE_TIME(
                "%d values of create_time could not be read, the first on line %d: they count as missing."),
        UNREADABLE_BUDGET("%d budgets could not be read, the first on line %d: they count as missing."),
        UNREADABLE_MEASURE("%d measures of videos could not be read, the first on line %d: they count as missing."),
        UNREADABLE_OCCURRED_AT(
                "%d times of errors could not be read, the first on line %d: they count as missing, and the errors as"
                        + " recent."),
        UNCLOSED_QUOTE(
                "%d record does not end: a quote is opened on or after line %d and not closed. The rest of the file"
                        + " was not read. Close the quote, or export again.");

        private final String words;

        Oddity(String words) {
            this.words = words;
        }
    }

    private static final class Count {
        private long times;
        private int firstLine;
    }

    /** Rows that were read, blank ones included. */
    public long rows() {
        return rows;
    }

    /** Rows that became facts. */
    public long facts() {
        return facts;
    }

    /** Rows that are in {@code rejects.csv}. */
    public long rejected() {
        return rejected;
    }

    /** Rows that were skipped because that is normal, by reason, in the order of the reasons. */
    public Map<Reason, Long> skipped() {
        return skipped;
    }

    /** Values that TikTok does not document, by column, with how often they were seen. */
    public Map<String, Map<String, Long>> unknownValues() {
        return unknownValues;
    }

    /** Whether the rest of the file was refused because a record does not end. */
    public boolean isCutShort() {
        return oddities.containsKey(Oddity.UNCLOSED_QUOTE);
    }

    /** What the reader of a report should know of this file, as sentences. */
    public List<String> warnings() {
        List<String> told = new ArrayList<>();
        if (invalidUtf8 != null) {
            told.add(invalidUtf8.toString());
        }
        oddities.forEach((oddity, count) -> told.add(String.format(oddity.words, count.times, count.firstLine)));
        if (2 * longIdsEndingIn0000 > longIds) {
            told.add(longIdsEndingIn0000 + " of " + longIds
                    + " ids with 19 digits end in 0000: a spreadsheet probably rounded them." + EXPORT_IDS_AS_TEXT);
        }
        return told;
    }

    /** Counts a row that first became a fact and then lost to another row. */
    public void skipFact(Reason reason) {
        facts--;
        skipped.merge(reason, 1L, Long::sum);
    }

    /** Adds the tally of the next part of the same file. */
    public void merge(Tally next) {
        rows += next.rows;
        facts += next.facts;
        rejected += next.rejected;
        longIds += next.longIds;
        longIdsEndingIn0000 += next.longIdsEndingIn0000;
        next.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        next.unknownValues.forEach(
                (column, values) -> values.forEach((value, count) -> unknownValue(column, value, count)));
        next.oddities.forEach((oddity, count) -> note(oddity, count.firstLine, count.times));
        if (invalidUtf8 == null) {
            invalidUtf8 = next.invalidUtf8;
        }
    }

    void fact() {
        rows++;
        facts++;
    }

    void reject() {
        rows++;
        rejected++;
    }

    void skip(Reason reason) {
        rows++;
        skipped.merge(reason, 1L, Long::sum);
    }

    void unknownValue(String column, String value) {
        unknownValue(column, RejectText.of(value), 1);
    }

    void note(Oddity oddity, int line) {
        note(oddity, line, 1);
    }

    void longId(boolean endsIn0000) {
        longIds++;
        longIdsEndingIn0000 += endsIn0000 ? 1 : 0;
    }

    void invalidUtf8(InvalidUtf8 first) {
        invalidUtf8 = first;
    }

    private void unknownValue(String column, String value, long count) {
        Map<String, Long> values = unknownValues.computeIfAbsent(column, key -> new TreeMap<>());
        boolean told = values.size() < UNKNOWN_VALUES_TOLD || values.containsKey(value);
        values.merge(told ? value : OTHER_VALUES, count, Long::sum);
    }

    private void note(Oddity oddity, int line, long times) {
        Count count = oddities.computeIfAbsent(oddity, key -> new Count());
        if (count.times == 0) {
            count.firstLine = line;
        }
        count.times += times;
    }
}
