package org.previewauditor.catalogue;

import java.util.Locale;
import org.previewauditor.finding.Effect;

/** What an error does to the preview of an ad that it befalls. */
public enum PreviewEffect {
    /** The preview will fail. */
    BLOCKS(Effect.BLOCKS),
    /** The preview may fail. */
    RISKS(Effect.RISKS),
    /** Previews do not depend on it. */
    NONE(Effect.NOTICE);

    private final Effect effect;
    private final String title = name().toLowerCase(Locale.ROOT);

    PreviewEffect(Effect effect) {
        this.effect = effect;
    }

    /** The effect of a finding that tells such an error. */
    public Effect effect() {
        return effect;
    }

    /** As the catalogue writes it: {@code blocks}. */
    public String title() {
        return title;
    }
}
