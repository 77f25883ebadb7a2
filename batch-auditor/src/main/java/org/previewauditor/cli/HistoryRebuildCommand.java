package org.previewauditor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.history.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code history rebuild}: makes the history again from the reports. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Forgets all runs and remembers those whose reports are in the folder of reports instead. The reports stay as "
                    + "they are.",
            ""
        })
final class HistoryRebuildCommand implements Callable<Integer>, Debuggable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Override
    public boolean debug() {
        return options.debug;
    }

    @Override
    public Integer call() throws IOException {
        try (AuditApplication application = options.prepare()) {
            Path out = application.properties().out();
            if (!Files.isDirectory(out)) {
                throw new UsageException("There is no folder " + out + "; say with --out where the reports are.");
            }
            int runs = new Rebuild(
                            application.history(application.properties().data()),
                            Console.of(spec).problemsOnly()::problem)
                    .from(out);
            Console.out(spec)
                    .println(
                            runs == 0
                                    ? "There is no report in " + out + "; the history is empty now."
                                    : "The history now knows the " + runs + (runs == 1 ? " run" : " runs") + " of "
                                            + out + ", as far as it goes back.");
            return ExitCode.OK;
        }
    }
}
