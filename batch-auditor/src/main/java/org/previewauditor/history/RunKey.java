package org.previewauditor.history;

import java.time.Instant;

/** A run and its place among others: ordered by instant. */
record RunKey(String runId, Instant asOf) {}
