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
import org.jspecify.annotations.Nullable;

/** Encodings that spreadsheets still write, told apart only to say which one a refused header is in. */
final class Legacy {

    private static final int LOOKED_AT_FOR_ZEROS = 2_000;

    /** One byte of so many is 0 in UTF-16, even of a text that is mostly Chinese or Japanese. */
    private static final int LEAST_SHARE_OF_ZEROS = 20;

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

    /** The charsets in which these bytes may be text: UTF-8 if they are valid, or if there is no other, too. */
    static List<Charset> charsetsOf(byte[] bytes) {
        if (decodes(bytes, StandardCharsets.UTF_8)) {
            return List.of(StandardCharsets.UTF_8);
        }
        List<Charset> fitting = new ArrayList<>();
        for (Charset charset : CHARSETS.values()) {
            if (decodes(bytes, charset)) {
                fitting.add(charset);
            }
        }
        return fitting.isEmpty() ? List.of(StandardCharsets.UTF_8) : fitting;
    }

    /**
     * The UTF-16 in which a text without byte order mark seems to be, or {@code null}. Of its line ends, delimiters and
     * Latin letters one byte is 0, always the same of the two; in other texts hardly any byte is.
     */
    static @Nullable Charset wideCharsetOf(byte[] text) {
        int[] zeros = new int[2];
        int length = Math.min(text.length, LOOKED_AT_FOR_ZEROS);
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += text[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        boolean wide = Math.min(zeros[0], zeros[1]) == 0 && most > 1 && most * LEAST_SHARE_OF_ZEROS >= length;
        return !wide ? null : zeros[0] > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
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
                int score = 3 * knownColumns.applyAsInt(entry.getValue())
                        + naturalness(new String(bytes, entry.getValue()));
                if (score > bestScore) {
                    likely = entry.getKey();
                    bestScore = score;
                }
            }
        }
        return likely;
    }

    /**
     * 0 if a character is there that a wrong decoding makes: a private one, half-width kana, a symbol, or an ideograph
     * beside a small Latin letter, as of {@code année} read as CP932. 1 if an ideograph stands beside a capital one:
     * {@code 広告ID} is usual, but so is {@code AÑO} read as GBK. Else 2.
     */
    private static int naturalness(String text) {
        int naturalness = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            boolean halfWidthKana = c >= 0xFF61 && c <= 0xFF9F;
            boolean ideograph = Character.isIdeographic(c);
            if (halfWidthKana
                    || (ideograph && (isLatin(text, i - 1, 'a', 'z') || isLatin(text, i + 1, 'a', 'z')))
                    || !Character.isLetter(c)
                    || Character.getType(c) == Character.PRIVATE_USE) {
                return 0;
            }
            if (ideograph && (isLatin(text, i - 1, 'A', 'Z') || isLatin(text, i + 1, 'A', 'Z'))) {
                naturalness = 1;
            }
        }
        return naturalness;
    }

    private static boolean isLatin(String text, int at, char first, char last) {
        return at >= 0 && at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last;
    }
}
