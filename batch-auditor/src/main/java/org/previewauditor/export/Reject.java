package org.previewauditor.export;

/**
 * A row that could not become a fact, for {@code rejects.csv}.
 *
 * @param file name of the file inside the drop
 * @param line physical line, counted from 1, on which the record starts
 * @param column TikTok's name of the column at fault, empty if the whole row is
 * @param reason id of a {@link Reason}
 * @param text the offending cell or row, masked, at most 200 characters
 */
public record Reject(String file, int line, String column, String reason, String text) {}
