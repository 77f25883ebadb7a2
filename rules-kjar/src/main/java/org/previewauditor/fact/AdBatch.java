package org.previewauditor.fact;

import java.util.List;

/**
 * The ads that one session decides. They enter as one fact, because what rules are written about is not these, but what
 * {@code truths.drl} derives from each.
 */
public record AdBatch(List<AdContext> ads) {}
