package org.previewauditor.comparison;

import org.previewauditor.fact.AdContext;
import org.previewauditor.finding.Decision;

/** A row of an ad, decided by both sets of rules. */
record RowPair(AdContext context, Decision before, Decision after) {}
