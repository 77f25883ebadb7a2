package org.previewauditor.readback;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The row of a table that is being read: its cells are what the table says they are, or a problem that names the row. One
 * object serves all rows, one after the other.
 */
final class CsvRow {

    private final Table table;
    private final Records cells;
    private long number = 1;

    /** @param cells after the header */
    CsvRow(Table table, Records cells) {
        this.table = table;
        this.cells = cells;
    }

    /**
     * Goes along with its cells.
     *
     * @throws UnusableRunException if the row is shorter than the table
     */
    void isNext() {
        number++;
        if (cells.size() < table.columns().size()) {
            throw problem("has " + cells.size() + " cells instead of "
                    + table.columns().size());
        }
    }

    /** The cells of the known columns, as they stand. */
    List<String> texts() {
        String[] texts = new String[table.columns().size()];
        for (int cell = 0; cell < texts.length; cell++) {
            texts[cell] = cells.text(cell);
        }
        return Arrays.asList(texts);
    }

    String text(String column) {
        return cells.text(table.position(column));
    }

    List<String> list(String column) {
        String text = text(column);
        return text.isEmpty() ? List.of() : List.of(text.split(";"));
    }

    long number(String column) {
        return parsed(column, Long::valueOf);
    }

    @Nullable
    BigDecimal amount(String column) {
        return text(column).isEmpty() ? null : parsed(column, BigDecimal::new);
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) {
        return parsed(column, text -> Enum.valueOf(type, text));
    }

    /** @throws UnusableRunException if the cell cannot be parsed */
    <T> T parsed(String column, Function<String, T> parser) {
        try {
            return parser.apply(text(column));
        } catch (IllegalArgumentException e) {
            throw problem("has \"" + text(column) + "\" in column " + column + ", which cannot stand there");
        }
    }

    private UnusableRunException problem(String seen) {
        return new UnusableRunException(table.file() + ": row " + number + " (the header is row 1) " + seen
                + ". The file was changed after the audit; make the report again with --force.");
    }
}
