package org.previewauditor.fact;

import java.time.Duration;
import java.time.Instant;

/**
 * The only clock that rules see.
 *
 * @param horizon how far ahead an authorization that runs out is worth telling
 */
public record AsOf(Instant instant, Duration horizon) {}
