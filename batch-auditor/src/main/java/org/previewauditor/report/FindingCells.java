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

    /**
     * Cells of one code.
     *
     * @param head code, effect and owner
     * @param advice code, owner and action
     * @param end fix and reference
     */
    record Cells(byte[] code, byte[] head, byte[] advice, byte[] cause, byte[] action, byte[] end) {}

    private final Map<String, Cells> byCode = new HashMap<>();
    private final Map<SubjectType, byte[]> subjectTypes = new EnumMap<>(SubjectType.class);

    public FindingCells(Collection<RuleDescription> rules) {
        for (SubjectType type : SubjectType.values()) {
            subjectTypes.put(type, CsvBuffer.cells(type.name()));
        }
        for (RuleDescription rule : rules) {
            FindingType type = rule.type();
            RuleTexts texts = rule.texts();
            byCode.put(
                    type.code(),
                    new Cells(
                            CsvBuffer.cells(type.code()),
                            CsvBuffer.cells(
                                    type.code(),
                                    type.effect().name(),
                                    type.owner().name()),
                            CsvBuffer.cells(type.code(), type.owner().name(), texts.action()),
                            CsvBuffer.cells(texts.cause()),
                            CsvBuffer.cells(texts.action()),
                            CsvBuffer.cells(texts.action() + " (" + texts.where() + ")", texts.reference())));
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
