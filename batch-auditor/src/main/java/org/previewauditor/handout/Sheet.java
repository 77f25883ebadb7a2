package org.previewauditor.handout;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** A sheet with a frozen, filtered header, written from top to bottom and held in memory a few hundred rows at a time. */
final class Sheet {

    private static final int ROWS_IN_MEMORY = 500;

    /** What a cell can hold, in characters. */
    private static final int LONGEST_TEXT = 32_767;

    /** Digits that survive in a spreadsheet's numbers. */
    private static final int DIGITS = 15;

    private static final double LETTER = 1.2;

    private final Worksheet sheet;
    private final int columns;

    /** By column: the rows, from and to, whose ids have yet to be made texts that stay texts. */
    private final int[] idsFrom;

    private final int[] idsTo;
    private int row;

    Sheet(Worksheet sheet, List<String> header, List<Integer> widths) throws IOException {
        this.sheet = sheet;
        this.columns = header.size();
        this.idsFrom = new int[columns];
        this.idsTo = new int[columns];
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns; i++) {
            sheet.width(i, widths.get(i) * LETTER);
            text(i, header.get(i));
            sheet.style(0, i).bold().fillColor("DCE6F1").set();
        }
        endRow();
    }

    /** A text, and nothing but a text: what is longer than a cell can hold is cut off, and says so. */
    void text(int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, shortened(text));
        }
    }

    /** A text that many rows have: the workbook holds it once. */
    void repeated(int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, shortened(text));
        }
    }

    /** An id: a text that stays one when somebody edits the cell. */
    void id(int column, String id) {
        if (!id.isEmpty()) {
            text(column, id);
            if (idsTo[column] != row) {
                styleIds(column);
                idsFrom[column] = row;
            }
            idsTo[column] = row + 1;
        }
    }

    /** Ids that stand one below the other at once: cell by cell it takes a tenth of the time of a workbook. */
    private void styleIds(int column) {
        if (idsFrom[column] < idsTo[column]) {
            sheet.range(idsFrom[column], column, idsTo[column] - 1, column)
                    .style()
                    .format("@")
                    .set();
        }
        idsFrom[column] = idsTo[column];
    }

    private void styleIds() {
        for (int i = 0; i < columns; i++) {
            styleIds(i);
        }
    }

    void number(int column, BigDecimal number) {
        if (number.precision() > DIGITS) {
            text(column, number.toPlainString());
        } else {
            sheet.value(row, column, number);
        }
    }

    void endRow() throws IOException {
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            styleIds();
            sheet.flush();
        }
    }

    /** Ends the rows that are filtered; what follows is no data. */
    void endTable() {
        sheet.setAutoFilter(0, 0, row - 1, columns - 1);
    }

    void finish() throws IOException {
        styleIds();
        sheet.finish();
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
    }
}
