package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.handbook.RuleList;
import org.previewauditor.rulebook.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rules list}: all rules, a line each. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Lists all rules: code, effect, who must act, and what each catches.", ""},
        footer = {"", "Exit codes: 0 listed; 2 wrong call; 3 rules that cannot be used."})
final class RulesListCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to list: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Override
    public Integer call() {
        try (RuleBook book = RulesOption.open(rules)) {
            new RuleList(Console.out(spec)).print(book);
            return ExitCode.OK;
        }
    }
}
