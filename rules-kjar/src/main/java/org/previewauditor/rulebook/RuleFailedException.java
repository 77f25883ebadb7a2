package org.previewauditor.rulebook;

/**
 * Rules that broke off while they decided: a condition, a consequence or a function of theirs threw an exception. The
 * message is for people: which rule, where it stands, on what, and why.
 */
public final class RuleFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RuleProblem problem;

    RuleFailedException(String decided, RuleProblem problem, Throwable cause) {
        super(decided + ": " + problem.explained(), cause);
        this.problem = problem;
    }

    /** What failed, and where. */
    public RuleProblem problem() {
        return problem;
    }
}
