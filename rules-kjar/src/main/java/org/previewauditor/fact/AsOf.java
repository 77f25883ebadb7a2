package org.previewauditor.fact;

import java.time.Duration;
import java.time.Instant;

/**
 * The only clock that rules see.
 *
 * @param text the instant in ISO 8601, written once because many findings show it
 * @param horizon how far ahead an authorization that runs out is worth telling
 */
public record AsOf(Instant instant, String text, Duration horizon) {

    public AsOf(Instant instant, Duration horizon) {
        this(instant, instant.toString(), horizon);
    }
}
