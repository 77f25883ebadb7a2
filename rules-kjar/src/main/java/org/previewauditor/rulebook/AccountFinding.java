package org.previewauditor.rulebook;

import org.previewauditor.finding.Finding;

/** A finding about an ad account as a whole, not about one of its ads. */
public record AccountFinding(String advertiserId, Finding finding) {}
