package org.previewauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleProblem;
import org.previewauditor.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rules check}: compiles rules, and says of each mistake where it is and what to do. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what is wrong with rules, their texts, tables and scenarios: each problem with file, line and column, "
                    + "the line itself, and what to do.",
            ""
        },
        footer = {"", "Exit codes: 0 nothing is wrong; 1 something is; 2 wrong call; 3 could not check."})
final class RulesCheckCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIR|KJAR", description = "A folder of DRL and data files, or a KJAR.")
    Path rules = Path.of("");

    @Option(names = "--json", description = "Print one JSON document, for editors and pipelines.")
    boolean json;

    @Override
    public Integer call() {
        RuleFiles files = RuleFiles.open(rules);
        List<RuleProblem> problems = new ArrayList<>(RuleBook.check(rules));
        problems.addAll(Scenarios.check(files));
        if (json) {
            printJson(problems);
        } else {
            print(problems, files);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED_ON;
    }

    private void print(List<RuleProblem> problems, RuleFiles files) {
        PrintWriter out = Console.out(spec);
        for (RuleProblem problem : problems) {
            out.println((problem.file().isEmpty() ? files.place() + ": " : "") + problem.explained());
            out.println();
        }
        out.println(
                problems.isEmpty()
                        ? "Nothing is wrong: " + files.ruleFiles().size() + " rule files, "
                                + files.scenarioFiles().size() + " scenario files, and their data."
                        : problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
        out.flush();
    }

    private void printJson(List<RuleProblem> problems) {
        List<Map<String, Object>> listed = new ArrayList<>();
        for (RuleProblem problem : problems) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", problem.file());
            entry.put("line", problem.line());
            entry.put("column", problem.column());
            entry.put("message", problem.message());
            entry.put("hint", problem.hint());
            entry.put("source", problem.source());
            listed.add(entry);
        }
        PrintWriter out = Console.out(spec);
        out.println(JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("problems", listed)));
        out.flush();
    }
}
