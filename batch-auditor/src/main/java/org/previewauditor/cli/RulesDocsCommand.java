package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.handbook.Handbook;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.rulebook.RuleBook;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rules docs}: the rules as Markdown. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the rules as Markdown, from their metadata, texts and scenarios: a page for each with what it catches, "
                    + "why, how to fix it and an example, an index, and the table of formats.",
            ""
        },
        footer = {"", "Exit codes: 0 written; 2 wrong call; 3 could not write, or rules that cannot be used."})
final class RulesDocsCommand implements Callable<Integer> {

    /** Where to: pages in a folder, or one page. */
    static final class Target {
        @Option(
                names = "--out",
                paramLabel = "DIR",
                required = true,
                description = "Folder for the pages. Those of the same names are replaced; nothing else is touched.")
        @Nullable
        Path folder;

        @Option(names = "--single", paramLabel = "FILE", required = true, description = "One file with all of them.")
        @Nullable
        Path file;
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    Target target = new Target();

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to describe: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.out(spec);
        try (RuleBook book = RulesOption.open(rules)) {
            Handbook handbook = new Handbook(book);
            if (target.file != null) {
                Files.writeString(target.file, handbook.single());
                out.println(book.rules().size() + " rules written to " + target.file + '.');
            } else if (target.folder != null) {
                Map<String, String> pages = handbook.pages();
                Files.createDirectories(target.folder);
                for (Map.Entry<String, String> page : pages.entrySet()) {
                    Files.writeString(target.folder.resolve(page.getKey()), page.getValue());
                }
                out.println(pages.size() + " pages written to " + target.folder + "; start with "
                        + target.folder.resolve(Handbook.INDEX) + '.');
            }
            out.flush();
            return ExitCode.OK;
        } catch (FileSystemException e) {
            throw new AuditFailedException(
                    "The pages cannot be written: " + e.getMessage() + ". Name a place that you may write to.", e);
        }
    }
}
