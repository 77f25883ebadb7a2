package org.previewauditor.scenario;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;

/**
 * One thing that a scenario asks of the rules: an expectation about a case, or about a case from which a kind of export is
 * taken.
 *
 * @param code the rule that the scenario is about; empty for the drop that all start from
 * @param name what is tried, in a sentence
 * @param whole the case
 * @param less the case without the kind, or {@code null} if nothing is taken
 * @param kind the kind that is taken, or empty
 * @param mayFire whether the rule may fire without the kind
 * @param among the trials of which one must become OK
 */
public record Trial(
        String code,
        String name,
        What what,
        ScenarioCase whole,
        @Nullable ScenarioCase less,
        String kind,
        boolean mayFire,
        List<Trial> among) {

    /** Where a piece of evidence stands. */
    private static final Pattern PLACE = Pattern.compile(" \\([\\w-]+\\.csv:\\d+\\)$");

    /** What is asked. */
    public enum What {
        /** Nothing is found. */
        NOTHING,
        /** The rule fires. */
        FIRES,
        /** The rule does not fire, though it nearly does. */
        NEARLY,
        /** Without a kind of export nothing is concluded that it would have to show. */
        WITHHELD,
        /** Without a kind of export the ad of some case becomes OK, as the scenario says. */
        BECOMES_OK
    }

    /**
     * What is wrong.
     *
     * @param expected what the scenario asks
     * @param found what the rules found instead
     * @param facts the rows of the drop
     * @param brokeAt the place in the rules that threw an exception, which is nothing that this trial asks about; empty
     *     if the rules decided
     */
    public record Failure(String expected, String found, String facts, String brokeAt) {

        @Override
        public String toString() {
            return "expected: " + expected + "\nfound:    " + found + "\nfacts:    " + facts;
        }
    }

    /**
     * Compares what is asked with what is found.
     *
     * @param outcomes what is found about the ad of a case
     * @return {@code null} if it is what was asked
     */
    @Nullable
    Failure judge(Function<ScenarioCase, Outcome> outcomes) {
        return switch (what) {
            case NOTHING -> nothing(outcomes.apply(whole));
            case FIRES -> fires(outcomes.apply(whole));
            case NEARLY -> {
                Outcome outcome = outcomes.apply(whole);
                yield outcome.has(code) ? failure(code + " does not fire", outcome, whole) : null;
            }
            case WITHHELD -> withheld(outcomes);
            case BECOMES_OK ->
                among.stream().anyMatch(trial -> trial.becomesOk(outcomes))
                        ? null
                        : failure("some ad becomes OK without " + kind, outcomes.apply(without()), without());
        };
    }

    private @Nullable Failure nothing(Outcome outcome) {
        return outcome.verdict() == Verdict.OK && outcome.findings().isEmpty()
                ? null
                : failure("nothing is found", outcome, whole);
    }

    private @Nullable Failure fires(Outcome outcome) {
        Finding finding = outcome.finding(code).orElse(null);
        if (finding == null) {
            return failure(code + " fires", outcome, whole);
        }
        if (outcome.isToldTwice(finding)) {
            return failure(code + " fires once for " + finding.subjectId(), outcome, whole);
        }
        String subject = whole.subject();
        if (subject != null && !subject.equals(finding.subjectId())) {
            return failure(code + " is about " + subject, outcome, whole);
        }
        List<String> evidence = whole.evidence();
        if (evidence != null && !isEvidence(evidence, finding.evidence())) {
            return failure(code + " has the evidence " + evidence, outcome, whole);
        }
        return null;
    }

    private @Nullable Failure withheld(Function<ScenarioCase, Outcome> outcomes) {
        Outcome after = outcomes.apply(without());
        if (after.has(code) && !mayFire) {
            return failure(code + " does not fire, because there is no " + kind, after, without());
        }
        if (!after.has(code) && whole.stillFiresWithout().contains(kind)) {
            return failure(code + " still fires without " + kind, after, without());
        }
        if (after.verdict() == Verdict.OK
                && !whole.okWithout().contains(kind)
                && outcomes.apply(whole).verdict() != Verdict.OK) {
            return failure("the ad does not become OK because there is no " + kind, after, without());
        }
        return null;
    }

    private boolean becomesOk(Function<ScenarioCase, Outcome> outcomes) {
        return outcomes.apply(without()).verdict() == Verdict.OK
                && outcomes.apply(whole).verdict() != Verdict.OK;
    }

    private ScenarioCase without() {
        if (less == null) {
            throw new IllegalStateException("Nothing is taken from this case.");
        }
        return less;
    }

    private static Failure failure(String expected, Outcome found, ScenarioCase in) {
        return failure(expected, found.toString(), in, "");
    }

    static Failure failure(String expected, String found, ScenarioCase in, String brokeAt) {
        return new Failure(expected, found, "ad \"" + in.ad() + "\" of\n" + in.drop(), brokeAt);
    }

    /** Whether evidence is as expected, with its place where that is expected, too. */
    private static boolean isEvidence(List<String> expected, List<String> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!expected.get(i).equals(found.get(i))
                    && !expected.get(i).equals(PLACE.matcher(found.get(i)).replaceFirst(""))) {
                return false;
            }
        }
        return true;
    }
}
