package org.previewauditor.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.rulebook.WrittenRule.Step;
import org.previewauditor.truth.Policy;

/** What the rule engine answered: which conditions of each rule are met, up to which, and by which facts. */
final class Answers {

    /** Between the name of a rule and the number of a condition. */
    private static final char NUMBER = '#';

    /** The first match of a rule's conditions up to one of them. */
    private record Met(List<Object> facts, Map<String, Object> variables) {}

    private final Map<String, Met> byName = new HashMap<>();

    private Answers() {}

    /** The name of the rule that asks for all conditions of a rule up to the one with this number. */
    static String name(WrittenRule rule, int number) {
        return rule.name() + NUMBER + number;
    }

    /** @param facts what the rules are asked about */
    static Answers ask(RuleBase asking, Policy policy, RunFacts run, List<?> facts) {
        Answers answers = new Answers();
        KieSession session = asking.kieBase().newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    answers.add(event.getMatch());
                }
            });
            RuleBook.insert(session, run, policy, new CollectedFindings(Map.of(), ErrorFindings.NONE, 1), facts);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return answers;
    }

    /** How many conditions of this rule are met, counted from the first. */
    int met(WrittenRule rule) {
        int met = 0;
        while (met < rule.steps().size() && byName.containsKey(name(rule, met))) {
            met++;
        }
        return met;
    }

    /** What the first condition of this rule that is not met looked at; empty if it looked at no single fact. */
    List<Seen> seen(WrittenRule rule) {
        int met = met(rule);
        Step unmet = met == rule.steps().size() ? null : rule.steps().get(met);
        String factType = unmet == null || unmet.first() ? null : unmet.factType();
        Met before = factType == null ? null : byName.get(name(rule, met - 1));
        Object fact = before == null ? null : last(before.facts, factType);
        return unmet == null || before == null || fact == null
                ? List.of()
                : SeenValues.of(unmet.condition().text(), fact, before.variables);
    }

    private void add(Match match) {
        Map<String, Object> variables = new HashMap<>();
        for (String name : match.getDeclarationIds()) {
            variables.put(name, match.getDeclarationValue(name));
        }
        byName.putIfAbsent(match.getRule().getName(), new Met(List.copyOf(match.getObjects()), variables));
    }

    /** The fact of the last pattern of this type. */
    private static @Nullable Object last(List<Object> facts, @Nullable String type) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            for (Class<?> of = facts.get(i).getClass(); of != null; of = of.getSuperclass()) {
                if (of.getSimpleName().equals(type) || of.getName().equals(type)) {
                    return facts.get(i);
                }
            }
        }
        return facts.isEmpty() ? null : facts.get(facts.size() - 1);
    }
}
