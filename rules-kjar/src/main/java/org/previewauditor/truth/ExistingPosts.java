package org.previewauditor.truth;

/** Whether ads may use the existing posts of a TikTok account. */
public enum ExistingPosts {
    ALLOWED,
    REFUSED,
    UNKNOWN
}
