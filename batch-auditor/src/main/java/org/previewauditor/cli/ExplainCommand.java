package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.explanation.ExplainedDrop;
import org.previewauditor.explanation.Explaining;
import org.previewauditor.explanation.ExplanationJson;
import org.previewauditor.explanation.ExplanationText;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.Explainer;
import org.previewauditor.rulebook.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: why one ad got its verdict. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Explains the verdict of one ad: the rows it is decided by, what follows from them, each rule that fired, "
                    + "and of each rule that did not its first condition that is not met, with the value seen.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  preview-auditor explain 1849100106012406 --drop sample-data/agency --as-of 2026-11-21T05:00:00Z",
            "",
            "Exit codes: 0 explained; 2 wrong call; 3 could not explain, such as an ad that is not in the drop."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "AD_ID", description = "The ad, by its id.")
    String adId = "";

    @Mixin
    DropOptions options = new DropOptions();

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to explain by: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.out(spec);
        ExplainedDrop explained = Drops.look(options, rules, this::explain);
        if (json) {
            out.println(ExplanationJson.of(explained));
        } else {
            new ExplanationText(out).print(explained);
        }
        out.flush();
        return ExitCode.OK;
    }

    private ExplainedDrop explain(Inspection drop, RuleBook book) throws IOException {
        try (Explainer explainer = Explainer.of(book)) {
            return new Explaining(drop, book, explainer).explain(adId.strip());
        }
    }
}
