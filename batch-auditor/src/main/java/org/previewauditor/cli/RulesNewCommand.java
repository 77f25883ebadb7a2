package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules new}: adds a rule to a folder, with its texts and its scenario, to start from. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Adds a rule to a folder of rules: the rule in a file of its own, its texts, its place in the catalogue and "
                    + "its scenario. It finds ads whose name is \"Example\", and passes rules check and rules test as it is.",
            ""
        },
        footer = {"", "Exit codes: 0 written; 2 wrong call, such as a name that is taken; 3 could not write."})
final class RulesNewCommand implements Callable<Integer> {

    private static final String RULE = """
            package org.previewauditor.rules;

            import org.previewauditor.finding.Evidence;
            import org.previewauditor.finding.Findings;
            import org.previewauditor.truth.AuditedAd;

            global Findings findings;

            rule "CODE"
                @summary("Say in a few words what is wrong")
                @effect("NOTICE") @owner("MEDIA_BUYER") @subject("AD")
                @source("Say where the requirement comes from")
            when
                $ad : AuditedAd( ad.adName == "Example" )
            then
                findings.add(drools.getRule().getName(), $ad, Evidence.of($ad.ad(), "ad_name", $ad.ad().adName()));
            end
            """;

    private static final String TEXTS = """

            CODE.cause=Say what is wrong, and what follows for the preview.
            CODE.action=Say the one next step.
            CODE.where=TikTok Ads Manager > Campaign > Ad > the ad
            CODE.step.1=Say what to do first.
            CODE.step.2=Say what to do then.
            CODE.reference=Say where to look it up
            """;

    private static final String SCENARIO = """
            about: Say in a sentence what the rule is about.
            fires:
              - name: The ad has the name of an example.
                change:
                  ads: {code: {ad_name: Example}}
                evidence: [ad_name=Example]
                subject: ad-code
            near-miss:
              - name: The ad has another name.
            """;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "The rule's name: what is wrong, such as post-too-old.")
    String code = "";

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder of rules. Default: the current folder.")
    Path folder = Path.of(".");

    @Override
    public Integer call() throws IOException {
        if (!code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || code.equals("base")) {
            throw new UsageException(
                    "\"" + code + "\" is no code of a rule: it must be lower-case words between hyphens "
                            + "that say what is wrong, such as post-too-old.");
        }
        Path catalogue = folder.resolve("catalogue.txt");
        Path texts = folder.resolve("texts.properties");
        if (!Files.isRegularFile(catalogue) || !Files.isRegularFile(texts)) {
            throw new UsageException(
                    folder + " is no folder of rules. Make one with preview-auditor rules export DIR, and "
                            + "name it with --dir DIR.");
        }
        Path rule = folder.resolve(code + ".drl");
        Path scenario = folder.resolve(RuleFiles.SCENARIOS + code + ".yaml");
        boolean listed =
                Files.readAllLines(catalogue).stream().map(String::strip).anyMatch(code::equals);
        if (listed || Files.exists(rule) || Files.exists(scenario)) {
            throw new UsageException("There is a rule " + code + " in " + folder + " already; choose another name.");
        }
        Files.createDirectories(folder.resolve(RuleFiles.SCENARIOS));
        Files.writeString(rule, RULE.replace("CODE", code));
        Files.writeString(scenario, SCENARIO);
        append(texts, TEXTS.replace("CODE", code));
        append(catalogue, code + '\n');
        PrintWriter out = Console.out(spec);
        out.println("Added " + code + ":");
        out.println("  " + rule + "      when it holds, and what it shows");
        out.println("  " + scenario + "      when it must fire, and when not");
        out.println("  " + texts + "      what people read, at the end");
        out.println("  " + catalogue + "      where its findings are told, at the end");
        out.println("Then: preview-auditor rules check " + folder + " && preview-auditor rules test " + folder);
        out.flush();
        return ExitCode.OK;
    }

    /** Adds to a file, on a line of its own. */
    private static void append(Path file, String text) throws IOException {
        String before = Files.readString(file);
        String newLine = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.writeString(file, newLine + text, StandardOpenOption.APPEND);
    }
}
