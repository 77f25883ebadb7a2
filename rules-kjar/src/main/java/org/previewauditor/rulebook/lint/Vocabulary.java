package org.previewauditor.rulebook.lint;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdBatch;
import org.previewauditor.fact.AdContent;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AdCount;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.AdGroupContext;
import org.previewauditor.fact.AdGroupCount;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.CampaignContext;
import org.previewauditor.fact.CampaignCount;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.ObservedError;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.Evidence;
import org.previewauditor.finding.Findings;
import org.previewauditor.truth.AuditedAd;
import org.previewauditor.truth.BudgetMinimum;
import org.previewauditor.truth.DeliveryLimits;
import org.previewauditor.truth.ErrorCase;
import org.previewauditor.truth.ExistingPosts;
import org.previewauditor.truth.Policy;
import org.previewauditor.truth.VideoMinimum;
import org.previewauditor.truth.Word;

/** What rules can speak about: facts, truths, their properties, and the methods that they may call. */
final class Vocabulary {

    /** What is in every session, so that a pattern can match it. */
    private static final List<Class<?>> IN_SESSION = List.of(
            AuditedAd.class,
            AsOf.class,
            CompleteExports.class,
            Policy.class,
            RunFacts.class,
            SparkAdCount.class,
            AdBatch.class,
            AdAccount.class,
            AdCount.class,
            AdGroupContext.class,
            AdGroupCount.class,
            CampaignContext.class,
            CampaignCount.class,
            DeliveryLimits.class,
            BudgetMinimum.class,
            VideoMinimum.class,
            ErrorCase.class,
            ObservedError.class);

    private static final List<Class<?>> OTHERS = List.of(
            Ad.class,
            AdContent.class,
            AdContext.class,
            AdGroup.class,
            AccountLink.class,
            AnalyticsTool.class,
            Campaign.class,
            Connection.class,
            Creative.class,
            ExportKind.class,
            Handle.class,
            LoggedError.class,
            MemberPermission.class,
            Source.class,
            SparkPost.class,
            TikTokAccount.class,
            Evidence.class,
            Findings.class,
            ExistingPosts.class,
            Word.class);

    private static final Map<String, Class<?>> KNOWN = known();

    private Vocabulary() {}

    /** Simple names of the facts that a pattern can match. */
    static Set<String> facts() {
        Set<String> names = new TreeSet<>();
        IN_SESSION.forEach(type -> names.add(type.getSimpleName()));
        return names;
    }

    static boolean inSession(Class<?> type) {
        return IN_SESSION.stream().anyMatch(type::isAssignableFrom);
    }

    /** Of the product's own classes the one with this simple name. */
    static Optional<Class<?>> known(String simpleName) {
        return Optional.ofNullable(KNOWN.get(simpleName));
    }

    /** The class that a name means, given what is imported. */
    static Optional<Class<?>> resolve(String name, Map<String, String> imports) {
        return load(imports.getOrDefault(name, name)).or(() -> load("java.lang." + name));
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, Vocabulary.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The type of a property or of a method without arguments, or {@code null} if there is none. */
    static @Nullable Class<?> property(Class<?> type, String name) {
        Method method = accessor(type, name);
        if (method != null) {
            return method.getReturnType();
        }
        for (Field field : type.getFields()) {
            if (field.getName().equals(name)) {
                return field.getType();
            }
        }
        return name.equals("length") && type.isArray() ? int.class : null;
    }

    /** The type of a method with this many arguments, or {@code null} if there is none. */
    static @Nullable Class<?> method(Class<?> type, String name, int arguments) {
        Method method = overload(type, name, arguments);
        return method == null ? null : method.getReturnType();
    }

    private static @Nullable Method overload(Class<?> type, String name, int arguments) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.isVarArgs()
                        ? arguments >= method.getParameterCount() - 1
                        : method.getParameterCount() == arguments)
                .findFirst()
                .orElse(null);
    }

    /** Whether a property, or a method with as many arguments, may be {@code null}. */
    static boolean mayBeNull(Class<?> type, Condition.Step step) {
        List<Condition> arguments = step.arguments();
        Method method = arguments == null || arguments.isEmpty()
                ? accessor(type, step.name())
                : overload(type, step.name(), arguments.size());
        return method != null && method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    /** All names under which something can be asked of a type. */
    static Set<String> properties(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class
                    && method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && !Set.of("hashCode", "toString", "getClass", "describeConstable", "getDeclaringClass")
                            .contains(method.getName())) {
                names.add(propertyName(type, method.getName()));
            }
        }
        return names;
    }

    /** Names of the methods of a type. */
    static Set<String> methods(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class) {
                names.add(method.getName());
            }
        }
        return names;
    }

    /** The properties of an ad that lead to a row of this type. */
    static Optional<String> onTheAd(Class<?> row) {
        for (Method method : AuditedAd.class.getMethods()) {
            if (method.getReturnType() == row && method.getParameterCount() == 0) {
                return Optional.of(method.getName());
            }
        }
        for (Method method : AuditedAd.class.getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getGenericReturnType().getTypeName().contains('<' + row.getName() + '>')) {
                return Optional.of(method.getName());
            }
        }
        return Optional.empty();
    }

    /** The column that a property of a row stands for: {@code identity_type}. */
    static String column(String property) {
        return property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String propertyName(Class<?> type, String method) {
        if (!type.isRecord() && method.startsWith("get") && method.length() > 3) {
            return Character.toLowerCase(method.charAt(3)) + method.substring(4);
        }
        return method;
    }

    private static @Nullable Method accessor(Class<?> type, String name) {
        String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0 && method.getReturnType() != void.class) {
                methods.put(method.getName(), method);
            }
        }
        for (String candidate : List.of(name, "get" + upper, "is" + upper)) {
            if (methods.containsKey(candidate)) {
                return methods.get(candidate);
            }
        }
        return null;
    }

    private static Map<String, Class<?>> known() {
        Map<String, Class<?>> known = new TreeMap<>();
        IN_SESSION.forEach(type -> known.put(type.getSimpleName(), type));
        OTHERS.forEach(type -> known.put(type.getSimpleName(), type));
        return known;
    }
}
