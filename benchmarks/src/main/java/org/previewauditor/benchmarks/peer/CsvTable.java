package org.previewauditor.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.previewauditor.fact.Source;

/** A CSV file with a header, read with Commons CSV. */
public final class CsvTable {

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();

    private CsvTable(Path file, CSVRecord header) {
        this.file = file;
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
    }

    /** A row of the table. */
    public final class CsvRow implements Row {

        private final CSVRecord cells;
        private final int line;

        private CsvRow(CSVRecord cells, int line) {
            this.cells = cells;
            this.line = line;
        }

        @Override
        public boolean has(String column) {
            return columns.containsKey(column);
        }

        @Override
        public String cell(String column) {
            Integer place = columns.get(column);
            return place == null ? "" : cells.get(place);
        }

        @Override
        public Source source() {
            return new Source(String.valueOf(file.getFileName()), line);
        }
    }

    /**
     * Reads a table, if the drop has it.
     *
     * @return whether there is such a file with a row
     */
    public static boolean read(Path file, Consumer<Row> consumer) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        boolean some = false;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(CSVFormat.DEFAULT)
                        .get()) {
            CsvTable table = null;
            long line = 1;
            for (CSVRecord cells : parser) {
                if (table == null) {
                    table = new CsvTable(file, cells);
                } else {
                    consumer.accept(table.new CsvRow(cells, Math.toIntExact(line)));
                    some = true;
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        }
        return some;
    }
}
