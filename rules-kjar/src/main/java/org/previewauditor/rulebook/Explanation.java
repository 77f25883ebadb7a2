package org.previewauditor.rulebook;

import java.util.List;
import org.previewauditor.finding.Decision;

/**
 * Why an ad got its verdict.
 *
 * @param outcomes of all rules, in catalogue order
 */
public record Explanation(Decision decision, List<RuleOutcome> outcomes) {}
