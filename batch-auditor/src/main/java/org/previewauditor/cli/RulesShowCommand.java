package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.handbook.RuleSheet;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules show}: all that is known of one rule. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows one rule: what people read about it, its condition as it is written, where it comes from, and the "
                    + "cases of its scenario.",
            ""
        },
        footer = {"", "Exit codes: 0 shown; 2 wrong call; 3 no such rule, or rules that cannot be used."})
final class RulesShowCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "The rule, by its code, such as post-deleted.")
    String code = "";

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to look into: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Override
    public Integer call() {
        try (RuleBook book = RulesOption.open(rules)) {
            new RuleSheet(Console.out(spec)).print(code.strip(), book, Scenarios.find(book.files(), code.strip()));
            return ExitCode.OK;
        }
    }
}
