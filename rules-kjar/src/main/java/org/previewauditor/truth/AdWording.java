package org.previewauditor.truth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How TikTok measures and reads what stands in an ad. */
public final class AdWording {

    /** Where a macro such as {@code __CAMPAIGN_ID__} or {@code {{name}}} stands, TikTok or a tracker puts a value. */
    private static final Pattern MACRO = Pattern.compile("\\{\\{?[^{}]*}?}|\\[[^\\[\\]]*]");

    private AdWording() {}

    /** How many characters count: one of Chinese, Japanese or Korean counts as two. */
    public static long width(@Nullable String text) {
        if (text == null || isLatin(text)) {
            return text == null ? 0 : text.length();
        }
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** Whether some character is an emoji. */
    static boolean hasEmoji(@Nullable String text) {
        return text != null && !isLatin(text) && text.codePoints().anyMatch(AdWording::isEmoji);
    }

    /** Whether it can be no address of a web page. */
    static boolean isMalformedWebAddress(@Nullable String address) {
        if (address == null) {
            return false;
        }
        URI uri = uri(address);
        return uri == null
                || !isWeb(uri.getScheme())
                || uri.getHost() == null
                || !uri.getHost().contains(".");
    }

    /** Whether it can be no link into an app: those have a scheme of their own, or are web addresses. */
    static boolean isMalformedDeepLink(@Nullable String link) {
        if (link == null) {
            return false;
        }
        URI uri = uri(link);
        return uri == null || uri.getScheme() == null || (isWeb(uri.getScheme()) && isMalformedWebAddress(link));
    }

    /** Whether no character is wide or an emoji, as nearly everywhere: what a character is else costs a search for it. */
    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(MACRO.matcher(text).replaceAll("macro").replace("|", "%7C"));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isWide(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF60);
        };
    }

    private static boolean isEmoji(int c) {
        return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x20E3;
    }
}
