package org.previewauditor.rulebook.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.lint.ConditionParser.NotUnderstood;

/** What is wrong with the conditions of one rule: names that mean nothing, and conditions that can never hold. */
final class ConditionLint {

    /** A pattern whose conditions were read; those in a way of writing that is not known here are left out. */
    record ReadPattern(
            PatternDescr descr, boolean negated, @Nullable Class<?> type, List<Condition> conditions) {}

    private final RuleSet.Rule rule;
    private final RuleSet rules;
    private final Literals literals;
    private final Scope scope;
    private final List<ReadPattern> patterns = new ArrayList<>();

    ConditionLint(RuleSet.Rule rule, RuleSet rules, Literals literals, Scope scope) {
        this.rule = rule;
        this.rules = rules;
        this.literals = literals;
        this.scope = scope;
    }

    /** Tells the scope what is wrong, and returns the patterns as they were read. */
    List<ReadPattern> check() {
        for (DrlFile.PatternPart part : DrlFile.patterns(rule.descr())) {
            check(part);
        }
        contradictions();
        return patterns;
    }

    private void check(DrlFile.PatternPart part) {
        PatternDescr descr = part.descr();
        boolean own = descr.getSource() == null;
        Class<?> type = type(descr, own);
        scope.enter(type);
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr constraint : descr.getConstraint().getDescrs()) {
            if (constraint instanceof ExprConstraintDescr) {
                read(constraint).ifPresent(conditions::add);
            }
        }
        for (Condition condition : conditions) {
            scope.typeOf(condition);
            literals(condition);
        }
        if (descr.getIdentifier() != null) {
            scope.bind(descr.getIdentifier(), type);
        }
        if (!own || type == null) {
            descr.getAllBoundIdentifiers()
                    .forEach(name -> scope.bind(
                            name, type == null ? null : scope.variables().get(name)));
        }
        patterns.add(new ReadPattern(descr, part.negated(), type, conditions));
    }

    private @Nullable Class<?> type(PatternDescr descr, boolean own) {
        String name = descr.getObjectType();
        Optional<Class<?>> type = Vocabulary.resolve(name, scope.imports());
        int offset = typeOffset(descr);
        if (type.isEmpty()) {
            scope.problem(offset, "there is no fact \"" + name + "\" here.", unknownFact(name));
            return null;
        }
        if (own
                && !Vocabulary.inSession(type.get())
                && !inferred().contains(type.get().getSimpleName())) {
            scope.problem(
                    offset,
                    "no " + type.get().getSimpleName() + " is ever a fact by itself, so this pattern never matches.",
                    Vocabulary.onTheAd(type.get())
                            .map(property -> "Ask the ad for it: AuditedAd( " + property + " … ).")
                            .orElse("Facts are: " + String.join(", ", facts()) + '.'));
        }
        return type.get();
    }

    private String unknownFact(String name) {
        Optional<Class<?>> known = Vocabulary.known(name);
        if (known.isPresent()) {
            return "Add \"import " + known.get().getName() + ";\" at the top.";
        }
        Optional<String> nearest = Nearest.to(name, facts());
        return nearest.map(meant -> "Did you mean \"" + meant + "\"? ").orElse("") + "Facts are: "
                + String.join(", ", facts()) + '.';
    }

    private Set<String> facts() {
        Set<String> facts = new TreeSet<>(Vocabulary.facts());
        facts.addAll(inferred());
        return facts;
    }

    /** What rules derive and put into the session. */
    private Set<String> inferred() {
        Set<String> names = new TreeSet<>();
        for (RuleSet.Rule other : rules.rules()) {
            if (other.infers()) {
                names.add(MetadataLint.value(other.descr(), "inference"));
            }
        }
        return names;
    }

    private int typeOffset(PatternDescr descr) {
        int start = descr.getStartCharacter();
        int found = scope.source().text().indexOf(descr.getObjectType(), Math.max(0, start));
        return found < 0 ? Math.max(0, start) : found;
    }

    private Optional<Condition> read(BaseDescr constraint) {
        try {
            return Optional.of(ConditionParser.parse(
                    scope.source().text(), constraint.getStartCharacter(), constraint.getEndCharacter() + 1));
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    private void literals(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            literals.check(compare, scope);
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(this::literals);
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::literals);
        } else if (condition instanceof Condition.Not not) {
            literals(not.part());
        } else if (condition instanceof Condition.Binding binding) {
            literals(binding.part());
        }
    }

    private void contradictions() {
        Contradictions all = new Contradictions(scope);
        for (int i = 0; i < patterns.size(); i++) {
            ReadPattern pattern = patterns.get(i);
            String owner = owner(pattern, i);
            Contradictions demands = pattern.negated() ? new Contradictions(scope) : all;
            for (Condition condition : pattern.conditions()) {
                demands.add(condition, owner).ifPresent(this::tell);
            }
            for (Condition condition : pattern.conditions()) {
                if (condition instanceof Condition.AnyOf any) {
                    alternatives(demands.deadAlternatives(any, owner), any);
                }
            }
        }
    }

    private void alternatives(List<Contradictions.Clash> dead, Condition.AnyOf any) {
        boolean none = dead.size() == any.parts().size();
        for (Contradictions.Clash clash : dead) {
            scope.problem(
                    clash.second().start(),
                    (none ? "this never holds" : "this alternative never holds") + " beside: " + text(clash.first()),
                    none ? "The rule can never match." : "Leave it out, or change one of the two.");
        }
    }

    private void tell(Contradictions.Clash clash) {
        scope.problem(
                clash.second().start(),
                "this never holds beside: " + text(clash.first()),
                "The rule can never match: leave one of the two out, or change it.");
    }

    private String text(Condition condition) {
        return scope.source()
                .text()
                .substring(condition.start(), condition.end())
                .replaceAll("\\s+", " ");
    }

    private static String owner(ReadPattern pattern, int number) {
        String name = pattern.descr().getIdentifier();
        return name == null ? "#" + number : name;
    }
}
