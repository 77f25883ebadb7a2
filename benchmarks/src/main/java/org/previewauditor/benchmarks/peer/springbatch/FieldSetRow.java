package org.previewauditor.benchmarks.peer.springbatch;

import java.util.Arrays;
import org.previewauditor.benchmarks.peer.Row;
import org.previewauditor.fact.Source;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;

/** A row as Spring Batch's tokenizer gives it. */
record FieldSetRow(FieldSet fields, Source source) implements Row {

    @Override
    public boolean has(String column) {
        return Arrays.asList(fields.getNames()).contains(column);
    }

    @Override
    public String cell(String column) {
        String cell = has(column) ? fields.readString(column) : null;
        return cell == null ? "" : cell;
    }
}
