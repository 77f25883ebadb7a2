package org.previewauditor.rulebook;

import org.previewauditor.finding.Finding;

/**
 * A finding about an ad account as a whole, or about something in it that is no ad.
 *
 * @param advertiserId empty if no export tells the ad account
 */
public record AccountFinding(String advertiserId, Finding finding) {}
