package org.previewauditor.cli;

import java.io.IOException;
import java.util.Map;
import org.previewauditor.export.Drop;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.NothingToAuditException;
import org.previewauditor.job.Preparation;
import org.previewauditor.job.RunRequest;
import org.previewauditor.rulebook.RuleBook;

/** Opens what a command looks into, with the words of an audit where that fails. */
final class Drops {

    private Drops() {}

    static RuleBook rules(RunRequest request) {
        return request.rules() == null ? RuleBook.bundled() : RuleBook.open(request.rules());
    }

    /**
     * @throws AuditFailedException if the drop cannot be read or has no ads
     * @throws IOException if a file of it cannot be read
     */
    static Inspection open(RunRequest request, RuleBook rules) throws IOException {
        Drop drop = Preparation.open(request);
        if (drop.files(ExportKind.ADS).isEmpty()) {
            throw new NothingToAuditException(drop, Map.of());
        }
        AsOf asOf = new AsOf(
                request.asOf(), request.horizon() == null ? rules.policy().horizon() : request.horizon());
        return Inspection.open(drop, asOf, request.tool());
    }
}
