package org.previewauditor.rulebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Masking;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.Source;

/**
 * Tells what a constraint looked at: every property that it names, with its value on the fact in question. Nothing is
 * evaluated but properties, so this says what was seen, never whether the constraint holds.
 */
final class SeenValues {

    /** Properties and variables one after the other, with the calls that have no argument; or a string, which is none. */
    private static final Pattern PATH = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'"
            + "|(?<path>[$\\p{Alpha}_][$\\w]*(?:\\s*\\(\\s*\\))?(?:\\s*!?\\.\\s*[\\p{Alpha}_]\\w*(?:\\s*\\(\\s*\\))?)*)"
            + "(?<call>\\s*\\()?");

    private static final Pattern LINK = Pattern.compile("\\s*!?\\.\\s*");

    private static final Set<String> WORDS_OF_DRL = Set.of(
            "true",
            "false",
            "null",
            "in",
            "not",
            "and",
            "or",
            "str",
            "matches",
            "contains",
            "memberOf",
            "soundslike",
            "excludes",
            "instanceof",
            "new",
            "this",
            "startsWith",
            "endsWith",
            "length");

    private static final String HOUSE = "org.previewauditor.";
    private static final String NONE = "none";
    private static final int ITEMS_SHOWN = 5;
    private static final int LONGEST = 200;

    private SeenValues() {}

    /**
     * @param constraint as the author wrote it
     * @param fact what it is asked of
     * @param variables the facts that earlier patterns have named
     */
    static List<Seen> of(String constraint, Object fact, Map<String, Object> variables) {
        List<Seen> seen = new ArrayList<>();
        Matcher matcher = PATH.matcher(constraint);
        while (matcher.find()) {
            String path = matcher.group("path");
            if (path != null) {
                List<String> names = new ArrayList<>(Arrays.asList(LINK.split(path)));
                if (matcher.group("call") != null) {
                    // The last name is a function or a method; its arguments are looked at next.
                    names.remove(names.size() - 1);
                }
                Seen value = read(names, fact, variables);
                if (value != null
                        && seen.stream().noneMatch(known -> known.what().equals(value.what()))) {
                    seen.add(value);
                }
            }
        }
        return seen;
    }

    private static @Nullable Seen read(List<String> names, Object fact, Map<String, Object> variables) {
        if (names.isEmpty() || Character.isUpperCase(names.get(0).charAt(0))) {
            return null;
        }
        int next = 0;
        Object value = fact;
        if (names.get(0).startsWith("$") || names.get(0).equals("this")) {
            value = names.get(0).equals("this") ? fact : variables.get(names.get(0));
            next = 1;
        } else if (WORDS_OF_DRL.contains(names.get(0))) {
            return null;
        }
        String source = "";
        List<String> told = new ArrayList<>(names.subList(0, next));
        while (next < names.size() && value != null) {
            String name = names.get(next).replaceAll("[\\s()]", "");
            Method property = value.getClass().getName().startsWith(HOUSE) ? property(value, name) : null;
            if (property == null) {
                break;
            }
            source = sourceOf(value).isEmpty() ? source : sourceOf(value);
            value = read(property, value);
            told.add(name);
            next++;
        }
        if (told.isEmpty() || !isWorthTelling(value)) {
            return null;
        }
        String own = value == null ? "" : sourceOf(value);
        return new Seen(String.join(".", told), shown(value), own.isEmpty() ? source : own);
    }

    /** The ad and all that is known of it are what everything is about. */
    private static boolean isWorthTelling(@Nullable Object value) {
        return value == null
                || !value.getClass().getName().startsWith(HOUSE)
                || (!(value instanceof Ad) && (!sourceOf(value).isEmpty() || value instanceof Enum<?>))
                || value instanceof CompleteExports
                || value instanceof AsOf;
    }

    private static @Nullable Method property(Object of, String name) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<String> accessors = List.of(name, "get" + capital, "is" + capital);
        return Arrays.stream(of.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0 && accessors.contains(method.getName()))
                .min(Comparator.comparingInt(method -> accessors.indexOf(method.getName())))
                .orElse(null);
    }

    private static @Nullable Object read(Method property, Object of) {
        try {
            return property.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static String sourceOf(Object fact) {
        Method property = fact instanceof Record ? property(fact, "source") : null;
        Object source = property == null ? null : read(property, fact);
        return source instanceof Source row ? row.toString() : "";
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        if (value instanceof Collection<?> items) {
            String first =
                    items.stream().limit(ITEMS_SHOWN).map(SeenValues::shown).collect(Collectors.joining(", "));
            int more = items.size() - ITEMS_SHOWN;
            return items.isEmpty() ? NONE : more > 0 ? first + " and " + more + " more" : first;
        }
        if (value instanceof CompleteExports exports) {
            String complete = Arrays.stream(ExportKind.values())
                    .filter(exports::include)
                    .map(ExportKind::id)
                    .collect(Collectors.joining(", "));
            return complete.isEmpty() ? "no complete export" : "complete: " + complete;
        }
        if (value instanceof AsOf asOf) {
            return asOf.text();
        }
        if (value instanceof MemberPermission member) {
            return member.maskedName() + " (" + member.source() + ')';
        }
        if (!sourceOf(value).isEmpty()) {
            return "row " + sourceOf(value);
        }
        String text = Masking.text(value.toString());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
