package org.previewauditor.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML in which every value is a text: an id is no number, and NO is no boolean. */
final class Yaml {

    private Yaml() {}

    /** Resolves nothing. */
    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    static Map<String, Object> load(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Object loaded = new org.yaml.snakeyaml.Yaml(
                        new SafeConstructor(options), new Representer(unused), unused, options, new TextsOnly())
                .load(text);
        return map(loaded, "the file");
    }

    static void requireKeys(Map<String, Object> map, Set<String> allowed) {
        for (String key : map.keySet()) {
            if (!allowed.contains(key)) {
                throw new IllegalArgumentException('"' + key + "\" is none of " + allowed + '.');
            }
        }
    }

    static @Nullable String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? null : text(value, key);
    }

    static List<String> texts(Map<String, Object> map, String key) {
        return list(map, key).stream().map(value -> text(value, key)).toList();
    }

    static Map<String, Object> map(Map<String, Object> map, String key) {
        return map.containsKey(key) ? map(map.get(key), key) : Map.of();
    }

    static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
        return list(map, key).stream().map(value -> map(value, key)).toList();
    }

    static Map<String, String> cells(Map<String, Object> map, String key) {
        Map<String, String> cells = new LinkedHashMap<>();
        map(map, key).forEach((column, cell) -> cells.put(column, text(cell, column)));
        return cells;
    }

    private static List<?> list(Map<String, Object> map, String key) {
        if (!map.containsKey(key)) {
            return List.of();
        }
        if (map.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException('"' + key + "\" must be a list.");
    }

    private static String text(Object value, String key) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException('"' + key + "\" must be a text.");
    }

    private static Map<String, Object> map(@Nullable Object value, String key) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException('"' + key + "\" must have \"name: value\" lines.");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, each) -> named.put(text(name, key), each));
        return named;
    }
}
