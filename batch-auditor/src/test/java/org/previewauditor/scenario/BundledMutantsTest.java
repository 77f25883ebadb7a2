package org.previewauditor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.previewauditor.rulebook.RuleBook;

/** Takes minutes, so only the complete build runs it. */
@DisplayName("Mutants of the bundled rules")
class BundledMutantsTest {

    /** Far fewer than there are, so that a test of nothing fails. */
    private static final int SOME = 900;

    @Test
    @Tag("slow")
    @DisplayName("Every condition that is left out, negated or cut short is noticed by a scenario")
    void allAreNoticed() throws IOException {
        try (RuleBook rules = RuleBook.bundled()) {
            MutationTest.Result result = MutationTest.run(rules, Trials.of(rules), Set.of());
            assertThat(result.survivors())
                    .as("breaks that no scenario notices: write a near miss for each, or leave the condition out")
                    .isEmpty();
            assertThat(result.impossible()).as("breaks that do not compile").isEmpty();
            assertThat(result.mutants()).isGreaterThan(SOME);
            assertThat(result.score()).isEqualTo("100.0 %");
        }
    }
}
