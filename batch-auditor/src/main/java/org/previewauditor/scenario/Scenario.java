package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rule is about, told by cases.
 *
 * @param fires cases in which the rule fires
 * @param nearMisses cases in which it nearly does
 */
public record Scenario(String code, String about, List<ScenarioCase> fires, List<ScenarioCase> nearMisses) {

    private static final Set<String> KEYS = Set.of("about", "fires", "near-miss", "ok-without", "still-fires-without");

    /** @param base the file from which all scenarios start */
    static Scenario read(String code, Map<String, Object> file, Map<String, Object> base) {
        Yaml.requireKeys(file, KEYS);
        String about = Yaml.text(file, "about");
        if (about == null) {
            throw new IllegalArgumentException("\"about\" is missing: say in a sentence what the rule is about.");
        }
        return new Scenario(code, about, cases(file, "fires", base), cases(file, "near-miss", base));
    }

    private static List<ScenarioCase> cases(Map<String, Object> file, String key, Map<String, Object> base) {
        List<ScenarioCase> cases = new ArrayList<>();
        for (Map<String, Object> one : Yaml.maps(file, key)) {
            Map<String, Object> whole = new LinkedHashMap<>(one);
            for (String ofAll : List.of("ok-without", "still-fires-without")) {
                if (file.containsKey(ofAll)) {
                    whole.putIfAbsent(ofAll, Yaml.texts(file, ofAll));
                }
            }
            cases.addAll(ScenarioCase.read(whole, base));
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException('"' + key + "\" has no case.");
        }
        return cases;
    }
}
