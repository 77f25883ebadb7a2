package org.previewauditor.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.previewauditor.explanation.UnknownAdException;
import org.previewauditor.handbook.UnknownRuleException;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.AuditStoppedException;
import org.previewauditor.readback.UnusableRunException;
import org.previewauditor.rulebook.RuleBookException;
import org.previewauditor.rulebook.RuleFailedException;
import org.previewauditor.watch.UnusableInboxException;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns a failure or a wrong call into a sentence and an exit code. Stack traces are for those who ask for them, and so is
 * the whole help of a command, which would push the sentence out of sight.
 */
final class ProblemPrinter implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final StopSignal stopSignal;

    /** @param stopSignal decides with what a command ends that was stopped */
    ProblemPrinter(StopSignal stopSignal) {
        this.stopSignal = stopSignal;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine commandLine, ParseResult parsed) {
        Throwable told = known(problem);
        commandLine
                .getErr()
                .println(commandLine
                        .getColorScheme()
                        .errorText(told == null ? unexpected(problem) : String.valueOf(told.getMessage())));
        if (AuditOptions.debug(commandLine)
                || (commandLine.getCommand() instanceof Debuggable command && command.debug())) {
            problem.printStackTrace(commandLine.getErr());
        }
        if (told instanceof AuditStoppedException && stopSignal.isGiven()) {
            return stopSignal.exitCode();
        }
        return told instanceof UsageException ? ExitCode.USAGE : ExitCode.NOT_AUDITED;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(String.valueOf(wrong.getMessage())));
        if (command.getSubcommands().isEmpty() || wrong instanceof UnmatchedArgumentException) {
            UnmatchedArgumentException.printSuggestions(wrong, err);
        } else {
            command.usage(err, command.getColorScheme());
        }
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** The first cause whose message was written for people. */
    private static @Nullable Throwable known(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UsageException
                    || cause instanceof AuditFailedException
                    || cause instanceof AuditStoppedException
                    || cause instanceof UnknownAdException
                    || cause instanceof UnknownRuleException
                    || cause instanceof RuleBookException
                    || cause instanceof RuleFailedException
                    || cause instanceof UnusableRunException
                    || cause instanceof UnusableInboxException) {
                return cause;
            }
        }
        return null;
    }

    private static String unexpected(Throwable problem) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(problem);
        String message = root.getMessage() == null
                ? ""
                : ": " + root.getMessage().lines().findFirst().orElse("");
        return "Could not audit, because of something unforeseen ("
                + root.getClass().getSimpleName() + message + "). Please report it with what --debug prints.";
    }
}
