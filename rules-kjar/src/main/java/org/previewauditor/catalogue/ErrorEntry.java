package org.previewauditor.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Owner;

/**
 * An error as one source describes it. The same number may stand for other errors in other sources: entries are never
 * merged.
 *
 * @param id the source's key, or the number where it has none; unique in the catalogue
 * @param number as text, or {@code null} where the source prints none
 * @param category as the source sorts it
 * @param owner who acts
 * @param why the reason for the effect on previews
 * @param meaning what is wrong
 * @param fixes what to do, the next step first; at least one
 * @param where the menu path at which that is done
 * @param findings the auditor's own findings of the same cause
 * @param conflict what other sources say that contradicts this one
 * @param seen pieces of the message that people see, in the form of {@link Phrases#normal}
 * @param source who says so
 */
public record ErrorEntry(
        String id,
        @Nullable String number,
        String name,
        String category,
        Level level,
        Owner owner,
        PreviewEffect effect,
        String why,
        String meaning,
        List<String> fixes,
        String where,
        Set<String> findings,
        @Nullable String conflict,
        List<String> seen,
        Source source) {

    private static final String CODE = "observed-";

    /**
     * Where entries come from.
     *
     * @param title what people read
     * @param official whether it is TikTok's own list of what its API returns
     */
    public record Source(String title, boolean official) {}

    /** The code of a finding that tells this error, such as {@code observed-auth-code-expired}. */
    public String code() {
        return CODE + id.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The source's key, or {@code null} where it only has a number. */
    public @Nullable String key() {
        return Character.isLetter(id.charAt(0)) && id.indexOf('_') > 0 ? id : null;
    }

    /** Whether it makes no difference which of the two it is: same cause for the auditor, same effect. */
    boolean comesToTheSameAs(ErrorEntry other) {
        return effect == other.effect && !findings.isEmpty() && findings.equals(other.findings);
    }
}
