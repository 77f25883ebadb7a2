package org.previewauditor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rules}: the workbench of people who write rules. Each of its tools is a command of its own. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {
            RulesExportCommand.class,
            RulesNewCommand.class,
            RulesCheckCommand.class,
            RulesTestCommand.class,
            RulesDiffCommand.class,
            RulesListCommand.class,
            RulesShowCommand.class,
            RulesDocsCommand.class
        },
        description = {
            "For people who write rules: takes the bundled rules out, checks and tests what was made of them.",
            "",
            "Rules are a folder of DRL and data files, or a KJAR; audit takes either with --rules.",
            ""
        })
final class RulesCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Which tool? Name one: "
                            + String.join(", ", spec.subcommands().keySet()));
        }
    }
}
