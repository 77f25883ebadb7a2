package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleBookException;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleProblem;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The scenarios of a rule book: one file for each rule, and the drop that all of them start from. */
public final class Scenarios {

    private static final String ENDING = ".yaml";
    private static final String MANUAL =
            "The head comment of " + RuleFiles.BASE_SCENARIO + " tells how cases are written.";

    private final RuleFiles files;
    private final Map<String, Object> base;

    private Scenarios(RuleFiles files) {
        this.files = files;
        this.base = Yaml.load(files.text(RuleFiles.BASE_SCENARIO));
        Yaml.requireKeys(base, Set.of("as-of", "drop"));
    }

    /**
     * A scenario for every rule of the book, in catalogue order.
     *
     * @throws RuleBookException if one is missing or cannot be read
     */
    public static List<Scenario> of(RuleBook rules) {
        RuleFiles files = rules.files();
        List<RuleProblem> problems = new ArrayList<>(check(files));
        for (String code :
                rules.rules().stream().map(rule -> rule.type().code()).toList()) {
            if (!files.scenarioFiles().contains(file(code))) {
                problems.add(new RuleProblem(file(code), 0, "the file is missing."));
            }
        }
        if (!problems.isEmpty()) {
            throw new RuleBookException(files.place(), problems);
        }
        Scenarios scenarios = new Scenarios(files);
        return rules.rules().stream()
                .map(rule -> scenarios.read(rule.type().code()))
                .toList();
    }

    /** The drop in which nothing is wrong, as a case about each of its ads. */
    public static List<ScenarioCase> nothingWrong(RuleFiles files) {
        Map<String, Object> base = new Scenarios(files).base;
        List<ScenarioCase> cases = new ArrayList<>();
        for (String ad : ScenarioCase.read(Map.of("name", ""), base)
                .get(0)
                .drop()
                .rows("ads")
                .keySet()) {
            cases.addAll(
                    ScenarioCase.read(Map.of("name", "Nothing is wrong with the ad \"" + ad + "\".", "ad", ad), base));
        }
        return cases;
    }

    /**
     * The scenario of one rule, or {@code null} if there is none.
     *
     * @throws RuleBookException if it cannot be read
     */
    public static @Nullable Scenario find(RuleFiles files, String code) {
        if (!files.scenarioFiles().contains(file(code))) {
            return null;
        }
        List<RuleProblem> problems = check(files);
        if (!problems.isEmpty()) {
            throw new RuleBookException(files.place(), problems);
        }
        return new Scenarios(files).read(code);
    }

    /** What is wrong with scenarios, as far as it can be seen without running them. */
    public static List<RuleProblem> check(RuleFiles files) {
        List<RuleProblem> problems = new ArrayList<>();
        if (files.find(RuleFiles.BASE_SCENARIO) == null) {
            return problems;
        }
        Scenarios scenarios;
        try {
            scenarios = new Scenarios(files);
            nothingWrong(files);
        } catch (IllegalArgumentException | MarkedYAMLException e) {
            problems.add(problem(RuleFiles.BASE_SCENARIO, files, e));
            return problems;
        }
        for (String file : files.scenarioFiles()) {
            if (file.equals(RuleFiles.BASE_SCENARIO)) {
                continue;
            }
            try {
                Scenario scenario =
                        scenarios.read(file.substring(RuleFiles.SCENARIOS.length(), file.length() - ENDING.length()));
                problems.addAll(unknownLimits(file, scenario, files));
            } catch (IllegalArgumentException | MarkedYAMLException e) {
                problems.add(problem(file, files, e));
            }
        }
        return problems;
    }

    private static List<RuleProblem> unknownLimits(String file, Scenario scenario, RuleFiles files) {
        List<String> lines = files.lines(file);
        return Stream.concat(scenario.fires().stream(), scenario.nearMisses().stream())
                .flatMap(one -> one.limits().keySet().stream())
                .distinct()
                .filter(name -> files.fileOfLimit(name) == null)
                .map(name -> unknownLimit(file, name, lines))
                .toList();
    }

    private static RuleProblem unknownLimit(String file, String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf(name);
            if (column >= 0) {
                return new RuleProblem(file, i + 1, column + 1, lines.get(i), RuleFiles.noLimit(name), MANUAL);
            }
        }
        return new RuleProblem(file, 1, 0, "", RuleFiles.noLimit(name), MANUAL);
    }

    private Scenario read(String code) {
        return Scenario.read(code, Yaml.load(files.text(file(code))), base);
    }

    private static String file(String code) {
        return RuleFiles.SCENARIOS + code + ENDING;
    }

    private static RuleProblem problem(String file, RuleFiles files, RuntimeException e) {
        List<String> lines = files.lines(file);
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = Math.min(marked.getProblemMark().getLine(), lines.size() - 1);
            return new RuleProblem(
                    file,
                    line + 1,
                    marked.getProblemMark().getColumn() + 1,
                    line < 0 ? "" : lines.get(line),
                    "this is no YAML: " + marked.getProblem() + '.',
                    "Look at the spaces at the start of lines, and at quotes and brackets.");
        }
        String message = String.valueOf(e.getMessage());
        for (int i = 0; i < lines.size(); i++) {
            int name = lines.get(i).indexOf("name: ");
            if (name >= 0
                    && message.startsWith('"'
                            + lines.get(i).substring(name + "name: ".length()).strip()
                            + '"')) {
                return new RuleProblem(file, i + 1, name + 1, lines.get(i), message, MANUAL);
            }
        }
        return new RuleProblem(file, 1, 0, "", message, MANUAL);
    }
}
