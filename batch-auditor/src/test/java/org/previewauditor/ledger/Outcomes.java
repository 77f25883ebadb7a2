package org.previewauditor.ledger;

import java.util.Comparator;
import java.util.stream.Stream;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

/** What is booked for ads that are told by their findings alone. */
final class Outcomes {

    private Outcomes() {}

    static Entry of(Ledger ledger, Finding... findings) {
        Verdict verdict = Stream.of(findings)
                .map(finding -> finding.type().effect().verdict())
                .min(Comparator.naturalOrder())
                .orElse(Verdict.OK);
        return of(ledger, verdict, findings);
    }

    static Entry of(Ledger ledger, Verdict verdict, Finding... findings) {
        return of(ledger, verdict, false, findings);
    }

    static Entry ofDeleted(Ledger ledger, Finding... findings) {
        return of(ledger, Verdict.WILL_FAIL, true, findings);
    }

    private static Entry of(Ledger ledger, Verdict verdict, boolean deleted, Finding... findings) {
        return new Entry(
                ledger.account(new Outcome(
                        verdict,
                        "SPARK_VIDEO",
                        true,
                        deleted,
                        Stream.of(findings).map(Finding::type).toList())),
                Stream.of(findings)
                        .filter(finding -> finding.type().subjectType() != SubjectType.AD)
                        .mapToInt(finding -> ledger.causes().number(finding.type(), finding.subjectId()))
                        .toArray());
    }
}
