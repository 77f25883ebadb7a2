package org.previewauditor.page;

import java.util.List;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;

/**
 * What people read about a rule, as the run folder has it.
 *
 * @param path the menu path at which the next step is taken, a level each
 * @param steps the whole way; empty where the fix plan has no fix of this code
 */
public record CodeText(
        String code,
        Effect effect,
        Owner owner,
        SubjectType subjectType,
        String cause,
        String action,
        List<String> path,
        List<String> steps,
        String reference) {

    public String label() {
        return Words.label(code);
    }

    public String effectWords() {
        return Words.effect(effect);
    }

    public String ownerWords() {
        return Words.owner(owner);
    }
}
