package org.previewauditor.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.previewauditor.finding.FindingType;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.rulebook.RuleTexts;

/** The cells that are the same for all findings of one rule, encoded once. */
public final class FindingCells {

    /** Cells of one rule. */
    record Cells(
            byte[] code,
            byte[] effect,
            byte[] owner,
            byte[] subjectType,
            byte[] cause,
            byte[] action,
            byte[] fix,
            byte[] reference) {}

    private final Map<String, Cells> byCode = new HashMap<>();

    public FindingCells(Collection<RuleDescription> rules) {
        for (RuleDescription rule : rules) {
            FindingType type = rule.type();
            RuleTexts texts = rule.texts();
            byCode.put(
                    type.code(),
                    new Cells(
                            CsvBuffer.cell(type.code()),
                            CsvBuffer.cell(type.effect().name()),
                            CsvBuffer.cell(type.owner().name()),
                            CsvBuffer.cell(type.subjectType().name()),
                            CsvBuffer.cell(texts.cause()),
                            CsvBuffer.cell(texts.action()),
                            CsvBuffer.cell(texts.action() + " (" + texts.where() + ")"),
                            CsvBuffer.cell(texts.reference())));
        }
    }

    Cells of(FindingType type) {
        Cells cells = byCode.get(type.code());
        if (cells == null) {
            throw new IllegalStateException("Nothing is known of the finding " + type.code() + '.');
        }
        return cells;
    }
}
