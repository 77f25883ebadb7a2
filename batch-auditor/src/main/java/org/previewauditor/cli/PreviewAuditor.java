package org.previewauditor.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The program. */
@Command(
        name = "preview-auditor",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = {
            AuditCommand.class,
            WatchCommand.class,
            ScheduleCommand.class,
            DecodeCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            RulesCommand.class,
            SupportCommand.class,
            HistoryCommand.class,
            DiffCommand.class,
            CommandLine.HelpCommand.class
        },
        description = {
            "Says which TikTok ads will show no preview in your creative-analytics tool, why, and who must do what.",
            ""
        },
        footer = {
            "",
            "Start here:",
            "  preview-auditor audit sample-data/agency --out reports",
            "  preview-auditor help audit"
        })
public final class PreviewAuditor {

    private final StopSignal stopSignal = new StopSignal(System.err::println, Runtime.getRuntime()::halt);

    private PreviewAuditor() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command, and returns its exit code. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    /** What ends it early. */
    StopSignal stopSignal() {
        return stopSignal;
    }

    private static CommandLine commandLine() {
        Charset charset = Charset.defaultCharset();
        PreviewAuditor program = new PreviewAuditor();
        return new CommandLine(program)
                .setOut(new PrintWriter(System.out, true, charset))
                .setErr(new PrintWriter(System.err, true, charset))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new ProblemPrinter(program.stopSignal()));
    }
}
