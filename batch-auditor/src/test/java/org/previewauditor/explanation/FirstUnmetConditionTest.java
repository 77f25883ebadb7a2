package org.previewauditor.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.export.Drop;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.finding.Decision;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.Condition;
import org.previewauditor.rulebook.Explainer;
import org.previewauditor.rulebook.Explanation;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleOutcome;

/**
 * What explain says is held against the rule engine: rules are cut off before and after the condition that is said not
 * to be met, go through the rule book like any others, and must fire and not fire. The rules are cut here by other means
 * than those of explain.
 */
@DisplayName("The first condition that is not met")
class FirstUnmetConditionTest {

    private static final Instant AS_OF = Instant.parse("2026-11-21T05:00:00Z");

    /** In the fast build, so that every format and story of the agency still has some. */
    private static final int EVERY = 23;

    private static final Pattern RULE =
            Pattern.compile("^rule \"([^\"]+)\"(.*?)^when$(.*?)^then$(.*?)^end$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FACT = Pattern.compile("^\\s*(\\$\\w+ : )?(\\w+)\\((.*)\\)\\s*$", Pattern.DOTALL);

    @TempDir
    Path folder;

    /** A rule and the number of its condition that is said not to be met, counted from 0. */
    private record Claim(String code, int condition) {

        String before() {
            return code + "-met-" + condition;
        }

        String with() {
            return code + "-unmet-" + condition;
        }
    }

    /** What is said about one ad: the rules that fired, and what the others lacked. */
    private record Said(Set<String> fired, Set<Claim> claims) {}

    @Test
    @DisplayName("is the first for ads of every sort, asked of the engine")
    void someAds() throws IOException {
        check(EVERY);
    }

    @Test
    @Tag("slow")
    @DisplayName("is the first for every ad and rule of the agency, asked of the engine")
    void allAds() throws IOException {
        check(1);
    }

    private void check(int every) throws IOException {
        List<AdContext> ads = new ArrayList<>();
        List<List<Object>> others = new ArrayList<>();
        List<AdContext> asked = new ArrayList<>();
        RunFacts run;
        Drop drop = Drop.open(List.of(Path.of("../sample-data/agency")), null);
        try (Inspection inspection = Inspection.open(drop, new AsOf(AS_OF, Duration.ofDays(14)), null);
                RuleBook rules = RuleBook.bundled()) {
            inspection.forEachBatch(ads::addAll);
            run = inspection.facts();
            Surroundings surroundings = new Surroundings(inspection, rules);
            for (int i = 0; i < ads.size(); i += every) {
                asked.add(ads.get(i));
                others.add(surroundings.of(ads.get(i)));
            }
        }
        assertThat(asked).hasSizeGreaterThan(50);

        List<Said> said = new ArrayList<>();
        Map<String, List<Condition>> conditions = new HashMap<>();
        try (RuleBook rules = RuleBook.bundled();
                Explainer explainer = Explainer.of(rules)) {
            for (int i = 0; i < asked.size(); i++) {
                said.add(said(explainer.explain(run, asked.get(i), others.get(i)), conditions));
            }
        }
        Set<Claim> claims = new HashSet<>();
        said.forEach(ad -> claims.addAll(ad.claims));
        assertThat(claims).extracting(Claim::code).hasSizeGreaterThan(80);

        try (RuleBook cut = RuleBook.open(cutRules(claims, conditions))) {
            List<Decision> decisions = cut.decide(run, asked);
            for (int i = 0; i < asked.size(); i++) {
                Set<String> found = new TreeSet<>();
                cut.decideDelivery(run, others.get(i))
                        .forEach(other -> found.add(other.finding().type().code()));
                decisions
                        .get(i)
                        .delivery()
                        .forEach(finding -> found.add(finding.type().code()));
                decisions
                        .get(i)
                        .findings()
                        .forEach(finding -> found.add(finding.type().code()));
                assertThat(found)
                        .as("rules that fired on %s", asked.get(i).ad())
                        .containsAll(said.get(i).fired);
                for (Claim claim : said.get(i).claims) {
                    if (claim.condition > 0) {
                        assertThat(found)
                                .as("%s of %s", claim, asked.get(i).ad())
                                .contains(claim.before());
                    }
                    assertThat(found)
                            .as("%s of %s", claim, asked.get(i).ad())
                            .doesNotContain(claim.with())
                            .doesNotContain(claim.code);
                }
            }
        }
    }

    private static Said said(Explanation explanation, Map<String, List<Condition>> conditions) {
        Set<String> fired = new HashSet<>();
        Set<Claim> claims = new HashSet<>();
        for (RuleOutcome outcome : explanation.outcomes()) {
            String code = outcome.rule().type().code();
            conditions.put(code, outcome.written().conditions());
            if (outcome.fired()) {
                assertThat(outcome.findings()).as(code).isNotEmpty();
                // What is said about the delivery of a deleted ad is dropped by the rule book itself.
                if (!outcome.silenced() || outcome.isOfVerdict()) {
                    fired.add(code);
                }
            } else {
                assertThat(outcome.findings()).as(code).isEmpty();
                claims.add(new Claim(code, outcome.met()));
            }
        }
        return new Said(fired, claims);
    }

    /** The bundled rules, none of which makes the verdict UNSUPPORTED so that nothing is silenced, and the cut ones. */
    private Path cutRules(Set<Claim> claims, Map<String, List<Condition>> conditions) throws IOException {
        RuleFiles bundled = RuleFiles.bundled();
        StringBuilder catalogue = new StringBuilder(bundled.text("catalogue.txt"));
        StringBuilder texts = new StringBuilder(bundled.text("texts.properties"));
        for (String name : bundled.names()) {
            if (!name.contains("/")) {
                Files.writeString(folder.resolve(name), bundled.text(name));
            }
        }
        Map<String, Set<Claim>> byCode = new TreeMap<>();
        claims.forEach(claim ->
                byCode.computeIfAbsent(claim.code, any -> new HashSet<>()).add(claim));
        for (String file : bundled.ruleFiles()) {
            StringBuilder drl = new StringBuilder(bundled.text(file).replace("UNSUPPORTED", "NOTICE"));
            for (MatchResult rule : RULE.matcher(bundled.text(file)).results().toList()) {
                List<String[]> patterns = patterns(rule.group(3));
                for (Claim claim : byCode.getOrDefault(rule.group(1), Set.of())) {
                    assertThat(asTexts(patterns))
                            .as(claim.code)
                            .isEqualTo(conditions.get(claim.code).stream()
                                    .map(Condition::text)
                                    .map(text -> text.replaceAll("\\s", ""))
                                    .toList());
                    List<String> names =
                            claim.condition == 0 ? List.of(claim.with()) : List.of(claim.before(), claim.with());
                    for (String name : names) {
                        int length = claim.condition + (name.equals(claim.with()) ? 1 : 0);
                        drl.append(cut(name, patterns, length));
                        catalogue.append(name).append('\n');
                        for (String key : List.of("cause", "action", "where", "step.1", "reference")) {
                            texts.append(name).append('.').append(key).append("=x\n");
                        }
                    }
                }
            }
            Files.writeString(folder.resolve(file), drl);
        }
        Files.writeString(folder.resolve("catalogue.txt"), catalogue);
        Files.writeString(folder.resolve("texts.properties"), texts);
        return folder;
    }

    private static String cut(String name, List<String[]> patterns, int conditions) {
        StringBuilder when = new StringBuilder();
        int left = conditions;
        for (String[] pattern : patterns) {
            if (left > 0) {
                int constraints = Math.min(left - 1, pattern.length - 2);
                when.append(pattern[0]).append(pattern[1]).append("( ");
                when.append(String.join(", ", List.of(pattern).subList(2, 2 + constraints)));
                when.append(" )\n");
                left -= 1 + constraints;
            }
        }
        boolean ofAd = patterns.stream().anyMatch(pattern -> pattern[1].equals("AuditedAd"));
        String missing = ofAd && !when.toString().contains("$ad :") ? "$ad : AuditedAd()\n" : "";
        return "rule \"" + name + "\" @summary(\"x\") @effect(\"NOTICE\") @owner(\"ANALYST\") @subject(\"AD\")"
                + " @source(\"x\")\nwhen\n" + when + missing
                + "then\n    findings.add(drools.getRule().getName(), " + (ofAd ? "$ad" : "\"x\", \"x\"")
                + ");\nend\n";
    }

    /** Each pattern as the name that it binds, the type of fact, and its constraints. */
    private static List<String[]> patterns(String when) {
        List<String[]> patterns = new ArrayList<>();
        for (String pattern : split(when.replaceAll("(?m)^    (?=\\S)", "\u0000"), '\u0000')) {
            MatchResult fact = FACT.matcher(pattern).results().findFirst().orElseThrow();
            List<String> parts = new ArrayList<>();
            parts.add(fact.group(1) == null ? "" : fact.group(1));
            parts.add(fact.group(2));
            parts.addAll(split(fact.group(3), ','));
            patterns.add(parts.toArray(new String[0]));
        }
        return patterns;
    }

    private static List<String> asTexts(List<String[]> patterns) {
        List<String> texts = new ArrayList<>();
        for (String[] pattern : patterns) {
            texts.add(pattern[1] + "()");
            for (int i = 2; i < pattern.length; i++) {
                texts.add(pattern[i].replaceAll("\\s", ""));
            }
        }
        return texts;
    }

    /** Splits where no parenthesis is open; parts without text are left out. */
    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int open = 0;
        for (char c : (text + at).toCharArray()) {
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == at && open == 0) {
                if (!part.toString().isBlank()) {
                    parts.add(part.toString().strip());
                }
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return parts;
    }
}
