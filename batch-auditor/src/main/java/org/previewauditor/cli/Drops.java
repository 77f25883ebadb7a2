package org.previewauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** What is done with a drop and the rules it is decided by, while they are open. */
    @FunctionalInterface
    interface Look<T> {
        T at(Inspection drop, RuleBook rules) throws IOException;
    }

    /**
     * Looks into the drop that is named.
     *
     * @param rules a KJAR or a folder; {@code null} for what the settings say, else the bundled ones
     * @throws AuditFailedException if the drop cannot be read or has no ads
     * @throws IOException if a file of it cannot be read
     */
    static <T> T look(DropOptions options, @Nullable Path rules, Look<T> look) throws IOException {
        RunRequest request = options.properties(rules).request(Instant.now());
        try (RuleBook book = request.rules() == null ? RuleBook.bundled() : RuleBook.open(request.rules());
                Inspection drop = open(request, book)) {
            return look.at(drop, book);
        }
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
