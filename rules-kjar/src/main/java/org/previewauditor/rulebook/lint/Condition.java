package org.previewauditor.rulebook.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as it is written in a pattern, with the offsets at which its parts stand in the file. */
sealed interface Condition {

    /** Offset of the first character. */
    int start();

    /** Offset behind the last character. */
    int end();

    /** The same between parentheses. */
    default Condition enclosed(int from, int to) {
        if (this instanceof AnyOf any) {
            return new AnyOf(any.parts(), from, to);
        }
        if (this instanceof AllOf all) {
            return new AllOf(all.parts(), from, to);
        }
        if (this instanceof Not not) {
            return new Not(not.part(), from, to);
        }
        if (this instanceof Compare compare) {
            return new Compare(compare.left(), compare.operator(), compare.right(), from, to);
        }
        return this;
    }

    /** Holds if one of its parts does. */
    record AnyOf(List<Condition> parts, int start, int end) implements Condition {}

    /** Holds if all of its parts do. */
    record AllOf(List<Condition> parts, int start, int end) implements Condition {}

    /** Holds if its part does not. */
    record Not(Condition part, int start, int end) implements Condition {}

    /**
     * Compares a value with others.
     *
     * @param operator such as {@code ==}, {@code in}, {@code not in}, {@code str[startsWith]}
     * @param right one value; several for {@code in} and {@code not in}
     */
    record Compare(Condition left, String operator, List<Condition> right, int start, int end) implements Condition {}

    /** Names under which a value is reached. */
    record Path(List<Step> steps, int start, int end) implements Condition {
        /** As it is written without spaces. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (Step step : steps) {
                text.append(text.length() == 0 ? "" : ".").append(step.text());
            }
            return text.toString();
        }
    }

    /**
     * A name on the way to a value.
     *
     * @param arguments what it is called with; {@code null} where it is not called
     */
    record Step(String name, @Nullable List<Condition> arguments, int start) {
        String text() {
            return arguments == null ? name : name + '(' + (arguments.isEmpty() ? "" : "…" + start) + ')';
        }
    }

    /**
     * A value as such.
     *
     * @param value a text, number, boolean or {@code null}
     */
    record Literal(@Nullable Object value, int start, int end) implements Condition {}

    /** Arithmetic, and whatever else is made of other values. */
    record Composite(List<Condition> parts, int start, int end) implements Condition {}

    /** The names under which a pattern remembers a value, and the condition. */
    record Binding(String name, Condition part, int start, int end) implements Condition {}
}
