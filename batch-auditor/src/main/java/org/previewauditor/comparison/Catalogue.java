package org.previewauditor.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.previewauditor.rulebook.RuleBook;

/** The order of codes when two sets of rules are compared. */
final class Catalogue {

    private Catalogue() {}

    /** That of the first; codes that only the second has come last. */
    static Comparator<String> of(RuleBook first, RuleBook second) {
        List<String> codes = new ArrayList<>(codes(first));
        codes(second).stream().filter(code -> !codes.contains(code)).forEach(codes::add);
        return Comparator.comparingInt(codes::indexOf);
    }

    static List<String> codes(RuleBook rules) {
        return rules.findings().stream().map(finding -> finding.type().code()).toList();
    }
}
