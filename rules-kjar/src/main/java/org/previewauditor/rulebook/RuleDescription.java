package org.previewauditor.rulebook;

import java.util.List;
import org.previewauditor.finding.FindingType;

/**
 * A rule as its author describes it.
 *
 * @param needs the kinds of export without which it cannot fire
 * @param source where the rule comes from
 */
public record RuleDescription(FindingType type, String summary, List<String> needs, String source, RuleTexts texts) {}
