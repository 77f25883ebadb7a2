package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.comparison.RuleComparison;
import org.previewauditor.comparison.RuleDiff;
import org.previewauditor.comparison.RuleDiffJson;
import org.previewauditor.comparison.RuleDiffText;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.job.RunRequest;
import org.previewauditor.rulebook.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules diff}: what a change of rules would change on a drop. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides the same drop by two sets of rules, and says which verdicts and findings appear, vanish or change, "
                    + "on which ads, and what was spent on them; and what differs in the rules, their texts and limits.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  preview-auditor rules diff bundled my-rules/ --drop exports/",
            "",
            "Exit codes: 0 nothing changes; 1 something changes; 2 wrong call; 3 could not compare."
        })
final class RulesDiffCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "Rules: bundled, a folder of DRL and data files, or a KJAR.")
    Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The rules to compare them with.")
    Path changed = Path.of("");

    @Mixin
    DropOptions options = new DropOptions();

    @Option(names = "--json", description = "Print the comparison as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.out(spec);
        RunRequest request = options.properties(null).request(Instant.now());
        try (RuleBook before = RulesOption.open(old);
                RuleBook after = RulesOption.open(changed);
                Inspection drop = Drops.open(request, after)) {
            RuleDiff diff = new RuleComparison(drop, before, after, request.horizon()).compare();
            if (json) {
                out.println(RuleDiffJson.of(diff));
            } else {
                new RuleDiffText(out).print(diff);
            }
            out.flush();
            return diff.isChange() ? ExitCode.CHANGED : ExitCode.OK;
        }
    }
}
