package org.previewauditor.finding;

/** What is to be expected of an ad's preview, the worst first. */
public enum Verdict {
    UNSUPPORTED,
    WILL_FAIL,
    AT_RISK,
    UNVERIFIED,
    OK
}
