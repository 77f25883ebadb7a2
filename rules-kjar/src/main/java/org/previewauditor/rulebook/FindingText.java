package org.previewauditor.rulebook;

import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;

/**
 * What people read about the findings of one rule.
 *
 * @param code the rule's name
 * @param summary what is wrong, in a few words
 * @param source where the rule comes from
 */
public record FindingText(String code, String summary, Effect effect, Owner owner, String source, RuleTexts texts) {}
