package org.previewauditor.rulebook;

/**
 * A value that a condition looked at.
 *
 * @param what as the condition names it: {@code post.itemStatus}
 * @param value for people; masked, {@code none} where there is none
 * @param source the row that it stands in as {@code file:line}, or empty where it stands in none
 */
public record Seen(String what, String value, String source) {}
