package org.previewauditor.readback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finished run, read back from its folder. Its tables are streamed, never held: they may have millions of rows. Close
 * every stream. Each stream that is read to its end checks that the table has as many rows as the summary says.
 *
 * <p>All that can be wrong with a folder (incomplete, of a newer version, changed by hand) is an
 * {@link UnusableRunException}, thrown here or while a table is read.
 */
public final class FinishedRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Path folder;
    private final Summary summary;
    private final Runnable beforeRow;

    private FinishedRun(Path folder, Summary summary, Runnable beforeRow) {
        this.folder = folder;
        this.summary = summary;
        this.beforeRow = beforeRow;
    }

    /**
     * Opens the folder of a run.
     *
     * @throws UnusableRunException if it holds no run, not a whole one, or one of a newer version
     */
    public static FinishedRun open(Path folder) {
        Summary summary = readSummary(folder);
        for (Table table : Table.values()) {
            if ((table != Table.DELIVERY || summary.delivery() != null)
                    && !Files.isRegularFile(folder.resolve(table.file()))) {
                throw new UnusableRunException(
                        folder + " is incomplete: " + table.file() + " is missing. Audit the drop again with --force.");
            }
        }
        return new FinishedRun(folder, summary, () -> {});
    }

    /**
     * The same run, for readers that may have to break off.
     *
     * @param beforeRow is called before each row of any table; its exception goes to whoever reads
     */
    public FinishedRun whileRead(Runnable beforeRow) {
        return new FinishedRun(folder, summary, beforeRow);
    }

    public Path folder() {
        return folder;
    }

    public Summary summary() {
        return summary;
    }

    /** All ads, in input order, deleted ones included. An ad may stand in several rows. */
    public Stream<ReportedAd> ads() {
        return stream(Table.ADS, ReportedAd::of);
    }

    /** All findings, in the order of the ads, those about whole ad accounts at the end. */
    public Stream<ReportedFinding> findings() {
        return stream(Table.FINDINGS, ReportedFinding::of);
    }

    /** All fixes, the best first. */
    public Stream<PlannedFix> fixes() {
        return stream(Table.FIX_PLAN, PlannedFix::of);
    }

    /** All rejected rows, in reading order. */
    public Stream<RejectedRow> rejects() {
        return stream(Table.REJECTS, RejectedRow::of);
    }

    /** All findings about delivery, those about ads first; none if delivery was not checked. */
    public Stream<ReportedFinding> deliveryFindings() {
        return summary.delivery() == null ? Stream.empty() : stream(Table.DELIVERY, ReportedFinding::of);
    }

    /** All rows of a table without its header, cells as they stand, in the order of {@link Table#columns}. */
    public Stream<List<String>> rows(Table table) {
        return stream(table, CsvRow::texts);
    }

    /**
     * Hands over each ad with its findings, in input order, reading both tables once and side by side.
     *
     * @param accounts is then given the findings about ad accounts as a whole
     */
    public void forEachAd(BiConsumer<ReportedAd, List<ReportedFinding>> ads, Consumer<ReportedFinding> accounts) {
        try (Stream<ReportedAd> adRows = ads();
                Stream<ReportedFinding> findingRows = findings()) {
            Iterator<ReportedFinding> findings = findingRows.iterator();
            ReportedFinding next = nextOf(findings);
            for (Iterator<ReportedAd> all = adRows.iterator(); all.hasNext(); ) {
                ReportedAd ad = all.next();
                List<ReportedFinding> found = new ArrayList<>();
                while (next != null && isAbout(next, ad)) {
                    found.add(next);
                    next = nextOf(findings);
                }
                ads.accept(ad, found);
            }
            while (next != null) {
                if (!next.adId().isEmpty()) {
                    throw new UnusableRunException(folder + ": findings.csv has a finding about ad " + next.adId()
                            + " (" + next.source() + ") where ads.csv has no such ad. The files were changed after the "
                            + "audit, or are of different runs; audit the drop again with --force.");
                }
                accounts.accept(next);
                next = nextOf(findings);
            }
        }
    }

    /**
     * A text of a table as the export had it: without the apostrophe that keeps a spreadsheet from taking it for a
     * formula. For what cannot run formulas.
     */
    public static String shown(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private <T> Stream<T> stream(Table table, Function<CsvRow, T> row) {
        try {
            return new CsvRows(folder, table, rowsOf(table)).stream().map(cells -> {
                beforeRow.run();
                return row.apply(cells);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(table.file()) + " cannot be read.", e);
        }
    }

    /** How many rows a table has, its header aside, as the summary says. */
    public long rowsOf(Table table) {
        Summary.Totals totals = summary.totals();
        return switch (table) {
            case ADS -> totals.rows();
            case FINDINGS -> totals.findings();
            case FIX_PLAN -> totals.fixes();
            case REJECTS -> totals.rejected();
            case DELIVERY -> summary.delivery() == null ? 0 : summary.delivery().findings();
        };
    }

    private static boolean isAbout(ReportedFinding finding, ReportedAd ad) {
        return finding.adId().equals(ad.adId())
                && finding.source().equals(ad.source())
                && finding.advertiserId().equals(ad.advertiserId());
    }

    private static @Nullable ReportedFinding nextOf(Iterator<ReportedFinding> findings) {
        return findings.hasNext() ? findings.next() : null;
    }

    private static Summary readSummary(Path folder) {
        Path file = folder.resolve(SummaryJson.FILE);
        if (!Files.isRegularFile(file)) {
            throw new UnusableRunException("There is no finished run in " + folder + ": it has no " + SummaryJson.FILE
                    + ". Name a folder that an audit has written, such as reports/2026-11-21T050000Z-0a1b2c.");
        }
        try {
            requireKnownVersion(file, JSON.readTree(Files.readString(file)).path("schemaVersion"));
            Summary summary = SummaryJson.read(folder);
            requireSound(file, summary);
            return summary;
        } catch (IOException | JacksonException e) {
            throw changed(file, "cannot be read", e);
        }
    }

    private static void requireKnownVersion(Path file, JsonNode version) {
        if (!version.isIntegralNumber() || version.asLong() < 1) {
            throw changed(file, "has no schemaVersion", null);
        }
        if (version.asLong() > Summary.SCHEMA_VERSION) {
            throw new UnusableRunException(file + " is of a newer Preview Auditor (schemaVersion " + version.asLong()
                    + "; this one reads up to " + Summary.SCHEMA_VERSION + "). Use that version for this run.");
        }
    }

    @SuppressWarnings("ConstantConditions")
    private static void requireSound(Path file, Summary summary) {
        Summary.Totals totals = summary.totals();
        if (totals == null || totals.byVerdict() == null || summary.inputs() == null || summary.asOf() == null) {
            throw changed(file, "lacks what every summary has", null);
        }
        long ads =
                totals.byVerdict().values().stream().mapToLong(Long::longValue).sum();
        if (ads != totals.ads()) {
            throw changed(file, "tells of " + totals.ads() + " ads, but its verdicts add up to " + ads, null);
        }
    }

    private static UnusableRunException changed(Path file, String seen, @Nullable Exception cause) {
        return new UnusableRunException(
                file + " " + seen + ". It was changed after the audit; audit the drop again with --force.", cause);
    }
}
