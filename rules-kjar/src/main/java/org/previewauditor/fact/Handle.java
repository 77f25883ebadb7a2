package org.previewauditor.fact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** TikTok handles and names as people type them. */
public final class Handle {

    private Handle() {}

    /** The form in which two handles or names are compared: lower case, without a leading {@code @}. */
    public static String of(String text) {
        String bare = text.startsWith("@") ? text.substring(1) : text;
        return bare.toLowerCase(Locale.ROOT);
    }

    /** Whether both are present and the same handle. */
    public static boolean same(@Nullable String left, @Nullable String right) {
        return left != null && right != null && of(left).equals(of(right));
    }
}
