package org.previewauditor.truth;

import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ObservedError;

/**
 * An error of a log, seen from the instant of the audit.
 *
 * @param ad the ad that it befell; {@code null} if the log names an ad account only, or an ad that this drop does not
 *     have
 * @param old whether it happened so long ago that it need not hold any more
 */
public record ErrorCase(@Nullable AuditedAd ad, ObservedError error, boolean old) {

    /** Whether it is told which error it is. */
    public boolean known() {
        return error.code() != null;
    }
}
