package org.previewauditor.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of an {@code error_log}: an error that a connector, a script or a person saw. It names an ad, an ad account or
 * both, and says by code, key or message what went wrong.
 *
 * @param code a number as a rule, as text
 * @param time when it happened, where the log tells
 * @param requestId by which TikTok finds the request
 */
public record LoggedError(
        @Nullable String advertiserId,
        @Nullable String adId,
        @Nullable String code,
        @Nullable String key,
        @Nullable String message,
        @Nullable Instant time,
        @Nullable String requestId,
        Source source) {}
