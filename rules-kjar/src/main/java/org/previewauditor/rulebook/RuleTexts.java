package org.previewauditor.rulebook;

import java.util.List;

/**
 * What people read about a finding.
 *
 * @param cause what is wrong, in a sentence or two
 * @param action the one next step
 * @param where the menu path at which the step is taken
 * @param steps the whole way, step by step
 * @param reference where the requirement comes from
 */
public record RuleTexts(String cause, String action, String where, List<String> steps, String reference) {}
