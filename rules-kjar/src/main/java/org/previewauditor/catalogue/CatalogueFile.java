package org.previewauditor.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Owner;

/** Reads a file of entries; {@code README.txt} beside them says how they are written. */
final class CatalogueFile {

    private static final Set<String> ONCE = Set.of(
            "number",
            "name",
            "category",
            "level",
            "owner",
            "effect",
            "why",
            "meaning",
            "where",
            "finding",
            "conflict",
            "seen");

    private final String file;
    private final Properties places = new Properties();
    private final boolean official;
    private final List<ErrorEntry> entries = new ArrayList<>();
    private @Nullable String source;
    private @Nullable Draft draft;
    private int line;

    /** An entry as far as it is read. */
    private static final class Draft {
        final String id;
        final Map<String, String> fields = new LinkedHashMap<>();
        final List<String> fixes = new ArrayList<>();

        Draft(String id) {
            this.id = id;
        }
    }

    private CatalogueFile(String file, String places, boolean official) {
        this.file = file;
        this.official = official;
        try {
            this.places.load(new StringReader(places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The entries of a file, in its order.
     *
     * @param places the menu path of each level, as properties
     * @param official whether it is TikTok's own list of what its API returns
     * @throws IllegalStateException if a line cannot be understood or something is missing; the message names the line
     */
    static List<ErrorEntry> read(String file, String text, String places, boolean official) {
        CatalogueFile reader = new CatalogueFile(file, places, official);
        text.lines().forEach(reader::readLine);
        reader.finish();
        return reader.entries;
    }

    /** The text of a file that this program brings along. */
    static String resource(String path) {
        try (InputStream in = CatalogueFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from this program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readLine(String raw) {
        line++;
        String text = raw.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            finish();
            draft = new Draft(text.substring(1, text.length() - 1).strip());
            return;
        }
        int equals = text.indexOf('=');
        String field = equals < 0 ? "" : text.substring(0, equals).strip();
        String value = text.substring(equals + 1).strip();
        if (field.isEmpty() || value.isEmpty()) {
            throw problem("\"" + text + "\" is neither [id] nor field = value.");
        }
        if (draft == null) {
            readHead(field, value);
        } else if (field.equals("fix")) {
            draft.fixes.add(value);
        } else if (!ONCE.contains(field)) {
            throw problem("there is no field " + field + '.');
        } else if (draft.fields.put(field, value) != null) {
            throw problem('[' + draft.id + "] has two lines " + field + '.');
        }
    }

    private void readHead(String field, String value) {
        if (!field.equals("source")) {
            throw problem("before the first entry only source is said, not " + field + '.');
        }
        source = value;
    }

    private void finish() {
        Draft read = draft;
        if (read == null) {
            return;
        }
        if (source == null) {
            throw problem("the file does not say its source.");
        }
        if (read.fixes.isEmpty()) {
            throw problem('[' + read.id + "] has no fix.");
        }
        Level level = oneOf(Level.values(), read, "level");
        entries.add(new ErrorEntry(
                read.id,
                read.fields.get("number"),
                required(read, "name"),
                required(read, "category"),
                level,
                oneOf(Owner.values(), read, "owner"),
                oneOf(PreviewEffect.values(), read, "effect"),
                required(read, "why"),
                required(read, "meaning"),
                List.copyOf(read.fixes),
                read.fields.getOrDefault("where", placeOf(level)),
                new LinkedHashSet<>(list(read.fields.get("finding"), ",")),
                read.fields.get("conflict"),
                list(read.fields.get("seen"), "\\|").stream()
                        .map(Phrases::normal)
                        .toList(),
                new ErrorEntry.Source(source, official)));
        draft = null;
    }

    private String placeOf(Level level) {
        String place = places.getProperty(level.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (place == null) {
            throw problem("places.properties has no place for " + level.title() + '.');
        }
        return place;
    }

    private String required(Draft read, String field) {
        String value = read.fields.get(field);
        if (value == null) {
            throw problem('[' + read.id + "] has no " + field + '.');
        }
        return value;
    }

    private <E extends Enum<E>> E oneOf(E[] values, Draft read, String field) {
        String text = required(read, field).toUpperCase(Locale.ROOT).replace(' ', '_');
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw problem('[' + read.id + "] has the " + field + ' ' + text.toLowerCase(Locale.ROOT)
                + ", but it must be one of " + Arrays.toString(values) + '.');
    }

    private static List<String> list(@Nullable String text, String separator) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(separator)).map(String::strip).toList();
    }

    private IllegalStateException problem(String message) {
        return new IllegalStateException(file + ':' + line + ": " + message);
    }
}
