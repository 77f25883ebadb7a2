package org.previewauditor.finding;

import java.util.List;

/**
 * One conclusion of one rule about one subject.
 *
 * @param subjectId id of the thing to fix; what an id is depends on the subject type
 * @param evidence the facts that led here, each as {@code column=value (file:line)}; masked
 */
public record Finding(FindingType type, String subjectId, List<String> evidence) {

    /** The evidence as one text. */
    public String evidenceText() {
        return String.join(";", evidence);
    }
}
