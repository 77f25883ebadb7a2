package org.previewauditor.finding;

/**
 * What all findings of one rule have in common.
 *
 * @param code the rule's name
 * @param part what the rule is about
 * @param order place in the catalogue, counted from 0
 */
public record FindingType(String code, Effect effect, Owner owner, SubjectType subjectType, Part part, int order) {

    /** What a finding about the preview has in common. */
    public FindingType(String code, Effect effect, Owner owner, SubjectType subjectType, int order) {
        this(code, effect, owner, subjectType, Part.PREVIEW, order);
    }

    /** The same about a thing of another type. */
    public FindingType about(SubjectType other) {
        return new FindingType(code, effect, owner, other, part, order);
    }

    /** The same at another place in the catalogue. */
    public FindingType at(int place) {
        return new FindingType(code, effect, owner, subjectType, part, place);
    }
}
