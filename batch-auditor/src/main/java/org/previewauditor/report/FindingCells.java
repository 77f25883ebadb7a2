package org.previewauditor.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.rulebook.RuleTexts;

/** The cells that are the same for all findings of one code, encoded once. */
public final class FindingCells {

    /** Cells of one code. */
    record Cells(byte[] code, byte[] effect, byte[] owner, byte[] cause, byte[] action, byte[] fix, byte[] reference) {}

    private final Map<String, Cells> byCode = new HashMap<>();
    private final Map<SubjectType, byte[]> subjectTypes = new EnumMap<>(SubjectType.class);

    public FindingCells(Collection<RuleDescription> rules) {
        for (SubjectType type : SubjectType.values()) {
            subjectTypes.put(type, CsvBuffer.cell(type.name()));
        }
        for (RuleDescription rule : rules) {
            FindingType type = rule.type();
            RuleTexts texts = rule.texts();
            byCode.put(
                    type.code(),
                    new Cells(
                            CsvBuffer.cell(type.code()),
                            CsvBuffer.cell(type.effect().name()),
                            CsvBuffer.cell(type.owner().name()),
                            CsvBuffer.cell(texts.cause()),
                            CsvBuffer.cell(texts.action()),
                            CsvBuffer.cell(texts.action() + " (" + texts.where() + ")"),
                            CsvBuffer.cell(texts.reference())));
        }
    }

    /** The type of the subject: findings of one code may be about things of several types. */
    byte[] subjectTypeOf(FindingType type) {
        return Objects.requireNonNull(subjectTypes.get(type.subjectType()));
    }

    Cells of(FindingType type) {
        Cells cells = byCode.get(type.code());
        if (cells == null) {
            throw new IllegalStateException("Nothing is known of the finding " + type.code() + '.');
        }
        return cells;
    }
}
