package org.previewauditor.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as its author wrote it. */
public final class WrittenRule {

    /**
     * A condition in its place.
     *
     * @param factType the type of fact that the condition's pattern asks for, or {@code null} if it is no plain pattern
     * @param first whether the condition only asks for a fact to be there
     * @param prefix the rule's condition up to and including this one, in DRL
     */
    record Step(Condition condition, @Nullable String factType, boolean first, String prefix) {}

    private final String name;
    private final String file;
    private final int line;
    private final String text;
    private final String condition;
    private final String consequence;
    private final List<Step> steps;

    WrittenRule(
            String name, String file, int line, String text, String condition, String consequence, List<Step> steps) {
        this.name = name;
        this.file = file;
        this.line = line;
        this.text = text;
        this.condition = condition;
        this.consequence = consequence;
        this.steps = List.copyOf(steps);
    }

    public String name() {
        return name;
    }

    /** Name of the file that it stands in. */
    public String file() {
        return file;
    }

    /** The line on which it begins, counted from 1. */
    public int line() {
        return line;
    }

    /** The whole rule, from {@code rule} to {@code end}. */
    public String text() {
        return text;
    }

    /** What stands between {@code when} and {@code then}, without the indentation that its lines share. */
    public String condition() {
        return condition;
    }

    /** What stands between {@code then} and {@code end}, on one line, comments aside. */
    public String consequence() {
        return consequence;
    }

    /** What must hold for it to fire, in the order in which it is asked. */
    public List<Condition> conditions() {
        return steps.stream().map(Step::condition).toList();
    }

    List<Step> steps() {
        return steps;
    }
}
