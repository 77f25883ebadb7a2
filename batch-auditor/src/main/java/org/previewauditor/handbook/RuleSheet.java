package org.previewauditor.handbook;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.FindingType;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.rulebook.RuleTexts;
import org.previewauditor.rulebook.WrittenRule;
import org.previewauditor.scenario.Scenario;
import org.previewauditor.scenario.ScenarioCase;

/** All that is known of one rule, for a terminal. */
public final class RuleSheet {

    private final PrintWriter out;

    public RuleSheet(PrintWriter out) {
        this.out = out;
    }

    /**
     * @param scenario of the rule, or {@code null} where there is none
     * @throws UnknownRuleException if there is no rule of this code
     */
    public void print(String code, RuleBook rules, @Nullable Scenario scenario) {
        RuleDescription rule = find(code, rules);
        FindingType type = rule.type();
        RuleTexts texts = rule.texts();
        out.println(type.code() + ": " + rule.summary());
        out.println();
        field("effect", type.effect() + ": " + RuleWords.meaning(type.effect()));
        field("who acts", RuleWords.of(type.owner()));
        field("what to fix", RuleWords.of(type.subjectType()));
        field("part", RuleWords.of(type.part()));
        field("needs", rule.needs().isEmpty() ? "ads only" : String.join(", ", rule.needs()));
        field("comes from", rule.source());
        out.println();
        out.println("What people read");
        field("cause", texts.cause());
        field("action", texts.action());
        field("where", texts.where());
        for (int i = 0; i < texts.steps().size(); i++) {
            field(i == 0 ? "steps" : "", (i + 1) + ". " + texts.steps().get(i));
        }
        field("reference", texts.reference());
        condition(rules.written().get(code));
        if (scenario != null) {
            out.println();
            out.println("Scenario (scenarios/" + code + ".yaml): " + scenario.about());
            cases("fires", scenario.fires());
            cases("near miss", scenario.nearMisses());
        }
        out.flush();
    }

    static RuleDescription find(String code, RuleBook rules) {
        return rules.rules().stream()
                .filter(rule -> rule.type().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownRuleException(code, rules));
    }

    private void condition(@Nullable WrittenRule written) {
        if (written != null) {
            out.println();
            out.println("Condition (" + written.file() + ':' + written.line() + ')');
            written.condition().lines().forEach(line -> out.println("  " + line));
        }
    }

    private void cases(String what, List<ScenarioCase> cases) {
        for (int i = 0; i < cases.size(); i++) {
            field(i == 0 ? what : "", cases.get(i).name());
        }
    }

    private void field(String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
