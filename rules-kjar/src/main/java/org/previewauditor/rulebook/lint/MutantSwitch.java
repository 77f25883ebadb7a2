package org.previewauditor.rulebook.lint;

/** Says which mutant is at work in this thread. Called by rules and functions into which mutants were built. */
public final class MutantSwitch {

    /** The number of no mutant. */
    private static final int NONE = -1;

    private record Active(int number, String rule) {}

    private static final ThreadLocal<Active> ACTIVE = ThreadLocal.withInitial(() -> new Active(NONE, ""));

    private MutantSwitch() {}

    /** Whether the mutant of this number is at work. */
    public static boolean on(int number) {
        return ACTIVE.get().number == number;
    }

    /** Whether no mutant of this rule is at work, so that the rule itself is. */
    public static boolean off(String rule) {
        return !ACTIVE.get().rule.equals(rule);
    }

    /** @param rule the rule in whose place the mutant is; empty for a mutant inside a function */
    public static void set(int number, String rule) {
        ACTIVE.set(new Active(number, rule));
    }

    /** No mutant is at work. */
    public static void clear() {
        ACTIVE.remove();
    }
}
