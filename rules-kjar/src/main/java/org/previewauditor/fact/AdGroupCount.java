package org.previewauditor.fact;

import org.jspecify.annotations.Nullable;

/** How many ad groups of a campaign this drop has. */
public record AdGroupCount(@Nullable String advertiserId, String campaignId, long count) {}
