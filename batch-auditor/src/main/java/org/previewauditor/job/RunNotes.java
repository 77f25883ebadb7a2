package org.previewauditor.job;

import java.util.ArrayList;
import java.util.List;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.reference.ReferenceFacts;

/** What the whole run lacked: told once, not for every ad. */
final class RunNotes {

    private RunNotes() {}

    static List<String> of(ReferenceFacts reference) {
        List<String> notes = new ArrayList<>();
        if (!reference.presentKinds().contains(ExportKind.CONNECTIONS)) {
            notes.add(
                    "No export of connections: whether the analytics tool can reach these ad accounts was not checked.");
        }
        if (!reference.presentKinds().contains(ExportKind.AD_ACCOUNTS)) {
            notes.add("No export of ad_accounts: whether these ad accounts are active was not checked.");
        }
        if (reference.currencies().isEmpty()) {
            notes.add("No export tells the currency of an ad account: amounts of money are added up as they stand.");
        }
        return notes;
    }
}
