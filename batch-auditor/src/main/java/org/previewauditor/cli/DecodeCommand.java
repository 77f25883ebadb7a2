package org.previewauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.decode.Answer;
import org.previewauditor.decode.AnswerJson;
import org.previewauditor.decode.AnswerText;
import org.previewauditor.decode.Decoder;
import org.previewauditor.decode.Topic;
import org.previewauditor.rulebook.FindingTexts;
import org.previewauditor.rulebook.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decode}: what an error means. Opens neither Spring nor the rule engine. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what an error of TikTok Ads, or one of the auditor's own findings, means, how to fix it, who does that, "
                    + "and what it does to previews.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor decode 4025",
            "  preview-auditor decode auth_code_expired",
            "  preview-auditor decode \"the code has been deleted\"",
            "  preview-auditor decode --list --category \"Pixel & Tracking\"",
            "",
            "A number that begins with a minus sign stands behind --: preview-auditor decode -- -500",
            "",
            "Exit codes: 0 found; 1 nothing found, and what comes nearest is shown; 2 wrong call."
        })
final class DecodeCommand implements Callable<Integer>, Debuggable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "QUERY",
            description = "A number, a key, words, or a message as it was shown. Typos do not matter.")
    List<String> query = List.of();

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Only errors of this category.")
    @Nullable
    String category;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many answers to show. All meanings of a number are shown. Default: ${DEFAULT-VALUE}.")
    int limit;

    @Option(names = "--list", description = "List everything that is known, a line each.")
    boolean list;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules whose findings are known, too. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Option(names = "--debug", description = "Print the stack trace of a failure.")
    boolean debug;

    @Override
    public Integer call() {
        if (list == !query.isEmpty()) {
            throw new UsageException("Say what to look up, such as: decode 4025; or --list to see everything.");
        }
        if (limit < 1) {
            throw new UsageException("--limit " + limit + " shows nothing: it must be 1 or more.");
        }
        Decoder decoder = new Decoder(
                ErrorCatalogue.bundled(),
                FindingTexts.read(rules == null ? RuleFiles.bundled() : RuleFiles.open(rules)));
        String of = categoryOf(decoder);
        PrintWriter out = Console.out(spec);
        if (list) {
            List<Topic> topics = decoder.list(of);
            out.print(json ? AnswerJson.of(topics) : AnswerText.list(topics));
            out.flush();
            return ExitCode.OK;
        }
        String question = String.join(" ", query);
        Answer answer = decoder.ask(question, of, limit);
        out.print(json ? AnswerJson.of(question, answer) : AnswerText.of(question, answer));
        out.flush();
        return answer.found() ? ExitCode.OK : ExitCode.NOT_FOUND;
    }

    @Override
    public boolean debug() {
        return debug;
    }

    /** The category that is meant; the beginning of its name will do. */
    private @Nullable String categoryOf(Decoder decoder) {
        if (category == null) {
            return null;
        }
        String typed = category.strip().toLowerCase(Locale.ROOT);
        List<String> categories = decoder.categories();
        return categories.stream()
                .filter(known -> known.equalsIgnoreCase(typed))
                .findFirst()
                .or(() -> categories.stream()
                        .filter(known -> known.toLowerCase(Locale.ROOT).startsWith(typed))
                        .findFirst())
                .orElseThrow(() -> new UsageException("--category \"" + category + "\" is no category. There are: "
                        + String.join("; ", categories) + "."));
    }
}
