package org.previewauditor.finding;

/** Who must act. */
public enum Owner {
    CREATOR,
    ADVERTISER,
    ORG_ADMIN,
    MEDIA_BUYER,
    /** The person who owns the analytics tool's connection, and the exports. */
    ANALYST
}
