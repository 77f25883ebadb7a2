package org.previewauditor.rulebook;

/**
 * A condition of a rule: a pattern's fact being there, one constraint on it, or a whole {@code not}, {@code exists} or the
 * like.
 *
 * @param text as the author wrote it, comments aside
 * @param line of the rule's file, counted from 1
 */
public record Condition(String text, int line) {}
