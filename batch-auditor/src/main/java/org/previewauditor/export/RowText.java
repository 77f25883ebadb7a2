package org.previewauditor.export;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.previewauditor.fact.Masking;

/** What reports may show of a rejected row: short, and with its authorization codes masked wherever they stand. */
final class RowText {

    /** Shorter texts in a column of codes are no codes, and would be masked inside other words. */
    private static final int SHORTEST_CODE = 4;

    /** What a code may look like where cells have moved, and no column tells: it is long. */
    private static final Pattern MAYBE_A_CODE = Pattern.compile("[A-Za-z0-9#/+=_-]{20,}");

    private final char delimiter;
    private final CSVFormat untilTheEnd;
    private final int[] secretPositions;

    RowText(char delimiter, int[] secretPositions) {
        this.delimiter = delimiter;
        this.untilTheEnd = Csv.format(delimiter).builder().setLenientEof(true).get();
        this.secretPositions = secretPositions;
    }

    /** The whole row. */
    String of(List<String> row) {
        return masked(row, String.join(String.valueOf(delimiter), row));
    }

    /** One cell of the row. */
    String ofCell(List<String> row, String cell) {
        return masked(row, cell);
    }

    /** The beginning of a record that does not end. */
    String ofFragment(String text) {
        if (secretPositions.length == 0) {
            return RejectText.of(text);
        }
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(untilTheEnd)
                .get()) {
            for (CSVRecord row : parser) {
                return masked(row.toList(), text);
            }
            return "";
        } catch (IOException e) {
            throw new IllegalStateException("text in memory can be read", e);
        }
    }

    private String masked(List<String> row, String text) {
        if (secretPositions.length == 0) {
            return RejectText.of(text);
        }
        String masked = text;
        for (String code : codesOf(row)) {
            masked = masked.replace(code, Masking.code(code));
        }
        return RejectText.of(MAYBE_A_CODE
                .matcher(masked)
                .replaceAll(match -> Cells.isId(match.group()) ? match.group() : Masking.code(match.group())));
    }

    private List<String> codesOf(List<String> row) {
        List<String> codes = new ArrayList<>();
        for (int position : secretPositions) {
            if (position < row.size()) {
                String code = Cells.unwrap(row.get(position));
                if (code.length() >= SHORTEST_CODE && !Cells.isMissing(code)) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }
}
