package org.previewauditor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.scenario.Trial.What;

/** Every case beside the rules, from CSV files to findings. How cases are written is told in {@code base.yaml}. */
@DisplayName("Scenarios beside the rules")
class ScenarioTest {

    @TestFactory
    @DisplayName("A rule does as its scenario says")
    Stream<DynamicNode> scenarios() throws IOException {
        Map<String, List<DynamicTest>> byCode = new TreeMap<>();
        try (RuleBook rules = RuleBook.bundled()) {
            List<Trials.Result> results = Trials.of(rules).run(rules);
            for (What what : What.values()) {
                assertThat(results)
                        .as("trials of each kind")
                        .anyMatch(result -> result.trial().what() == what);
            }
            for (Trials.Result result : results) {
                byCode.computeIfAbsent(result.trial().code(), any -> new ArrayList<>())
                        .add(DynamicTest.dynamicTest(
                                result.trial().what() + ": " + result.trial().name(),
                                () -> assertThat(result.failure()).isNull()));
            }
            assertThat(byCode.keySet())
                    .containsAll(rules.rules().stream()
                            .map(rule -> rule.type().code())
                            .toList());
        }
        return byCode.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey().isEmpty() ? "the drop that all start from" : entry.getKey(), entry.getValue()));
    }
}
