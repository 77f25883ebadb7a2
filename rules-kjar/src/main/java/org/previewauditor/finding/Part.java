package org.previewauditor.finding;

/** What a finding is about. */
public enum Part {
    /** Whether the preview works: decides the verdict. */
    PREVIEW,
    /** Whether TikTok can deliver the ad: told apart, and without influence on the verdict. */
    DELIVERY
}
