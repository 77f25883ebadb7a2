package org.previewauditor.rulebook.lint;

/** Says which mutant is at work in this thread. Called by rules and functions into which mutants were built. */
public final class MutantSwitch {

    /** The number of no mutant. */
    private static final int NONE = -1;

    /** Far more than any sound rule is looked at, so that a loop which a mutant made endless ends in a message. */
    private static final int MOST_LOOKS = 10_000_000;

    private static final ThreadLocal<Active> ACTIVE = ThreadLocal.withInitial(() -> new Active(NONE, ""));

    private static final class Active {

        private final int number;
        private final String rule;
        private int looks;

        Active(int number, String rule) {
            this.number = number;
            this.rule = rule;
        }
    }

    private MutantSwitch() {}

    /**
     * Whether the mutant of this number is at work.
     *
     * @throws IllegalStateException if it is, and made some loop endless
     */
    public static boolean on(int number) {
        Active active = ACTIVE.get();
        if (active.number != number) {
            return false;
        }
        active.looks++;
        if (active.looks > MOST_LOOKS) {
            throw new IllegalStateException("A loop has no end.");
        }
        return true;
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
