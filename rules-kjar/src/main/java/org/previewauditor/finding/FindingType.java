package org.previewauditor.finding;

/**
 * What all findings of one rule have in common.
 *
 * @param code the rule's name
 * @param order place in the catalogue, counted from 0
 */
public record FindingType(String code, Effect effect, Owner owner, SubjectType subjectType, int order) {}
