package org.previewauditor.export;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Encodings that spreadsheets still write, told apart only to say which one a refused header is in. */
final class Legacy {

    private static final Map<String, Charset> CHARSETS = new LinkedHashMap<>();

    static {
        CHARSETS.put("CP932", Charset.forName("windows-31j"));
        CHARSETS.put("GBK", Charset.forName("GBK"));
        CHARSETS.put("Windows-1252", Charset.forName("windows-1252"));
    }

    private Legacy() {}

    static boolean decodes(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The charsets in which these bytes may be text; UTF-8 with replacements if there is no other. */
    static List<Charset> charsetsOf(byte[] bytes) {
        List<Charset> fitting = new ArrayList<>();
        for (Charset charset : CHARSETS.values()) {
            if (decodes(bytes, charset)) {
                fitting.add(charset);
            }
        }
        return fitting.isEmpty() ? List.of(StandardCharsets.UTF_8) : fitting;
    }

    /**
     * The name of the encoding in which these bytes most likely are: the one whose text has most known columns, and of
     * several the most natural one.
     */
    static String likelyName(byte[] bytes, ToIntFunction<Charset> knownColumns) {
        String likely = "in an unknown encoding";
        int bestScore = -1;
        for (Map.Entry<String, Charset> entry : CHARSETS.entrySet()) {
            if (decodes(bytes, entry.getValue())) {
                int natural = isNatural(new String(bytes, entry.getValue())) ? 1 : 0;
                int score = 2 * knownColumns.applyAsInt(entry.getValue()) + natural;
                if (score > bestScore) {
                    likely = entry.getKey();
                    bestScore = score;
                }
            }
        }
        return likely;
    }

    /**
     * Whether no character is there that a wrong decoding makes: private ones, half-width kana, symbols, or an ideograph
     * inside a Latin word.
     */
    private static boolean isNatural(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            boolean halfWidthKana = c >= 0xFF61 && c <= 0xFF9F;
            boolean insideWord = Character.isIdeographic(c) && isLowerLatin(text, i - 1) && isLowerLatin(text, i + 1);
            if (halfWidthKana
                    || insideWord
                    || !Character.isLetter(c)
                    || Character.getType(c) == Character.PRIVATE_USE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerLatin(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }
}
