package org.previewauditor.fact;

import java.util.Locale;

/** The kinds of export that a drop may hold. Only {@link #ADS} is required. */
public enum ExportKind {
    ADS,
    AD_REPORTS,
    AD_ACCOUNTS,
    IDENTITIES,
    IDENTITY_AD_ACCOUNTS,
    MEMBER_PERMISSIONS,
    SPARK_POSTS,
    CONNECTIONS,
    AD_GROUPS,
    CAMPAIGNS,
    CREATIVES,
    ERROR_LOG;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The name that people and reports use, such as {@code spark_posts}. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
