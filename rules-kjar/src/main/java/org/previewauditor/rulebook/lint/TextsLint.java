package org.previewauditor.rulebook.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.previewauditor.rulebook.RuleProblem;

/** What is wrong with what people read about findings. The head comment of the file says what is asked. */
final class TextsLint {

    static final String FILE = "texts.properties";

    private static final List<String> PARTS = List.of("cause", "action", "where", "reference");
    private static final Map<String, Integer> LENGTHS = Map.of("cause", 220, "action", 100);
    private static final int MOST_STEPS = 5;
    private static final int FEWEST_STEPS = 2;
    private static final Pattern KEY = Pattern.compile("([^.]*)\\.(.*)");
    private static final Pattern STEP = Pattern.compile("step\\.([1-9]\\d*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w*\\}|\\$\\{");

    private final PropertiesText texts;
    private final Set<String> required;
    private final Set<String> codes;
    private final Consumer<RuleProblem> problems;

    /**
     * @param required the codes that must have texts
     * @param codes all codes that may have texts
     */
    TextsLint(PropertiesText texts, Set<String> required, Set<String> codes, Consumer<RuleProblem> problems) {
        this.texts = texts;
        this.required = required;
        this.codes = codes;
        this.problems = problems;
    }

    void check() {
        Map<String, PropertiesText.Entry> entries = new TreeMap<>();
        for (PropertiesText.Entry entry : texts.entries()) {
            entries.put(entry.key(), entry);
            checkKey(entry);
            checkValue(entry);
        }
        for (String code : required) {
            for (String part : PARTS) {
                if (!entries.containsKey(code + '.' + part)) {
                    missing(code + '.' + part);
                }
            }
            checkSteps(code, entries);
        }
    }

    private void checkKey(PropertiesText.Entry entry) {
        Matcher key = KEY.matcher(entry.key());
        String code = key.matches() ? key.group(1) : entry.key();
        String part = key.matches() ? key.group(2) : "";
        if (!codes.contains(code)) {
            problem(
                    entry.keyOffset(),
                    "there is no rule \"" + code + "\".",
                    Nearest.to(code, codes)
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("A key is the code of a rule, a dot, and what the text tells."));
        } else if (!PARTS.contains(part) && !STEP.matcher(part).matches()) {
            Set<String> parts = new TreeSet<>(PARTS);
            parts.add("step.1");
            problem(
                    entry.keyOffset() + code.length() + 1,
                    "a rule has no text \"" + part + "\".",
                    Nearest.hint(part, parts, "It has"));
        }
    }

    private void checkValue(PropertiesText.Entry entry) {
        String value = entry.value();
        if (value.isEmpty()) {
            problem(entry.keyOffset(), entry.key() + " is empty.", "Write what people are to read.");
            return;
        }
        if ("=+-@".indexOf(value.charAt(0)) >= 0) {
            problem(
                    entry.valueOffset(),
                    "the text begins with \"" + value.charAt(0) + "\".",
                    "A spreadsheet would take it for a formula: begin with a word.");
        }
        String part = entry.key().substring(entry.key().indexOf('.') + 1);
        int most = LENGTHS.getOrDefault(part, Integer.MAX_VALUE);
        if (value.length() > most) {
            problem(
                    entry.valueOffset() + most,
                    entry.key() + " has " + value.length() + " characters, but at most " + most + " are read.",
                    "Say it shorter; the steps have room for more.");
        }
        Matcher placeholder = PLACEHOLDER.matcher(value);
        if (placeholder.find()) {
            problem(
                    entry.valueOffset() + placeholder.start(),
                    "nothing is put in the place of \"" + placeholder.group() + "\".",
                    "Ids, names and dates are told by the evidence of a finding.");
        }
    }

    private void checkSteps(String code, Map<String, PropertiesText.Entry> entries) {
        TreeSet<Integer> steps = new TreeSet<>();
        String prefix = code + ".step.";
        for (String key : entries.keySet()) {
            if (key.startsWith(prefix)
                    && STEP.matcher(key.substring(code.length() + 1)).matches()) {
                steps.add(Integer.valueOf(key.substring(prefix.length())));
            }
        }
        for (int step = 1; step <= FEWEST_STEPS; step++) {
            if (!steps.contains(step)) {
                missing(prefix + step);
            }
        }
        for (int step : steps) {
            PropertiesText.Entry entry = entries.get(prefix + step);
            if (entry == null) {
                continue;
            }
            if (step > MOST_STEPS) {
                problem(entry.keyOffset(), "a fix has " + FEWEST_STEPS + " to " + MOST_STEPS + " steps.", "Join some.");
            } else if (step > FEWEST_STEPS && !steps.contains(step - 1)) {
                problem(entry.keyOffset(), "step " + (step - 1) + " is missing before this one.", "Number from 1 on.");
            }
        }
    }

    private void missing(String key) {
        problems.accept(new RuleProblem(
                FILE, 0, 0, "", key + " is missing.", "Add \"" + key + "=…\"; the head comment says what it tells."));
    }

    private void problem(int offset, String message, String hint) {
        problems.accept(texts.source().problem(offset, message, hint));
    }
}
