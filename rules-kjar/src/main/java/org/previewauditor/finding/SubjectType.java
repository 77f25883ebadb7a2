package org.previewauditor.finding;

/** The kind of thing to fix, so that ads that fail for one cause fall into one group. */
public enum SubjectType {
    TIKTOK_ACCOUNT,
    LINK,
    POST,
    AD_ACCOUNT,
    CONNECTION,
    AD,
    CAMPAIGN,
    AD_GROUP,
    VIDEO
}
