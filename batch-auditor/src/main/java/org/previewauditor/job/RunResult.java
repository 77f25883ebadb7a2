package org.previewauditor.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Fix;
import org.previewauditor.report.Summary;

/**
 * What a run came to.
 *
 * @param audited whether the audit was made now; {@code false} if the same run was finished before
 * @param ads ads that are not deleted
 * @param bestFixes what restores most previews; empty for a run that was finished before
 * @param rejected rejected rows of all files
 * @param refused why files were refused, a sentence for each
 * @param notes what the whole run lacked
 * @param rules the rules that decided
 */
public record RunResult(
        String runId,
        Path folder,
        boolean audited,
        long ads,
        Map<Verdict, Long> byVerdict,
        List<Advice> bestFixes,
        long rejected,
        List<String> refused,
        List<String> notes,
        Summary.Rules rules) {

    /** A fix, and the one next step towards it. */
    public record Advice(Fix fix, String action) {}
}
