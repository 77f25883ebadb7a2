package org.previewauditor.reference;

import org.jspecify.annotations.Nullable;

/** A name in its place: of a campaign in an ad account, of an ad group in a campaign. */
record Name(String place, String name) {

    static @Nullable Name of(@Nullable String place, @Nullable String name) {
        return place == null || name == null ? null : new Name(place, name);
    }
}
