package org.previewauditor.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rule book that cannot be used, and everything that is wrong with it. */
public final class RuleBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public RuleBookException(String rules, List<RuleProblem> problems) {
        super("The rules in " + rules + " cannot be used: "
                + problems.stream().map(RuleProblem::explained).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
