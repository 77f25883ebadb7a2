package org.previewauditor.handbook;

import java.util.Comparator;
import java.util.List;
import org.previewauditor.explanation.EditDistance;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;

/** There is no such rule. The message names the codes that look most like the one asked for. */
public final class UnknownRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NEAREST = 3;

    UnknownRuleException(String code, RuleBook rules) {
        super("There is no rule " + code + ". Did you mean " + String.join(", ", nearest(code, rules))
                + "? All rules are told by rules list.");
    }

    private static List<String> nearest(String code, RuleBook rules) {
        return rules.rules().stream()
                .map(RuleDescription::type)
                .map(type -> type.code())
                .sorted(Comparator.comparingInt(known -> distance(code, known)))
                .limit(NEAREST)
                .toList();
    }

    /** A code of which only a part is given is near, too. */
    private static int distance(String code, String known) {
        return known.contains(code) ? 0 : EditDistance.between(code, known, Integer.MAX_VALUE);
    }
}
