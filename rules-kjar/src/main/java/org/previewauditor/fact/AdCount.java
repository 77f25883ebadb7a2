package org.previewauditor.fact;

/** How many ads of an ad group this drop has: distinct ad ids, deleted ads aside. */
public record AdCount(String advertiserId, String adgroupId, long count) {}
