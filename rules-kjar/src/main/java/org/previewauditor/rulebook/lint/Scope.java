package org.previewauditor.rulebook.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleProblem;

/** What names mean at one place of a rule, and what is wrong with those that mean nothing. */
final class Scope {

    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class, "int", int.class, "long", long.class, "double", double.class, "void", void.class);

    private final RuleSet rules;
    private final SourceText source;
    private final Map<String, String> imports;
    private final Consumer<RuleProblem> problems;

    /** Types by the names of variables; {@code null} where the type is not known. */
    private final Map<String, @Nullable Class<?>> variables = new HashMap<>();

    private @Nullable Class<?> pattern;

    Scope(RuleSet rules, DrlFile file, Consumer<RuleProblem> problems) {
        this.rules = rules;
        this.source = file.source();
        this.imports = RuleSet.imports(file);
        this.problems = problems;
    }

    SourceText source() {
        return source;
    }

    Map<String, String> imports() {
        return imports;
    }

    Map<String, @Nullable Class<?>> variables() {
        return variables;
    }

    void bind(String name, @Nullable Class<?> type) {
        variables.put(name, type);
    }

    /** From here on properties are those of this type. */
    void enter(@Nullable Class<?> type) {
        pattern = type;
    }

    @Nullable
    Class<?> pattern() {
        return pattern;
    }

    void problem(int offset, String message, String hint) {
        problems.accept(source.problem(offset, message, hint));
    }

    /** The type of a value, or {@code null} if it is not known. Names that mean nothing are told. */
    @Nullable
    Class<?> typeOf(Condition condition) {
        if (condition instanceof Condition.Path path) {
            return typeOf(path);
        }
        if (condition instanceof Condition.Literal literal) {
            Object value = literal.value();
            return value == null ? null : value.getClass();
        }
        if (condition instanceof Condition.Binding binding) {
            Class<?> type = typeOf(binding.part());
            bind(binding.name(), type);
            return type;
        }
        if (condition instanceof Condition.Composite composite) {
            composite.parts().forEach(this::typeOf);
            return null;
        }
        if (condition instanceof Condition.Not not) {
            typeOf(not.part());
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(this::typeOf);
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::typeOf);
        } else if (condition instanceof Condition.Compare compare) {
            typeOf(compare.left());
            compare.right().forEach(this::typeOf);
        }
        return boolean.class;
    }

    /** The enum constant that a path names, as {@code Type.CONSTANT}. */
    Optional<String> constant(Condition condition) {
        if (condition instanceof Condition.Path path && path.steps().size() == 2) {
            Class<?> type =
                    Vocabulary.resolve(path.steps().get(0).name(), imports).orElse(null);
            if (type != null && type.isEnum()) {
                return Optional.of(path.text());
            }
        }
        return Optional.empty();
    }

    /** The type that has the last property of a path, or {@code null} if it is not known. */
    @Nullable
    Class<?> ownerOf(Condition.Path path) {
        List<Condition.Step> steps = path.steps();
        if (steps.size() == 1) {
            return pattern;
        }
        Class<?> type = first(steps.get(0), false);
        for (int i = 1; i < steps.size() - 1 && type != null; i++) {
            type = next(type, steps.get(i), false);
        }
        return type;
    }

    private @Nullable Class<?> typeOf(Condition.Path path) {
        List<Condition.Step> steps = path.steps();
        for (Condition.Step step : steps) {
            if (step.arguments() != null) {
                step.arguments().forEach(this::typeOf);
            }
        }
        if (steps.size() > 1 && isPackage(steps)) {
            return null;
        }
        Class<?> type = first(steps.get(0), true);
        for (int i = 1; i < steps.size() && type != null; i++) {
            type = next(type, steps.get(i), true);
        }
        return type;
    }

    /** A full class name begins with a name that nothing else has. */
    private boolean isPackage(List<Condition.Step> steps) {
        String name = steps.get(0).name();
        return Set.of("java", "org").contains(name);
    }

    private @Nullable Class<?> first(Condition.Step step, boolean telling) {
        String name = step.name();
        if (step.arguments() != null) {
            RuleSet.Function function = rules.functions().get(name);
            if (function != null) {
                return returned(function);
            }
        } else if (name.equals("this")) {
            return pattern;
        } else if (variables.containsKey(name)) {
            return variables.get(name);
        }
        Class<?> ofPattern = pattern == null ? null : member(pattern, step);
        if (ofPattern != null) {
            return ofPattern;
        }
        if (step.arguments() == null && Character.isUpperCase(name.charAt(0))) {
            return staticType(step, telling);
        }
        if (telling) {
            unknown(step);
        }
        return null;
    }

    private @Nullable Class<?> staticType(Condition.Step step, boolean telling) {
        Optional<Class<?>> type = Vocabulary.resolve(step.name(), imports);
        if (type.isEmpty() && telling) {
            Optional<Class<?>> known = Vocabulary.known(step.name());
            problem(
                    step.start(),
                    "\"" + step.name() + "\" is not known in this file.",
                    known.map(found -> "Add \"import " + found.getName() + ";\" at the top.")
                            .orElseGet(() -> Nearest.hint(step.name(), imports.keySet(), "Imported are")));
        }
        return type.orElse(null);
    }

    private void unknown(Condition.Step step) {
        String name = step.name();
        if (step.arguments() != null) {
            Set<String> names = new TreeSet<>(rules.functions().keySet());
            if (pattern != null) {
                names.addAll(Vocabulary.methods(pattern));
            }
            problem(step.start(), "there is no function \"" + name + "\".", Nearest.hint(name, names, "Functions are"));
            return;
        }
        if (name.startsWith("$")) {
            problem(
                    step.start(),
                    "there is no variable \"" + name + "\" here.",
                    variables.isEmpty()
                            ? "Give a name to a pattern above this one: $ad : AuditedAd( … )."
                            : Nearest.hint(name, variables.keySet(), "Variables are"));
            return;
        }
        if (pattern != null) {
            unknownProperty(pattern, step);
        }
    }

    private @Nullable Class<?> next(Class<?> type, Condition.Step step, boolean telling) {
        if (type == Object.class || type == Class.class) {
            return null;
        }
        Class<?> member = member(type, step);
        if (member == null && telling) {
            unknownProperty(type, step);
        }
        return member;
    }

    private void unknownProperty(Class<?> type, Condition.Step step) {
        String name = step.name();
        if (type.isEnum() && step.arguments() == null && Character.isUpperCase(name.charAt(0))) {
            Set<String> constants = new TreeSet<>();
            Arrays.stream(type.getEnumConstants()).forEach(constant -> constants.add(((Enum<?>) constant).name()));
            problem(
                    step.start(),
                    type.getSimpleName() + " has no value \"" + name + "\".",
                    Nearest.hint(name, constants, "Its values are"));
            return;
        }
        boolean called = step.arguments() != null && !step.arguments().isEmpty();
        problem(
                step.start(),
                type.getSimpleName() + " has no " + (called ? "method" : "property") + " \"" + name + "\".",
                Nearest.hint(name, called ? Vocabulary.methods(type) : Vocabulary.properties(type), "It has"));
    }

    private static @Nullable Class<?> member(Class<?> type, Condition.Step step) {
        if (step.arguments() != null) {
            return Vocabulary.method(type, step.name(), step.arguments().size());
        }
        return Vocabulary.property(type, step.name());
    }

    private @Nullable Class<?> returned(RuleSet.Function function) {
        String name = function.descr().getReturnType();
        Class<?> primitive = PRIMITIVES.get(name);
        return primitive != null
                ? primitive
                : Vocabulary.resolve(name, RuleSet.imports(function.file())).orElse(null);
    }
}
