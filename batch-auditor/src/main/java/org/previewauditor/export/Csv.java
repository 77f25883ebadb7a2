package org.previewauditor.export;

import org.apache.commons.csv.CSVFormat;

/** The dialect in which all files are read. */
final class Csv {

    private Csv() {}

    /** Quotes open only at the start of a cell, text after a closing quote is kept, and an empty line is a record. */
    static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
    }
}
