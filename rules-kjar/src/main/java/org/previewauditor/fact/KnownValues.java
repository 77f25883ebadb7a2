package org.previewauditor.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that are known of enumerated columns. Data: {@code known-values.properties} beside the rules. */
public final class KnownValues {

    private static final String RESOURCE = "/org/previewauditor/rules/known-values.properties";
    private static final KnownValues DOCUMENTED = load();

    private final Map<String, Set<String>> byColumn;

    private KnownValues(Map<String, Set<String>> byColumn) {
        this.byColumn = byColumn;
    }

    /** The values that TikTok documents, and the words for states that people type. */
    public static KnownValues documented() {
        return DOCUMENTED;
    }

    /**
     * Whether a value is known, in its normal form. Of a column about which nothing is documented every value is.
     *
     * @param column TikTok's name of the column, with the kind before it where two kinds have a column of that name:
     *     {@code identity_type}, {@code ad_accounts.status}
     */
    public boolean knows(String column, String value) {
        Set<String> values = byColumn.get(column);
        return values == null || values.contains(value);
    }

    /** All values that are known, by column. */
    public Map<String, Set<String>> byColumn() {
        return byColumn;
    }

    private static KnownValues load() {
        Properties properties = new Properties();
        try (InputStream bytes = KnownValues.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) {
                throw new IllegalStateException("missing from the class path: " + RESOURCE);
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return new KnownValues(properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        column -> column,
                        column -> Arrays.stream(properties.getProperty(column).split(","))
                                .map(String::trim)
                                .collect(Collectors.toUnmodifiableSet()))));
    }
}
