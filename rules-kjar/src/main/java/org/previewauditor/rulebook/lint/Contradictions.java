package org.previewauditor.rulebook.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds conditions that cannot all hold, because they ask different things of one value. */
final class Contradictions {

    /** Stands for a value that is not there. */
    private static final Object NOTHING = new Object();

    /**
     * Two conditions of which only one can hold.
     *
     * @param first the earlier one
     */
    record Clash(Condition first, Condition second) {}

    /** What is asked of one value. */
    private static final class Demand {
        @Nullable
        Set<Object> oneOf;

        final Set<Object> noneOf = new HashSet<>();

        @Nullable
        BigDecimal above;

        boolean aboveIncluded;

        @Nullable
        BigDecimal below;

        boolean belowIncluded;

        final List<Condition> by = new ArrayList<>();
    }

    private final Map<String, Demand> demands;
    private final Scope scope;

    Contradictions(Scope scope) {
        this(scope, new HashMap<>());
    }

    private Contradictions(Scope scope, Map<String, Demand> demands) {
        this.scope = scope;
        this.demands = demands;
    }

    /**
     * Adds a condition that must hold with those before.
     *
     * @param owner what properties of the pattern are properties of, such as {@code $ad}
     * @return the clash with one of those before, if there is one
     */
    Optional<Clash> add(Condition condition, String owner) {
        if (condition instanceof Condition.AllOf all) {
            return all.parts().stream()
                    .map(part -> add(part, owner))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (condition instanceof Condition.Binding binding) {
            return binding.part() instanceof Condition.Path ? Optional.empty() : add(binding.part(), owner);
        }
        Optional<Clash> dereferenced = dereferencesNothing(condition, owner);
        if (dereferenced.isPresent()) {
            return dereferenced;
        }
        if (condition instanceof Condition.Path path) {
            return demand(key(path, owner), condition, Set.of(true), true);
        }
        if (condition instanceof Condition.Not not && not.part() instanceof Condition.Path path) {
            return demand(key(path, owner), condition, Set.of(false), true);
        }
        if (condition instanceof Condition.Compare compare && compare.left() instanceof Condition.Path path) {
            return compare(compare, key(path, owner));
        }
        return Optional.empty();
    }

    /** The alternatives of a condition that cannot hold beside all that was added. */
    List<Clash> deadAlternatives(Condition.AnyOf any, String owner) {
        List<Clash> dead = new ArrayList<>();
        for (Condition part : any.parts()) {
            new Contradictions(scope, copy())
                    .add(part, owner)
                    .ifPresent(clash -> dead.add(new Clash(clash.first(), part)));
        }
        return dead;
    }

    private Optional<Clash> compare(Condition.Compare compare, String key) {
        Set<Object> values = new HashSet<>();
        for (Condition right : compare.right()) {
            Object value = value(right);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return switch (compare.operator()) {
            case "==", "in" -> demand(key, compare, values, true);
            case "!=", "not in" -> demand(key, compare, values, false);
            case "<", "<=", ">", ">=" -> bound(key, compare, values.iterator().next());
            default -> Optional.empty();
        };
    }

    private Optional<Clash> demand(String key, Condition by, Set<Object> values, boolean positive) {
        Demand demand = demands.computeIfAbsent(key, any -> new Demand());
        if (positive) {
            if (demand.oneOf == null) {
                demand.oneOf = new HashSet<>(values);
            } else {
                demand.oneOf.retainAll(values);
            }
        } else {
            demand.noneOf.addAll(values);
        }
        return clash(demand, by);
    }

    private Optional<Clash> bound(String key, Condition.Compare by, Object value) {
        if (!(value instanceof BigDecimal number)) {
            return Optional.empty();
        }
        Demand demand = demands.computeIfAbsent(key, any -> new Demand());
        boolean included = by.operator().endsWith("=");
        if (by.operator().startsWith(">")) {
            if (demand.above == null || number.compareTo(demand.above) >= 0) {
                demand.above = number;
                demand.aboveIncluded = included;
            }
        } else if (demand.below == null || number.compareTo(demand.below) <= 0) {
            demand.below = number;
            demand.belowIncluded = included;
        }
        return clash(demand, by);
    }

    private static Optional<Clash> clash(Demand demand, Condition by) {
        boolean possible = true;
        if (demand.oneOf != null) {
            possible = demand.oneOf.stream()
                    .anyMatch(value -> !demand.noneOf.contains(value) && withinBounds(value, demand));
        }
        if (demand.above != null && demand.below != null) {
            int order = demand.above.compareTo(demand.below);
            possible &= order < 0 || (order == 0 && demand.aboveIncluded && demand.belowIncluded);
        }
        demand.by.add(by);
        return possible ? Optional.empty() : Optional.of(new Clash(demand.by.get(0), by));
    }

    private static boolean withinBounds(Object value, Demand demand) {
        if (!(value instanceof BigDecimal number)) {
            return true;
        }
        int above = demand.above == null ? 1 : number.compareTo(demand.above);
        int below = demand.below == null ? -1 : number.compareTo(demand.below);
        return (above > 0 || (above == 0 && demand.aboveIncluded))
                && (below < 0 || (below == 0 && demand.belowIncluded));
    }

    /** A property of something that is known not to be there. */
    private Optional<Clash> dereferencesNothing(Condition condition, String owner) {
        if (condition instanceof Condition.Path path) {
            String whole = key(path, owner);
            for (Map.Entry<String, Demand> demand : demands.entrySet()) {
                Set<Object> oneOf = demand.getValue().oneOf;
                if (oneOf != null && oneOf.equals(Set.of(NOTHING)) && whole.startsWith(demand.getKey() + '.')) {
                    return Optional.of(new Clash(demand.getValue().by.get(0), condition));
                }
            }
            return Optional.empty();
        }
        if (condition instanceof Condition.Not not) {
            return dereferencesNothing(not.part(), owner).map(clash -> new Clash(clash.first(), condition));
        }
        if (condition instanceof Condition.Compare compare) {
            return dereferencesNothing(compare.left(), owner).map(clash -> new Clash(clash.first(), condition));
        }
        return Optional.empty();
    }

    private @Nullable Object value(Condition condition) {
        if (condition instanceof Condition.Literal literal) {
            return literal.value() == null ? NOTHING : literal.value();
        }
        return scope.constant(condition).orElse(null);
    }

    private String key(Condition.Path path, String owner) {
        String text = path.text().replace("()", "").replaceFirst("^this\\.", "");
        String first = path.steps().get(0).name();
        boolean ofVariable = scope.variables().containsKey(first) || first.equals("this");
        return ofVariable ? text : owner + '.' + text;
    }

    private Map<String, Demand> copy() {
        Map<String, Demand> copy = new HashMap<>();
        demands.forEach((key, demand) -> {
            Demand same = new Demand();
            same.oneOf = demand.oneOf == null ? null : new HashSet<>(demand.oneOf);
            same.noneOf.addAll(demand.noneOf);
            same.above = demand.above;
            same.aboveIncluded = demand.aboveIncluded;
            same.below = demand.below;
            same.belowIncluded = demand.belowIncluded;
            same.by.addAll(demand.by);
            copy.put(key, same);
        });
        return copy;
    }
}
