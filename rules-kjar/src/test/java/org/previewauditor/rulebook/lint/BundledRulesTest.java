package org.previewauditor.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.previewauditor.rulebook.RuleFiles;

/** What the program brings along is as it asks others to be. */
@DisplayName("The bundled rules")
class BundledRulesTest {

    @Test
    @DisplayName("Nothing is wrong with them")
    void nothingIsWrong() {
        assertThat(RuleCheck.check(RuleFiles.bundled())).isEmpty();
    }

    @Test
    @DisplayName("Nothing is left to compile where they are unchanged, and only what is new where a rule is")
    void onlyWhatChangedIsCompiled() {
        RuleFiles bundled = RuleFiles.bundled();
        assertThat(RuleCheck.changed(bundled.with(Map.of()), bundled)).isNull();

        Map<String, String> edited = new HashMap<>();
        edited.put(
                "status.drl", bundled.text("status.drl").replace("\"AD_STATUS_AUDIT_DENY\"", "\"AD_STATUS_REAUDIT\""));
        RuleFiles changed = RuleCheck.changed(bundled.with(edited), bundled);
        assertThat(changed).isNotNull();
        assertThat(changed.text("status.drl")).contains("rule \"ad-rejected\"").doesNotContain("rule \"ad-deleted\"");
        assertThat(changed.text("truths.drl"))
                .contains("function boolean spark")
                .doesNotContain("rule \"truths");
    }

    @Test
    @DisplayName("All is left to compile where a function is changed, because any rule may call it")
    void aFunctionIsOfAll() {
        RuleFiles bundled = RuleFiles.bundled();
        RuleFiles edited = bundled.with(Map.of(
                "truths.drl", bundled.text("truths.drl").replace("function boolean spark", "function Boolean spark")));
        assertThat(RuleCheck.changed(edited, bundled)).isSameAs(edited);
    }
}
