package org.previewauditor.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.previewauditor.catalogue.ErrorEntry;
import org.previewauditor.finding.Owner;
import org.previewauditor.rulebook.FindingText;

/**
 * Something that can be looked up: an error of a source, or a finding of the auditor. Written to JSON as it is.
 *
 * @param id the key, number or code by which it is called
 * @param number as text, or {@code null}
 * @param level what it is about; {@code null} for a finding
 * @param previewEffect what it does to previews, as {@code blocks}, {@code risks}, {@code none}; of a finding its effect
 * @param why the reason for that; empty for a finding, whose meaning says it
 * @param relatedFindings codes of the auditor's findings of the same cause
 * @param conflict what other sources say that contradicts this, or {@code null}
 */
public record Topic(
        String id,
        @Nullable String number,
        String name,
        String category,
        @Nullable String level,
        String meaning,
        List<String> fix,
        String where,
        Owner owner,
        String previewEffect,
        String why,
        List<String> relatedFindings,
        String source,
        @Nullable String conflict,
        boolean finding) {

    /** The category of the auditor's own findings. */
    public static final String FINDINGS = "Preview Auditor findings";

    static Topic of(ErrorEntry entry) {
        return new Topic(
                entry.id(),
                entry.number(),
                entry.name(),
                entry.category(),
                entry.level().title(),
                entry.meaning(),
                entry.fixes(),
                entry.where(),
                entry.owner(),
                entry.effect().title(),
                entry.why(),
                List.copyOf(entry.findings()),
                entry.source().title(),
                entry.conflict(),
                false);
    }

    static Topic of(FindingText finding) {
        List<String> fix = new ArrayList<>(finding.texts().steps());
        if (fix.isEmpty()) {
            fix.add(finding.texts().action());
        }
        return new Topic(
                finding.code(),
                null,
                finding.summary(),
                FINDINGS,
                null,
                finding.texts().cause(),
                fix,
                finding.texts().where(),
                finding.owner(),
                finding.effect().name().toLowerCase(Locale.ROOT),
                "",
                List.of(),
                finding.source(),
                null,
                true);
    }
}
