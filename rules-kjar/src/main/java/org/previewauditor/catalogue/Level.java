package org.previewauditor.catalogue;

import java.util.Locale;

/** What an error is about. */
public enum Level {
    ACCOUNT,
    CAMPAIGN,
    AD_GROUP,
    AD,
    CREATIVE,
    AUDIENCE,
    CATALOG,
    PIXEL,
    REPORTING,
    PLATFORM;

    private final String title = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /** As people write it: {@code ad group}. */
    public String title() {
        return title;
    }
}
