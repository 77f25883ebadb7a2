package org.previewauditor.history;

import java.time.Instant;

/** A run and its place among others: ordered by instant, then by id. */
record RunKey(String runId, Instant asOf) {}
