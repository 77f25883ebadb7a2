package org.previewauditor.finding;

/** What a finding does to an ad's preview, the strongest first. */
public enum Effect {
    /** The format has no preview. */
    UNSUPPORTED(Verdict.UNSUPPORTED),
    /** The preview will fail. */
    BLOCKS(Verdict.WILL_FAIL),
    /** The preview may fail. */
    RISKS(Verdict.AT_RISK),
    /** The exports do not show whether it fails. */
    UNVERIFIED(Verdict.UNVERIFIED),
    /** Worth knowing, no influence. */
    NOTICE(Verdict.OK);

    private final Verdict verdict;

    Effect(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The verdict of an ad whose strongest finding has this effect. */
    public Verdict verdict() {
        return verdict;
    }
}
