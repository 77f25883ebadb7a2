package org.previewauditor.rulebook.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.lint.ConditionLint.ReadPattern;
import org.previewauditor.truth.AuditedAd;

/**
 * What an export does not show is {@code null}, and asking {@code null} for something breaks the audit off. So a condition
 * that asks a value for more must come after one that fails where the value is not there.
 */
final class NullLint {

    private static final Set<String> POST = Set.of("post");
    private static final Set<String> END = Set.of("post", "post.authEndTime");

    /** Truths of ads that are only so of ads for which this is there. */
    private static final Map<String, Set<String>> IMPLIED = Map.of(
            "codeDeleted", POST,
            "codeError", POST,
            "endsLater", END,
            "endsWithinHorizon", END,
            "expired", POST,
            "identitiesComparable", POST,
            "notApplied", POST,
            "notStarted", POST,
            "revoked", POST);

    private final Scope scope;
    private final List<ReadPattern> patterns;

    /** What a condition says of values, by how they are written: those that are there if it holds, and if it does not. */
    private record Shown(Set<String> ifTrue, Set<String> ifFalse) {

        static final Shown NOTHING = new Shown(Set.of(), Set.of());

        Shown negated() {
            return new Shown(/* ifTrue= */ ifFalse, /* ifFalse= */ ifTrue);
        }
    }

    NullLint(Scope scope, List<ReadPattern> patterns) {
        this.scope = scope;
        this.patterns = patterns;
    }

    void check() {
        Set<String> there = new HashSet<>();
        for (int i = 0; i < patterns.size(); i++) {
            ReadPattern pattern = patterns.get(i);
            String name = pattern.descr().getIdentifier();
            Place place = new Place(name == null ? "#" + i : name);
            scope.enter(pattern.type());
            // What is said within a "not" is not so outside of it.
            Set<String> known = pattern.negated() ? new HashSet<>(there) : there;
            for (Condition condition : pattern.conditions()) {
                known.addAll(place.read(condition, known).ifTrue());
            }
        }
    }

    /** Reads the conditions of one pattern. */
    private final class Place {

        private final String pattern;

        Place(String pattern) {
            this.pattern = pattern;
        }

        Shown read(Condition condition, Set<String> known) {
            if (condition instanceof Condition.Path path) {
                return read(path, known);
            }
            if (condition instanceof Condition.Compare compare) {
                return read(compare, known);
            }
            if (condition instanceof Condition.Not not) {
                return read(not.part(), known).negated();
            }
            if (condition instanceof Condition.AllOf all) {
                Set<String> shown = new HashSet<>();
                for (Condition part : all.parts()) {
                    shown.addAll(read(part, union(known, shown)).ifTrue());
                }
                return new Shown(shown, Set.of());
            }
            if (condition instanceof Condition.AnyOf any) {
                return read(any, known);
            }
            if (condition instanceof Condition.Binding binding) {
                return read(binding.part(), known);
            }
            if (condition instanceof Condition.Composite composite) {
                composite.parts().forEach(part -> read(part, known));
            }
            return Shown.NOTHING;
        }

        private Shown read(Condition.AnyOf any, Set<String> known) {
            Set<String> inAll = null;
            Set<String> ifNone = new HashSet<>();
            for (Condition part : any.parts()) {
                Shown shown = read(part, union(known, ifNone));
                if (inAll == null) {
                    inAll = new HashSet<>(shown.ifTrue());
                } else {
                    inAll.retainAll(shown.ifTrue());
                }
                ifNone.addAll(shown.ifFalse());
            }
            return new Shown(inAll == null ? Set.of() : inAll, ifNone);
        }

        private Shown read(Condition.Compare compare, Set<String> known) {
            Shown left = read(compare.left(), known);
            compare.right().forEach(value -> read(value, known));
            String name = compare.left() instanceof Condition.Path path
                    ? name(path, path.steps().size())
                    : null;
            if (name == null) {
                return Shown.NOTHING;
            }
            Set<String> shown = union(left.ifTrue(), shownBy(compare.left(), name));
            Condition right = compare.right().get(0);
            boolean isNull = right instanceof Condition.Literal literal && literal.value() == null;
            return switch (compare.operator()) {
                case "==" ->
                    isNull
                            ? new Shown(Set.of(), shown)
                            : new Shown(right instanceof Condition.Literal ? shown : Set.of(), Set.of());
                case "!=" -> isNull ? new Shown(shown, Set.of()) : Shown.NOTHING;
                case "not in" -> Shown.NOTHING;
                default -> new Shown(shown, Set.of());
            };
        }

        private Shown read(Condition.Path path, Set<String> known) {
            List<Condition.Step> steps = path.steps();
            for (int i = 0; i < steps.size(); i++) {
                List<Condition> arguments = steps.get(i).arguments();
                if (arguments != null) {
                    arguments.forEach(argument -> read(argument, known));
                }
                if (i + 1 < steps.size()) {
                    ask(path, i + 1, known);
                }
            }
            String name = name(path, steps.size());
            return name == null ? Shown.NOTHING : new Shown(shownBy(path, name), Set.of());
        }

        /** What is there if the value of this name is. */
        private Set<String> shownBy(Condition value, String name) {
            Set<String> shown = new HashSet<>(Set.of(name));
            if (value instanceof Condition.Path path && scope.ownerOf(path) == AuditedAd.class) {
                String last = path.steps().get(path.steps().size() - 1).name();
                String ad = name.substring(0, name.length() - last.length());
                IMPLIED.getOrDefault(last, Set.of()).forEach(implied -> shown.add(ad + implied));
            }
            return shown;
        }

        /** Looks whether the value that the first steps lead to is there. */
        private void ask(Condition.Path path, int length, Set<String> known) {
            String name = name(path, length);
            if (name == null || known.contains(name) || !mayBeNull(path, length)) {
                return;
            }
            String written = beginning(path, length).text();
            scope.problem(
                    path.steps().get(length).start(),
                    "\"" + written + "\" may be null, and then this breaks the audit off.",
                    "Ask for it first: " + written + " != null, " + written + '.'
                            + path.steps().get(length).text() + " …");
        }

        private boolean mayBeNull(Condition.Path path, int length) {
            Class<?> owner = scope.ownerOf(beginning(path, length));
            return owner != null && Vocabulary.mayBeNull(owner, path.steps().get(length - 1));
        }

        /** What the first steps lead to, as it would be written anywhere in the rule; {@code null} for what is no fact's. */
        private @Nullable String name(Condition.Path path, int length) {
            Condition.Step first = path.steps().get(0);
            String text = beginning(path, length).text();
            if (scope.variables().containsKey(first.name())) {
                return text;
            }
            boolean ofPattern = first.arguments() == null
                    && Character.isLowerCase(first.name().charAt(0));
            return ofPattern ? pattern + '.' + text : null;
        }
    }

    private static Condition.Path beginning(Condition.Path path, int length) {
        return new Condition.Path(path.steps().subList(0, length), path.start(), path.end());
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
