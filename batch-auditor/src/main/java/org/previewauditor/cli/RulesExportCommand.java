package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules export}: writes the bundled rules as a folder ready to edit. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the bundled rules as a folder that can be edited: rules (*.drl), texts and tables, scenarios.",
            ""
        },
        footer = {"", "Exit codes: 0 written; 2 wrong call, such as a folder that is not empty; 3 could not write."})
final class RulesExportCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder to write; made if it is not there.")
    Path folder = Path.of("");

    @Option(names = "--force", description = "Write into a folder that is not empty; files of the same names are lost.")
    boolean force;

    @Override
    public Integer call() throws IOException {
        requireRoom();
        RuleFiles bundled = RuleFiles.bundled();
        List<String> names = bundled.names();
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, bundled.text(name));
        }
        tell(bundled, names.size());
        return ExitCode.OK;
    }

    private void requireRoom() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(folder + " is a file; name a folder to write the rules to.");
        }
        if (force || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new UsageException(folder + " is not empty. Name a new folder, or write into this one with "
                        + "--force, which replaces files of the same names.");
            }
        }
    }

    private void tell(RuleFiles bundled, int files) {
        PrintWriter out = Console.out(spec);
        out.printf(
                "%d files written to %s: rules (%d *.drl), their texts and tables, and %d scenarios.%n",
                files,
                folder,
                bundled.ruleFiles().size(),
                bundled.scenarioFiles().size());
        out.println();
        out.println("What to do next:");
        out.println("  preview-auditor rules new my-rule --dir " + folder + "      adds a rule to start from");
        out.println("  preview-auditor rules check " + folder + "                  says what is wrong, and where");
        out.println("  preview-auditor rules test " + folder + "                   runs all scenarios");
        out.println("  preview-auditor audit exports/ --rules " + folder + "       decides by these rules");
        out.flush();
    }
}
