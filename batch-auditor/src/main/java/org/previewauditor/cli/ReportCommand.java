package org.previewauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.readback.Reports;
import org.previewauditor.readback.UnusableRunException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: makes what people read of a finished run anew. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes the reports of a finished run anew from its CSV files and summary.json, which stay as they are. "
                    + "Neither the exports nor the rules are needed. A report takes the place of the earlier one when it "
                    + "is whole.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor report reports/2026-11-21T050000Z-0a1b2c",
            "      makes all reports of this run anew",
            "  preview-auditor report reports/2026-11-21T050000Z-0a1b2c --reports xlsx",
            "      makes the workbook only",
            "",
            "Exit codes: 0 made; 2 wrong call; 3 the run cannot be read, or the reports cannot be written."
        })
final class ReportCommand implements Callable<Integer>, Debuggable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "The folder of a run, as audit has written it.")
    @Nullable
    Path folder;

    @Option(names = "--reports", paramLabel = "LIST", description = ReportChoice.DESCRIPTION)
    String reports = String.join(",", ReportChoice.ALL);

    @Option(names = "--quiet", description = "Print nothing but problems.")
    boolean quiet;

    @Option(names = "--debug", description = "Print stack traces.")
    boolean debug;

    @Override
    public boolean debug() {
        return debug;
    }

    @Override
    public Integer call() {
        List<ReportWriter> writers = ReportChoice.writers(List.of(reports.split(",", -1)));
        if (writers.isEmpty()) {
            throw new UsageException("--reports none leaves nothing to make.");
        }
        if (spec == null || folder == null) {
            throw new IllegalStateException("A command knows its arguments once it is parsed.");
        }
        FinishedRun run = FinishedRun.open(folder);
        try {
            Reports.replace(run, writers);
        } catch (IOException e) {
            throw new UnusableRunException(
                    "The reports of " + folder + " could not be written (" + e.getMessage()
                            + "); the earlier ones are as they were. Check the room on the disk and who may write there.",
                    e);
        }
        if (!quiet) {
            for (ReportWriter writer : writers) {
                for (String name : writer.names()) {
                    spec.commandLine().getOut().println("Made: " + folder.resolve(name));
                }
            }
        }
        return ExitCode.OK;
    }
}
