package org.previewauditor.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The program. */
@Command(
        name = "preview-auditor",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
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

    private static final List<Class<?>> COMMANDS = List.of(
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
            CommandLine.HelpCommand.class);

    private final StopSignal stopSignal = new StopSignal(System.err::println, Runtime.getRuntime()::halt);

    private PreviewAuditor() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command, and returns its exit code. */
    static int run(String... args) {
        return commandLine(args).execute(args);
    }

    /** What ends it early. */
    StopSignal stopSignal() {
        return stopSignal;
    }

    private static CommandLine commandLine(String... args) {
        Charset charset = Charset.defaultCharset();
        PreviewAuditor program = new PreviewAuditor();
        ProblemPrinter problems = new ProblemPrinter(program.stopSignal());
        CommandLine commandLine = new CommandLine(program);
        called(args).forEach(commandLine::addSubcommand);
        return commandLine
                .setOut(new PrintWriter(System.out, true, charset))
                .setErr(new PrintWriter(System.err, true, charset))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(problems)
                .setExecutionExceptionHandler(problems);
    }

    /** Reading how all commands are described takes a tenth of a short audit, so where one is called, only that is read. */
    private static List<Class<?>> called(String... args) {
        if (args.length > 0 && !args[0].equals("help")) {
            for (Class<?> command : COMMANDS) {
                if (args[0].equals(command.getAnnotation(Command.class).name())) {
                    return List.of(command);
                }
            }
        }
        return COMMANDS;
    }
}
