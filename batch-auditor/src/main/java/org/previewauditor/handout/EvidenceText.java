package org.previewauditor.handout;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.FinishedRun;

/** Reads what rules write down as evidence: {@code column=value (file:line)}. */
public final class EvidenceText {

    private static final Pattern FACT = Pattern.compile("(?s)([a-z_]+)=(.*?)(?: \\([^()]*:\\d+\\))?");
    private static final String END = "auth_end_time";

    private EvidenceText() {}

    /** When the authorization of the post ends, if the evidence of a finding tells it. */
    public static @Nullable Instant authorizationEnd(List<String> evidence) {
        String value = valueOf(END, evidence);
        if (value == null) {
            return null;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A piece of evidence without the place where it was read. */
    static String withoutPlace(String evidence) {
        Matcher fact = FACT.matcher(FinishedRun.shown(evidence));
        return fact.matches() ? fact.group(1) + '=' + fact.group(2) : FinishedRun.shown(evidence);
    }

    private static @Nullable String valueOf(String column, List<String> evidence) {
        for (String piece : evidence) {
            // The pattern looks through the whole piece.
            Matcher fact = piece.startsWith(column) ? FACT.matcher(piece) : null;
            if (fact != null && fact.matches() && fact.group(1).equals(column)) {
                return fact.group(2);
            }
        }
        return null;
    }
}
