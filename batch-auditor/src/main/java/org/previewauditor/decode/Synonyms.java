package org.previewauditor.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.previewauditor.catalogue.Phrases;

/** Words that people type for words of the catalogue. */
final class Synonyms {

    private static final String FILE = "/org/previewauditor/catalogue/synonyms.txt";

    private final Map<String, String> meant = new LinkedHashMap<>();

    Synonyms() {
        for (String line : text().lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                for (String typed : line.substring(0, equals).split(",")) {
                    meant.put(Phrases.normal(typed), Phrases.normal(line.substring(equals + 1)));
                }
            }
        }
    }

    /** What is meant by words that stand in a text, which is in its normal form; empty if there are none. */
    String meantBy(String text) {
        StringBuilder words = new StringBuilder();
        meant.forEach((typed, meaning) -> {
            if ((' ' + text + ' ').contains(' ' + typed + ' ')) {
                words.append(meaning).append(' ');
            }
        });
        return words.toString().strip();
    }

    private static String text() {
        try (InputStream in = Synonyms.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
