package org.previewauditor.rulebook.lint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.truth.AuditedAd;

/** Finds comparisons with values that what is compared can never have. */
final class Literals {

    private static final Map<Class<?>, String> KINDS = Map.of(
            Ad.class, "ads",
            AdAccount.class, "ad_accounts",
            TikTokAccount.class, "identities",
            AccountLink.class, "identity_ad_accounts",
            MemberPermission.class, "member_permissions",
            SparkPost.class, "spark_posts",
            Connection.class, "connections",
            AdGroup.class, "ad_groups",
            Campaign.class, "campaigns");

    private final RuleSet rules;
    private final Map<String, Set<String>> knownValues;
    private final Set<String> formatFindings;

    /**
     * @param knownValues the values that columns are known to have, by column
     * @param formatFindings the findings that the table of formats gives
     */
    Literals(RuleSet rules, Map<String, Set<String>> knownValues, Set<String> formatFindings) {
        this.rules = rules;
        this.knownValues = knownValues;
        this.formatFindings = formatFindings;
    }

    /** Looks at a comparison, whose names are known to mean something. */
    void check(Condition.Compare compare, Scope scope) {
        if (!(compare.left() instanceof Condition.Path path)) {
            return;
        }
        Class<?> type = scope.typeOf(path);
        if (type == null) {
            return;
        }
        Set<String> words = type == String.class ? words(path, scope) : Set.of();
        for (Condition right : compare.right()) {
            if (right instanceof Condition.Literal literal) {
                check(path, type, compare.operator(), literal, words, scope);
            } else if (type.isEnum() && scope.constant(right).isPresent()) {
                checkConstant(path, type, right, scope);
            }
        }
    }

    private void check(
            Condition.Path path,
            Class<?> type,
            String operator,
            Condition.Literal literal,
            Set<String> words,
            Scope scope) {
        String name = path.steps().get(path.steps().size() - 1).name();
        Object value = literal.value();
        if (value == null) {
            if (type.isPrimitive()) {
                scope.problem(
                        literal.start(),
                        "\"" + name + "\" always has a value, so it is never null.",
                        "Leave this out.");
            }
            return;
        }
        String told = mismatch(type, value);
        if (told != null) {
            scope.problem(literal.start(), "\"" + name + "\" is " + told, remedy(type, value, scope));
            return;
        }
        if (value instanceof String word && !words.isEmpty()) {
            checkWord(name, operator, literal, word, words, scope);
        }
        boolean size = name.equals("size") || name.equals("length");
        if (size && operator.equals("<") && value.toString().equals("0")) {
            scope.problem(path.start(), "\"" + path.text() + "\" is never less than 0.", "");
        }
    }

    private static void checkWord(
            String name, String operator, Condition.Literal literal, String word, Set<String> words, Scope scope) {
        boolean possible = switch (operator) {
            case "==", "in" -> words.contains(word);
            // To rule out a word that nobody writes yet does no harm, unless another one was meant.
            case "!=", "not in" ->
                words.contains(word) || Nearest.to(word, words).isEmpty();
            case "str[startsWith]" -> words.stream().anyMatch(known -> known.startsWith(word));
            case "str[endsWith]" -> words.stream().anyMatch(known -> known.endsWith(word));
            default -> true;
        };
        if (!possible) {
            scope.problem(
                    literal.start(),
                    "\"" + name + "\" is never \"" + word + "\""
                            + (operator.startsWith("str[")
                                    ? " at its " + (operator.contains("start") ? "start." : "end.")
                                    : "."),
                    Nearest.hint(word, words, "Its values are"));
        }
    }

    private static void checkConstant(Condition.Path path, Class<?> type, Condition right, Scope scope) {
        Class<?> other = scope.ownerOf((Condition.Path) right);
        if (other != null && other != type) {
            scope.problem(
                    right.start(),
                    "\"" + path.steps().get(path.steps().size() - 1).name() + "\" is one of " + type.getSimpleName()
                            + ", never one of " + other.getSimpleName() + '.',
                    "");
        }
    }

    /** What a value of this type is, where it can never equal a literal. */
    private static @Nullable String mismatch(Class<?> type, Object literal) {
        if (type == boolean.class || type == Boolean.class) {
            return literal instanceof Boolean ? null : "true or false, never " + shown(literal) + '.';
        }
        if (type == String.class) {
            return literal instanceof String ? null : "a text, never equal to " + shown(literal) + '.';
        }
        if (type.isEnum()) {
            return "one of " + type.getSimpleName() + ", never equal to " + shown(literal) + '.';
        }
        if (Number.class.isAssignableFrom(type) || type == long.class || type == int.class) {
            return literal instanceof Number ? null : "a number, never " + shown(literal) + '.';
        }
        if (type == Instant.class) {
            return "a time, never equal to " + shown(literal) + '.';
        }
        return List.class.isAssignableFrom(type) || type.isRecord()
                ? "no single value, never equal to " + shown(literal) + '.'
                : null;
    }

    private static String remedy(Class<?> type, Object literal, Scope scope) {
        if (type == String.class) {
            return "Ids and words are texts: write \"" + literal + "\".";
        }
        if (type.isEnum()) {
            return scope.imports().containsKey(type.getSimpleName())
                    ? "Compare it with " + type.getSimpleName() + "." + type.getEnumConstants()[0]
                            + " or another of its " + "values."
                    : "Import " + type.getName() + " and compare it with one of its values.";
        }
        if (type == Instant.class) {
            return "Compare times with isBefore and isAfter, and with the instant of AsOf.";
        }
        return "";
    }

    private static String shown(Object literal) {
        return literal instanceof String ? "\"" + literal + '"' : literal.toString();
    }

    /** The words that a text can be, as far as they are known; empty where it may be anything. */
    private Set<String> words(Condition.Path path, Scope scope) {
        String name = path.steps().get(path.steps().size() - 1).name();
        Class<?> owner = scope.ownerOf(path);
        if (owner == null) {
            return Set.of();
        }
        if (owner == AuditedAd.class) {
            return name.equals("formatFinding") ? formatFindings : rules.wordsOf(name);
        }
        String kind = KINDS.get(owner);
        if (kind == null) {
            return Set.of();
        }
        String column = Vocabulary.column(name);
        return new TreeSet<>(knownValues.getOrDefault(kind + '.' + column, knownValues.getOrDefault(column, Set.of())));
    }
}
