package org.previewauditor.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

/** Outcomes of ads that are told by their findings alone. */
final class Outcomes {

    private Outcomes() {}

    static Outcome of(Finding... findings) {
        Verdict verdict = Stream.of(findings)
                .map(finding -> finding.type().effect().verdict())
                .min(Comparator.naturalOrder())
                .orElse(Verdict.OK);
        List<FixKey> fixes = Stream.of(findings)
                .map(finding -> new FixKey(
                        finding.type(),
                        finding.type().subjectType() == SubjectType.AD ? FixKey.THE_AD_ITSELF : finding.subjectId()))
                .toList();
        return new Outcome(verdict, "SPARK_VIDEO", true, false, fixes);
    }
}
