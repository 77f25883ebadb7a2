package org.previewauditor.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
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
        return file.name() + " is an export of ads, but none of its " + tally.rows() + " rows could be used: "
                + tally.rejected() + " were rejected, " + (tally.rows() - tally.rejected()) + " skipped. "
                + String.join(" ", tally.warnings());
    }
}
