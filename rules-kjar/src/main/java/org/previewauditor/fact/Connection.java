package org.previewauditor.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a {@code connections} export: an analytics tool's access to an ad account. */
public record Connection(
        String advertiserId,
        @Nullable String tool,
        @Nullable String status,
        @Nullable Instant lastSyncAt,
        @Nullable Instant tokenExpiresAt,
        Source source) {}
