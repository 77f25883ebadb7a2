package org.previewauditor.readback;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A row of a table, whose cells are what the table says they are or a problem that names the row. */
final class CsvRow {

    private final Table table;
    private final CSVRecord cells;

    /** @throws UnusableRunException if the row is shorter than the table */
    CsvRow(Table table, CSVRecord cells) {
        this.table = table;
        this.cells = cells;
        if (cells.size() < table.columns().size()) {
            throw problem("has " + cells.size() + " cells instead of "
                    + table.columns().size());
        }
    }

    /** The cells of the known columns, as they stand. */
    List<String> texts() {
        return Arrays.asList(cells.values()).subList(0, table.columns().size());
    }

    String text(String column) {
        return cells.get(table.columns().indexOf(column));
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
        return new UnusableRunException(table.file() + ": row " + cells.getRecordNumber() + " (the header is row 1) "
                + seen + ". The file was changed after the audit; make the report again with --force.");
    }
}
