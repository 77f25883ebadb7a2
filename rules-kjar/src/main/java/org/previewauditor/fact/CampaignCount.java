package org.previewauditor.fact;

/** How many campaigns of an ad account this drop has. */
public record CampaignCount(String advertiserId, long count) {}
