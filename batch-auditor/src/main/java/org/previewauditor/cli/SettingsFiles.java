package org.previewauditor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.explanation.EditDistance;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/** Brings settings together: what was typed, the environment, and files. */
final class SettingsFiles {

    private static final String IN_THIS_FOLDER = "The settings in this folder (application.properties or .yaml)";

    /** The place of a problem in the words of SnakeYAML: the last one it names. */
    private static final Pattern IN_YAML = Pattern.compile("line \\d+, column \\d+");

    private SettingsFiles() {}

    /**
     * @param given what was typed
     * @param config a file with settings, or {@code null}
     * @throws UsageException if a file cannot be read, or has a setting that there is not
     */
    static StandardEnvironment read(Map<String, Object> given, @Nullable Path config) {
        if (config != null) {
            if (!Files.isReadable(config) || Files.isDirectory(config)) {
                throw new UsageException("--config " + config + ": there is no such file, or it cannot be read.");
            }
            if (!config.toString().toLowerCase(Locale.ROOT).matches(".*\\.(properties|ya?ml)")) {
                throw new UsageException("--config " + config + ": a file of settings has a name that ends in "
                        + ".properties or .yaml.");
            }
        }
        StandardEnvironment environment;
        try {
            environment = load(given, config);
        } catch (RuntimeException e) {
            throw new UsageException(unreadable(given, config, e));
        }
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> file && source instanceof OriginLookup<?>) {
                requireKnown(file, config);
            }
        }
        return environment;
    }

    private static StandardEnvironment load(Map<String, Object> given, @Nullable Path config) {
        Map<String, Object> typed = new LinkedHashMap<>(given);
        if (config != null) {
            typed.put("spring.config.additional-location", config.toUri().toString());
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("command line", typed));
        ConfigDataEnvironmentPostProcessor.applyTo(
                environment, new DefaultResourceLoader(), new DefaultBootstrapContext());
        return environment;
    }

    /** Which file it is, is found by trying without the one that was named. */
    private static String unreadable(Map<String, Object> given, @Nullable Path config, RuntimeException problem) {
        String file = config != null && isUsableWithoutConfig(given) ? "--config " + config : IN_THIS_FOLDER;
        String said = String.valueOf(problem.getMessage());
        String reason = said.lines().findFirst().orElse("").replaceFirst("\\.$", "");
        String place = IN_YAML.matcher(said)
                .results()
                .reduce((context, last) -> last)
                .map(last -> " (" + last.group() + ')')
                .orElse("");
        return file + " cannot be read: " + reason + place + ". Correct it; nothing was begun.";
    }

    private static boolean isUsableWithoutConfig(Map<String, Object> given) {
        try {
            load(given, null);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A misspelt setting would do nothing, and nobody would know. */
    private static void requireKnown(EnumerablePropertySource<?> source, @Nullable Path config) {
        for (String written : source.getPropertyNames()) {
            ConfigurationPropertyName name = ConfigurationPropertyName.adapt(written, '.');
            Place place = Place.of(source, written);
            boolean prefixed = AuditProperties.ROOT.isAncestorOf(name);
            boolean wrong = prefixed ? !isSetting(name, 1) : place.isIn(config) && isSetting(name, 0);
            if (wrong) {
                throw new UsageException(place + "there is no setting " + written + ". Did you mean "
                        + AuditProperties.PREFIX
                        + EditDistance.nearest(name.getElement(prefixed ? 1 : 0, Form.DASHED), AuditProperties.NAMES)
                        + '?');
            }
        }
    }

    /**
     * Where a setting stands.
     *
     * @param file its name; empty where it is not known
     * @param line counted from 1; 0 where it is not known
     */
    private record Place(String file, int line) {

        static Place of(PropertySource<?> source, String name) {
            if (OriginLookup.getOrigin(source, name) instanceof TextResourceOrigin origin) {
                Resource resource = origin.getResource();
                String file = resource == null ? null : resource.getFilename();
                TextResourceOrigin.Location at = origin.getLocation();
                return new Place(file == null ? "" : file, at == null ? 0 : at.getLine() + 1);
            }
            return new Place("", 0);
        }

        boolean isIn(@Nullable Path config) {
            return config != null && config.endsWith(file);
        }

        /** As a sentence about it begins. */
        @Override
        public String toString() {
            return file.isEmpty() ? "" : file + (line == 0 ? "" : ":" + line) + ": ";
        }
    }

    private static boolean isSetting(ConfigurationPropertyName name, int element) {
        return name.getNumberOfElements() > element
                && AuditProperties.NAMES.stream()
                        .anyMatch(known -> known.replace("-", "").equals(name.getElement(element, Form.UNIFORM)));
    }
}
