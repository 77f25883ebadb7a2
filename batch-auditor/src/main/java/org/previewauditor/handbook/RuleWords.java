package org.previewauditor.handbook;

import java.util.Locale;
import java.util.Map;
import org.previewauditor.finding.Effect;

/** How the constants of rules read in a sentence. */
final class RuleWords {

    private static final Map<Effect, String> EFFECTS = Map.of(
            Effect.UNSUPPORTED, "the format has no preview",
            Effect.BLOCKS, "the preview will fail",
            Effect.RISKS, "the preview may fail",
            Effect.UNVERIFIED, "the exports do not show whether it fails",
            Effect.NOTICE, "worth knowing, no influence on the verdict");

    private RuleWords() {}

    static String meaning(Effect effect) {
        return EFFECTS.getOrDefault(effect, "");
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("tiktok", "TikTok");
    }
}
