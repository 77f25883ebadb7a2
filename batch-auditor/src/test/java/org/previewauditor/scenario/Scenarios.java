package org.previewauditor.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.previewauditor.rulebook.RuleBook;

/** Where the scenarios lie: beside the rules, one for each. */
final class Scenarios {

    private static final String FOLDER = "/org/previewauditor/rules/scenarios/";

    private Scenarios() {}

    /** A scenario for every rule of the book, in catalogue order. */
    static List<Scenario> of(RuleBook rules) {
        Map<String, Object> base = base();
        return rules.rules().stream()
                .map(rule -> rule.type().code())
                .map(code -> Scenario.read(code, Yaml.load(text(code)), base))
                .toList();
    }

    /** The drop in which nothing is wrong, as a case about one of its ads. */
    static ScenarioCase nothingWrong() {
        return ScenarioCase.read(Map.of("name", "Nothing is wrong."), base()).get(0);
    }

    private static Map<String, Object> base() {
        Map<String, Object> base = Yaml.load(text("base"));
        Yaml.requireKeys(base, java.util.Set.of("as-of", "drop"));
        return base;
    }

    private static String text(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("There is no scenario " + name + ".yaml beside the rules.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
