package org.previewauditor.rulebook.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.rulebook.lint.ConditionLint.ReadPattern;
import org.previewauditor.truth.AuditedAd;

/**
 * A row that an export does not have is a row that does not exist only if the export is whole. So a rule that concludes
 * from absence must also ask whether it is.
 */
final class AbsenceLint {

    /**
     * What an ad is asked for in order to learn that a row is not there.
     *
     * @param shownBy truths that show rows of this kind all the same
     */
    private record Absence(ExportKind kind, Set<String> shownBy) {}

    private static final Map<String, Absence> ABSENCES = Map.of(
            "post", new Absence(ExportKind.SPARK_POSTS, Set.of()),
            "tikTokAccount", new Absence(ExportKind.IDENTITIES, Set.of()),
            "adAccount", new Absence(ExportKind.AD_ACCOUNTS, Set.of()),
            "links", new Absence(ExportKind.IDENTITY_AD_ACCOUNTS, Set.of()),
            "link", new Absence(ExportKind.IDENTITY_AD_ACCOUNTS, Set.of("links")),
            "activeMembers", new Absence(ExportKind.MEMBER_PERMISSIONS, Set.of()),
            "connections", new Absence(ExportKind.CONNECTIONS, Set.of()),
            "healthyConnections", new Absence(ExportKind.CONNECTIONS, Set.of("connections", "failsByToken")));

    private final RuleSet.Rule rule;
    private final RuleSet rules;
    private final Scope scope;
    private final List<ReadPattern> patterns;

    AbsenceLint(RuleSet.Rule rule, RuleSet rules, Scope scope, List<ReadPattern> patterns) {
        this.rule = rule;
        this.rules = rules;
        this.scope = scope;
        this.patterns = patterns;
    }

    void check() {
        for (ReadPattern pattern : patterns) {
            if (pattern.negated() && pattern.type() != null && !asksForCompleteness()) {
                scope.problem(
                        pattern.descr().getStartCharacter(),
                        "\"not\" concludes from absence, but the rule does not ask whether the export is complete.",
                        "Add $exports : CompleteExports( include(ExportKind.…) ) above, with the kind that must be whole.");
            }
            if (!pattern.negated() && pattern.type() == AuditedAd.class) {
                pattern.conditions().forEach(this::check);
            }
        }
    }

    private void check(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::check);
            return;
        }
        String property = absent(condition);
        Absence absence = property == null ? null : ABSENCES.get(property);
        if (absence == null || mentions(absence.shownBy())) {
            return;
        }
        ExportKind kind = absence.kind();
        if (!mentionsCompleteness(kind)) {
            scope.problem(
                    condition.start(),
                    "this concludes from a missing row, but the rule does not ask whether " + kind + " is complete.",
                    "Add $exports : CompleteExports() above, and ask it whether it covers the ad, as in "
                            + example(kind) + '.');
        } else if (!MetadataLint.needs(rule.descr()).contains(kind.id())) {
            scope.problem(
                    condition.start(),
                    "this concludes from a missing row of " + kind + ", but @needs does not name " + kind + '.',
                    "Add " + kind + " to @needs(\"…\").");
        }
    }

    private static String example(ExportKind kind) {
        return switch (kind) {
            case SPARK_POSTS -> "\"spark-post-not-authorized\"";
            case AD_ACCOUNTS -> "\"ad-account-unknown\"";
            case CONNECTIONS -> "\"connection-missing\"";
            case MEMBER_PERMISSIONS -> "\"no-member-assigned\"";
            case IDENTITY_AD_ACCOUNTS -> "\"tiktok-account-not-linked\"";
            default -> "\"tiktok-account-not-in-business-center\"";
        };
    }

    /** The property of the ad that is said to be nothing, or {@code null}. */
    private static @org.jspecify.annotations.Nullable String absent(Condition condition) {
        if (condition instanceof Condition.Compare compare
                && compare.operator().equals("==")
                && compare.left() instanceof Condition.Path path) {
            boolean nothing = compare.right().get(0) instanceof Condition.Literal literal && literal.value() == null;
            if (nothing && path.steps().size() == 1) {
                return path.steps().get(0).name();
            }
            boolean none = compare.right().get(0) instanceof Condition.Literal literal
                    && "0".equals(String.valueOf(literal.value()));
            return none && isCall(path, "size") ? path.steps().get(0).name() : null;
        }
        if (condition instanceof Condition.Path path && isCall(path, "isEmpty")) {
            return path.steps().get(0).name();
        }
        return null;
    }

    private static boolean isCall(Condition.Path path, String method) {
        return path.steps().size() == 2 && path.steps().get(1).name().equals(method);
    }

    private boolean mentions(Set<String> properties) {
        Set<String> names = new TreeSet<>();
        patterns.forEach(pattern -> pattern.conditions().forEach(condition -> addNames(condition, names)));
        names.retainAll(properties);
        return !names.isEmpty();
    }

    private boolean asksForCompleteness() {
        return patterns.stream()
                .anyMatch(pattern -> (pattern.type() == CompleteExports.class
                                && !pattern.conditions().isEmpty())
                        || pattern.conditions().stream().anyMatch(this::callsForCompleteness));
    }

    private boolean mentionsCompleteness(ExportKind kind) {
        Set<String> names = new TreeSet<>();
        patterns.forEach(pattern -> pattern.conditions().forEach(condition -> addNames(condition, names)));
        return asksForCompleteness()
                && (names.contains(kind.name()) || (kind == ExportKind.SPARK_POSTS && names.contains("coverPost")));
    }

    /** Whether a condition asks the complete exports, or a function that is given them. */
    private boolean callsForCompleteness(Condition condition) {
        Set<String> names = new TreeSet<>();
        addNames(condition, names);
        return names.stream().anyMatch(name -> scope.variables().get(name) == CompleteExports.class)
                || names.stream()
                        .map(rules.functions()::get)
                        .anyMatch(function -> function != null
                                && function.descr().getParameterTypes().contains("CompleteExports"));
    }

    private static void addNames(Condition condition, Set<String> names) {
        if (condition instanceof Condition.Path path) {
            for (Condition.Step step : path.steps()) {
                names.add(step.name());
                if (step.arguments() != null) {
                    step.arguments().forEach(argument -> addNames(argument, names));
                }
            }
        } else if (condition instanceof Condition.Compare compare) {
            addNames(compare.left(), names);
            compare.right().forEach(right -> addNames(right, names));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> addNames(part, names));
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> addNames(part, names));
        } else if (condition instanceof Condition.Not not) {
            addNames(not.part(), names);
        } else if (condition instanceof Condition.Composite composite) {
            composite.parts().forEach(part -> addNames(part, names));
        } else if (condition instanceof Condition.Binding binding) {
            addNames(binding.part(), names);
        }
    }
}
