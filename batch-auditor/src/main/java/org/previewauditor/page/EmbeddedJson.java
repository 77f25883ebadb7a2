package org.previewauditor.page;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON that can stand inside a script element: whatever could end the element, begin a comment or a character reference
 * is escaped, and so are the two line ends that JavaScript knows and JSON does not.
 */
final class EmbeddedJson {

    /** Writes one value. */
    @FunctionalInterface
    interface Value {
        void write(JsonGenerator json);
    }

    private static final String UNSAFE_IN_HTML = "<>&";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .characterEscapes(new HtmlEscapes())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private EmbeddedJson() {}

    /** The value in UTF-8. */
    static byte[] write(Value value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            value.write(json);
        }
        return out.toByteArray();
    }

    /** How many bytes this text takes as a JSON string, at most. */
    static long bytes(String text) {
        long bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || UNSAFE_IN_HTML.indexOf(c) >= 0 || c == '\u2028' || c == '\u2029') {
                bytes += 6;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    private static final class HtmlEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        HtmlEscapes() {
            UNSAFE_IN_HTML.chars().forEach(c -> ascii[c] = ESCAPE_STANDARD);
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c == '\u2028' || c == '\u2029' ? new SerializedString("\\u" + Integer.toHexString(c)) : null;
        }
    }
}
