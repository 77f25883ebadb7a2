package org.previewauditor.cli;

import java.time.Duration;

/**
 * When an audit that nobody watches is tried again: a full disk or a busy database may be better in a minute; what is wrong
 * three times is told and put aside.
 *
 * @param between how long to wait before the next attempt
 */
record Retries(Duration between) {

    static final Duration USUALLY_BETWEEN = Duration.ofMinutes(1);

    private static final int ATTEMPTS = 3;

    /** @param attempt the one that failed, from 1 on */
    boolean isWorthAnother(UnattendedAudits.Failed failure, int attempt) {
        return !failure.isFinal() && attempt < ATTEMPTS;
    }
}
