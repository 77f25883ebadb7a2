package org.previewauditor.fact;

/**
 * How many Spark ads an ad account has in this drop.
 *
 * @param count distinct ad ids, deleted ads aside
 */
public record SparkAdCount(String advertiserId, long count) {}
