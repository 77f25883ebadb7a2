package org.previewauditor.fact;

import org.jspecify.annotations.Nullable;

/** What an ad says and where it leads. Says nothing of its preview. */
public record AdContent(
        @Nullable String adText,
        @Nullable String landingPageUrl,
        @Nullable String deeplink) {}
