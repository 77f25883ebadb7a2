package org.previewauditor.page;

/**
 * How much the page may hold, so that a browser opens it at once.
 *
 * @param bytes size of the whole page, at most
 * @param fixes subjects of fixes, at most
 * @param entries fixes that stand in the text; the others are in a table
 * @param items subjects below one heading
 * @param rejects rejected rows
 */
public record PageLimits(long bytes, int fixes, int entries, int items, int rejects) {

    public static final PageLimits USUAL = new PageLimits(14_500_000, 60_000, 40, 25, 500);
}
