package org.previewauditor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Reason;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.ExportKind;

/** A drop has no ads that could be audited, however often that is tried. The message says why, file by file. */
public final class NothingToAuditException extends AuditFailedException {

    private static final long serialVersionUID = 1L;

    /** @param tallies of the files that were read */
    public NothingToAuditException(Drop drop, Map<DropFile, Tally> tallies) {
        super(message(drop, tallies));
    }

    private static String message(Drop drop, Map<DropFile, Tally> tallies) {
        StringBuilder message = new StringBuilder("There is no row of an ad in this drop that could be audited.");
        if (drop.files().isEmpty()) {
            message.append(" It holds no file at all.");
        }
        for (DropFile file : drop.files()) {
            message.append(System.lineSeparator()).append("  ").append(because(file, tallies.get(file)));
        }
        return message.toString();
    }

    private static String because(DropFile file, @Nullable Tally tally) {
        String refusal = file.refusal();
        if (refusal != null) {
            return file.name() + ": " + refusal;
        }
        if (!file.is(ExportKind.ADS)) {
            return file.name() + " is an export of " + file.mainKind() + ", not of ads.";
        }
        if (tally == null || tally.rows() == 0) {
            return file.name() + " is an export of ads, but has no row below its header.";
        }
        String rows = tally.rows() == 1 ? "its only row" : "none of its " + tally.rows() + " rows";
        List<String> told = new ArrayList<>();
        told.add(file.name() + " is an export of ads, but " + rows + (tally.rows() == 1 ? " could not" : " could")
                + " be used: " + becauseOfReasons(tally) + ".");
        told.addAll(tally.warnings());
        told.add(
                tally.rejected() > 0
                        ? "Correct what is wrong with the rows, or export them again."
                        : "Export it again with a row for each ad.");
        return String.join(" ", told);
    }

    /** {@code 2 rejected (missing-id), 3 skipped (2 blank, 1 total-row)}. */
    private static String becauseOfReasons(Tally tally) {
        List<String> told = new ArrayList<>();
        if (tally.rejected() > 0) {
            told.add(tally.rejected() + " rejected (" + counted(tally.rejectedByReason()) + ")");
        }
        if (!tally.skipped().isEmpty()) {
            told.add((tally.rows() - tally.rejected()) + " skipped (" + counted(tally.skipped()) + ")");
        }
        return String.join(", ", told);
    }

    private static String counted(Map<Reason, Long> rows) {
        return rows.entrySet().stream()
                .map(entry -> rows.size() == 1 ? entry.getKey().id() : entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
