package org.previewauditor.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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

    private static final String LIKE_A_NUMBER = "Write numbers like 1234.5.";
    private static final String LIKE_A_TIME = "Write times like 2026-11-21 14:30:00.";

    private long rows;
    private long facts;
    private final Map<Reason, Long> rejectedByReason = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> skipped = new EnumMap<>(Reason.class);
    private final Map<String, Map<String, Long>> unknownValues = new TreeMap<>();
    private final Map<Oddity, Count> oddities = new EnumMap<>(Oddity.class);
    private long longIds;
    private long longIdsEndingIn0000;
    private @Nullable InvalidUtf8 invalidUtf8;

    /** What is worth a warning, with the words that tell it. */
    enum Oddity {
        MANGLED_ID(
                "%1$d id was mangled by a spreadsheet, in %3$s on line %2$d: its digits are lost and cannot be repaired."
                        + EXPORT_IDS_AS_TEXT,
                "%1$d ids were mangled by a spreadsheet, the first in %3$s on line %2$d: their digits are lost and cannot"
                        + " be repaired." + EXPORT_IDS_AS_TEXT),
        CODE_WITHOUT_POST(
                "%1$d row has an authorization code and no item_id, on line %2$d: which post it authorizes cannot be told,"
                        + " so it was skipped. Export the posts after the code was applied.",
                "%1$d rows have an authorization code and no item_id, the first on line %2$d: which post it authorizes"
                        + " cannot be told, so they were skipped. Export the posts after the codes were applied."),
        UNREADABLE_SPEND("value of spend", "values of spend", "missing", LIKE_A_NUMBER),
        UNREADABLE_IMPRESSIONS(
                "value of impressions", "values of impressions", "missing", "Write whole numbers like 1234."),
        UNREADABLE_DATE("date", "dates", "missing, and as the oldest", LIKE_A_TIME),
        UNREADABLE_CREATE_TIME("value of create_time", "values of create_time", "missing", LIKE_A_TIME),
        UNREADABLE_BUDGET("budget", "budgets", "missing", LIKE_A_NUMBER),
        UNREADABLE_MEASURE("measure of a video", "measures of videos", "missing", LIKE_A_NUMBER),
        UNREADABLE_OCCURRED_AT(
                "time of an error", "times of errors", "missing, and what happened then as recent", LIKE_A_TIME),
        UNCLOSED_QUOTE(
                "The record that begins on line %2$d does not end: a quote in it is not closed before the end of the"
                        + " file, or before 1 MiB. The rest of the file was not read. Close the quote, or export again."),
        LONG_RECORD(
                "The record that begins on line %2$d is longer than 1 MiB, as no row of an export is. The rest of the"
                        + " file was not read. Shorten its texts, or end it with a line end.");

        private final String one;
        private final String several;

        Oddity(String words) {
            this(words, words);
        }

        /**
         * @param one the words for one that is odd; the formatter gets how many, the line of the first, and its column
         *     or value
         * @param several the words for more
         */
        Oddity(String one, String several) {
            this.one = one;
            this.several = several;
        }

        /** Values that could not be read. */
        Oddity(String value, String values, String countsAs, String advice) {
            this(
                    "%1$d " + value + " could not be read, \"%3$s\" on line %2$d: it counts as " + countsAs + ". "
                            + advice,
                    "%1$d " + values + " could not be read, the first \"%3$s\" on line %2$d: they count as " + countsAs
                            + ". " + advice);
        }
    }

    private static final class Count {
        private long times;
        private int firstLine;
        private String first = "";
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
        return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same rows by what is wrong with them, in the order of the reasons. */
    public Map<Reason, Long> rejectedByReason() {
        return rejectedByReason;
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
        return oddities.containsKey(Oddity.UNCLOSED_QUOTE) || oddities.containsKey(Oddity.LONG_RECORD);
    }

    /** What the reader of a report should know of this file, as sentences. */
    public List<String> warnings() {
        List<String> told = new ArrayList<>();
        if (invalidUtf8 != null) {
            told.add(invalidUtf8.toString());
        }
        oddities.forEach((oddity, count) -> told.add(String.format(
                Locale.ROOT,
                count.times == 1 ? oddity.one : oddity.several,
                count.times,
                count.firstLine,
                RejectText.of(count.first))));
        if (longIds == 1 && longIdsEndingIn0000 == 1) {
            told.add(
                    "The only id with 19 digits ends in 0000: a spreadsheet probably rounded it." + EXPORT_IDS_AS_TEXT);
        } else if (2 * longIdsEndingIn0000 > longIds) {
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
        longIds += next.longIds;
        longIdsEndingIn0000 += next.longIdsEndingIn0000;
        next.rejectedByReason.forEach((reason, count) -> rejectedByReason.merge(reason, count, Long::sum));
        next.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        next.unknownValues.forEach(
                (column, values) -> values.forEach((value, count) -> unknownValue(column, value, count)));
        next.oddities.forEach((oddity, count) -> note(oddity, count.firstLine, count.first, count.times));
        if (invalidUtf8 == null) {
            invalidUtf8 = next.invalidUtf8;
        }
    }

    void fact() {
        rows++;
        facts++;
    }

    void reject(Reason reason) {
        rows++;
        rejectedByReason.merge(reason, 1L, Long::sum);
    }

    void skip(Reason reason) {
        rows++;
        skipped.merge(reason, 1L, Long::sum);
    }

    void unknownValue(String column, String value) {
        unknownValue(column, RejectText.of(value), 1);
    }

    void note(Oddity oddity, int line) {
        note(oddity, line, "", 1);
    }

    void note(Oddity oddity, int line, Column column) {
        note(oddity, line, column.id(), 1);
    }

    /** Notes a value that could not be read. */
    void note(Oddity oddity, int line, String value) {
        note(oddity, line, value, 1);
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

    private void note(Oddity oddity, int line, String first, long times) {
        Count count = oddities.computeIfAbsent(oddity, key -> new Count());
        if (count.times == 0) {
            count.firstLine = line;
            count.first = first;
        }
        count.times += times;
    }
}
