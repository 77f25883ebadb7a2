package org.previewauditor.rulebook.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.KnownValues;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleProblem;
import org.previewauditor.truth.DeliveryLimits;
import org.previewauditor.truth.FormatTable;

/** What is wrong with the data beside the rules: catalogue, texts, limits, words, formats, known values. */
final class DataLint {

    private static final String MANIFEST = "rulebook.properties";
    private static final String CATALOGUE = "catalogue.txt";
    private static final String LIMITS = "limits.properties";
    private static final String WORDS = "words.properties";
    private static final String FORMATS = "formats.txt";
    private static final String DELIVERY = "delivery.properties";
    private static final String KNOWN_VALUES = "known-values.properties";

    /** Whole numbers with their least and greatest sensible value. */
    private static final Map<String, long[]> NUMBERS = Map.of(
            "horizon.days", new long[] {0, 3_650},
            "sync.old.hours", new long[] {1, 87_600},
            "spark.ads.per.ad.account", new long[] {1, 1_000_000_000},
            "open.end.days.after.start", new long[] {1, 36_500},
            "open.end.days.after.as.of", new long[] {1, 36_500},
            "error.log.old.days", new long[] {0, 36_500});

    private static final Set<String> FLAGS = Set.of("authorized.posts.need.account.access");
    private static final Set<String> JUDGED_COLUMNS =
            Set.of("ad_delivery_permission", "link_status", "connections.status");

    private final RuleFiles files;
    private final RuleSet rules;
    private final Consumer<RuleProblem> problems;
    private final Set<String> catalogue = new TreeSet<>();
    private final Set<String> formatFindings = new TreeSet<>();
    private Map<String, Set<String>> knownValues = KnownValues.documented().byColumn();

    DataLint(RuleFiles files, RuleSet rules, Consumer<RuleProblem> problems) {
        this.files = files;
        this.rules = rules;
        this.problems = problems;
    }

    /** The values that columns are known to have; of the rule book's own list, if it has one. */
    Map<String, Set<String>> knownValues() {
        return knownValues;
    }

    /** The findings that the table of formats gives. */
    Set<String> formatFindings() {
        return formatFindings;
    }

    void check() {
        checkKnownValues();
        checkManifest();
        checkCatalogue();
        checkLimits();
        checkWords();
        checkFormats();
        checkDelivery();
        SourceText texts = required(TextsLint.FILE);
        if (texts != null) {
            new TextsLint(properties(texts), rules.complete() ? rules.codes() : Set.of(), known(), problems).check();
        }
        checkScenarios();
    }

    private void checkKnownValues() {
        String text = files.find(KNOWN_VALUES);
        if (text == null) {
            return;
        }
        Map<String, Set<String>> known = new HashMap<>();
        PropertiesText properties = properties(new SourceText(KNOWN_VALUES, text));
        for (PropertiesText.Entry entry : properties.entries()) {
            Set<String> values = new TreeSet<>();
            words(entry, properties.source(), values);
            known.put(entry.key(), values);
            Set<String> columns = KnownValues.documented().byColumn().keySet();
            if (!columns.contains(entry.key())) {
                problem(
                        properties,
                        entry.keyOffset(),
                        "there is no column \"" + entry.key() + "\" whose values are known.",
                        Nearest.hint(entry.key(), columns, "Columns are"));
            }
        }
        knownValues = known;
    }

    private void checkManifest() {
        SourceText source = required(MANIFEST);
        if (source == null) {
            return;
        }
        PropertiesText properties = properties(source);
        Set<String> keys = Set.of("name", "version", "files");
        Map<String, PropertiesText.Entry> entries = entries(properties);
        for (PropertiesText.Entry entry : properties.entries()) {
            if (!keys.contains(entry.key())) {
                unknownKey(properties, entry, keys);
            }
        }
        for (String key : List.of("name", "version")) {
            if (!entries.containsKey(key) || entries.get(key).value().isEmpty()) {
                missing(source, key, "Reports call the rule book by its name and version: add \"" + key + " = …\".");
            }
        }
    }

    private void checkCatalogue() {
        SourceText source = required(CATALOGUE);
        if (source == null) {
            return;
        }
        Set<String> codes = rules.codes();
        for (int line = 1; line <= source.lines(); line++) {
            String code = source.lineAt(line).strip();
            if (code.isEmpty() || code.startsWith("#")) {
                continue;
            }
            if (!catalogue.add(code)) {
                problems.accept(source.problemOfLine(line, code + " is listed twice.", "Leave this line out."));
            } else if (rules.complete() && !codes.contains(code)) {
                problems.accept(source.problemOfLine(
                        line,
                        code + " is listed, but there is no such rule.",
                        Nearest.to(code, unlisted(codes, source))
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("Leave this line out, or write the rule.")));
            }
        }
        for (RuleSet.Rule rule : rules.rules()) {
            if (!rule.infers() && !catalogue.contains(rule.name())) {
                problems.accept(rule.file()
                        .source()
                        .problem(
                                rule.file().nameOffset(rule.descr()),
                                "rule \"" + rule.name() + "\" is not listed in " + CATALOGUE + '.',
                                "Add a line \"" + rule.name()
                                        + "\" to it, where findings of this rule are to be told."));
            }
        }
    }

    /** Codes of rules, and those that are listed. */
    private Set<String> known() {
        Set<String> known = new TreeSet<>(catalogue);
        known.addAll(rules.codes());
        return known;
    }

    private static Set<String> unlisted(Set<String> codes, SourceText catalogue) {
        Set<String> unlisted = new TreeSet<>(codes);
        catalogue.text().lines().map(String::strip).forEach(unlisted::remove);
        return unlisted;
    }

    private void checkLimits() {
        SourceText source = required(LIMITS);
        if (source == null) {
            return;
        }
        PropertiesText properties = properties(source);
        Set<String> keys = new TreeSet<>(NUMBERS.keySet());
        keys.addAll(FLAGS);
        for (PropertiesText.Entry entry : properties.entries()) {
            long[] range = NUMBERS.get(entry.key());
            if (range != null) {
                checkNumber(properties, entry, range);
            } else if (!FLAGS.contains(entry.key())) {
                unknownKey(properties, entry, keys);
            } else if (!Set.of("true", "false").contains(entry.value())) {
                problem(
                        properties,
                        entry.valueOffset(),
                        entry.key() + " is \"" + entry.value() + "\", but must be true or false.",
                        "");
            }
        }
        keys.removeAll(entries(properties).keySet());
        keys.forEach(key -> missing(source, key, "Add \"" + key + " = …\"; the bundled rules show what it was."));
    }

    private void checkNumber(PropertiesText properties, PropertiesText.Entry entry, long[] range) {
        String between = "between " + range[0] + " and " + range[1];
        if (!entry.value().matches("-?\\d{1,18}")) {
            problem(
                    properties,
                    entry.valueOffset(),
                    entry.key() + " is \"" + entry.value() + "\", but must be a whole number.",
                    "Write a number " + between + ", in digits.");
            return;
        }
        long number = Long.parseLong(entry.value());
        if (number < range[0] || number > range[1]) {
            problem(
                    properties,
                    entry.valueOffset(),
                    entry.key() + " is " + number + ", which is out of range.",
                    "Write a number " + between + '.');
        }
    }

    private void checkWords() {
        SourceText source = required(WORDS);
        if (source == null) {
            return;
        }
        PropertiesText properties = properties(source);
        Set<String> keys = new TreeSet<>();
        JUDGED_COLUMNS.forEach(column -> keys.addAll(List.of(column + ".good", column + ".bad")));
        Map<String, String> lists = new HashMap<>();
        for (PropertiesText.Entry entry : properties.entries()) {
            if (!keys.contains(entry.key())) {
                unknownKey(properties, entry, keys);
                continue;
            }
            Set<String> words = new TreeSet<>();
            words(entry, source, words);
            String column = entry.key().substring(0, entry.key().lastIndexOf('.'));
            for (String word : words) {
                String earlier = lists.putIfAbsent(column + '=' + word, entry.key());
                if (earlier != null && !earlier.equals(entry.key())) {
                    problems.accept(source.problem(
                            word,
                            entry.valueOffset(),
                            word + " of " + column + " is listed as good and as bad.",
                            "Leave it out of " + earlier + " or of " + entry.key() + '.'));
                }
            }
        }
        keys.removeAll(entries(properties).keySet());
        keys.forEach(key -> missing(source, key, "Add \"" + key + " = …\", with words between commas."));
    }

    /** Collects the words of a list, and tells those that no cell can ever be. */
    private void words(PropertiesText.Entry entry, SourceText source, Set<String> words) {
        for (String word :
                Arrays.stream(entry.value().split(",", -1)).map(String::strip).toList()) {
            String normal = word.toUpperCase(java.util.Locale.ROOT).replaceAll("[ -]+", "_");
            if (word.isEmpty()) {
                problems.accept(source.problem(
                        entry.valueOffset(),
                        entry.key() + " has an empty word.",
                        "Words stand between commas, with none at the end."));
            } else if (!word.equals(normal)) {
                problems.accept(source.problem(
                        word,
                        entry.valueOffset(),
                        "no cell is ever read as \"" + word + "\".",
                        "Words are in capitals, with _ for spaces and hyphens: " + normal + '.'));
            } else if (!words.add(word)) {
                problems.accept(source.problem(
                        word,
                        entry.valueOffset(),
                        word + " is listed twice in " + entry.key() + '.',
                        "Leave one out."));
            }
        }
    }

    private void checkFormats() {
        SourceText source = required(FORMATS);
        if (source == null) {
            return;
        }
        Map<String, Integer> conditions = new LinkedHashMap<>();
        for (int line = 1; line <= source.lines(); line++) {
            String text = source.lineAt(line).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Integer always = conditions.get("always");
            String[] parts = text.split("\\s{2,}", 4);
            if (always != null) {
                problems.accept(source.problemOfLine(
                        line,
                        "this line is never tried, because line " + always + " always holds.",
                        "Put the line with \"always\" last."));
            } else if (parts.length < 4 || checkFormat(source, line, text, parts)) {
                checkReadable(source, line, text);
            }
            if (parts.length == 4) {
                Integer earlier = conditions.putIfAbsent(parts[3], line);
                if (earlier != null && always == null) {
                    problems.accept(source.problemOfLine(
                            line, "this line is never tried, because line " + earlier + " has its condition.", ""));
                }
                formatFindings.add(parts[2]);
            }
        }
        formatFindings.remove("-");
        if (!conditions.containsKey("always")) {
            problems.accept(source.problemOfLine(
                    source.lines(),
                    "no line holds always, so some ads would have no format.",
                    "End with a line such as: NOT_LISTED  unknown  format-not-listed  always"));
        }
    }

    /** Looks at finding and values; says whether the line is still worth reading as the auditor does. */
    private boolean checkFormat(SourceText source, int line, String text, String[] parts) {
        int start = source.offset(line, 1);
        Set<String> codes = known();
        if (!parts[2].equals("-") && !codes.contains(parts[2])) {
            problems.accept(source.problem(
                    parts[2],
                    start,
                    "there is no finding \"" + parts[2] + "\".",
                    Nearest.to(parts[2], codes)
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("Write \"-\" for none, or the code of a rule.")));
        }
        for (String term : parts[3].split("\\s+and\\s+")) {
            String[] sides = term.strip().split("\\s*=\\s*", 2);
            if (!parts[3].equals("always") && !FormatTable.names().contains(sides[0])) {
                problems.accept(source.problem(
                        sides[0],
                        start + text.lastIndexOf(parts[3]),
                        "\"" + sides[0] + "\" is neither a column nor a truth of the table.",
                        Nearest.hint(sides[0], FormatTable.names(), "There are")));
                return false;
            }
            if (sides.length == 2) {
                checkValues(source, start, sides[0], sides[1]);
            }
        }
        return true;
    }

    private void checkValues(SourceText source, int start, String column, String values) {
        Set<String> known = column.equals("is_smart_performance_campaign")
                ? Set.of("TRUE", "FALSE")
                : knownValues.getOrDefault(column, Set.of());
        for (String value : Arrays.stream(values.split(",")).map(String::strip).toList()) {
            String prefix = value.endsWith("*") ? value.substring(0, value.length() - 1) : null;
            boolean possible = known.isEmpty()
                    || value.isEmpty()
                    || (prefix == null
                            ? known.contains(value)
                            : known.stream().anyMatch(one -> one.startsWith(prefix)));
            if (!possible) {
                problems.accept(source.problem(
                        value,
                        start,
                        column + " is never \"" + value + "\".",
                        Nearest.hint(value, known, "Its values are")));
            }
        }
    }

    private void checkReadable(SourceText source, int line, String text) {
        try {
            FormatTable.parse(List.of(text, "LAST  none  -  always"));
        } catch (IllegalArgumentException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "").replaceFirst("^formats\\.txt:\\d+: ", "");
            problems.accept(source.problemOfLine(line, message, "Its head comment tells how a line is written."));
        }
    }

    /** Each entry is tried among the bundled ones, so that one that cannot be read does not hide another. */
    private void checkDelivery() {
        SourceText source = required(DELIVERY);
        if (source == null) {
            return;
        }
        PropertiesText properties = properties(source);
        Properties bundled = new Properties();
        properties(new SourceText(DELIVERY, RuleFiles.bundled().text(DELIVERY)))
                .entries()
                .forEach(entry -> bundled.setProperty(entry.key(), entry.value()));
        Set<String> keys = bundled.stringPropertyNames();
        for (PropertiesText.Entry entry : properties.entries()) {
            if (!keys.contains(entry.key())) {
                unknownKey(properties, entry, keys);
                continue;
            }
            Properties tried = new Properties();
            tried.putAll(bundled);
            tried.setProperty(entry.key(), entry.value());
            try {
                new DeliveryLimits(tried).budgetMinimums();
            } catch (IllegalArgumentException | ArithmeticException e) {
                String message = Objects.requireNonNullElse(e.getMessage(), "").replaceFirst("^" + DELIVERY + ": ", "");
                problem(properties, entry.valueOffset(), message, "");
            }
        }
        Set<String> missing = new TreeSet<>(keys);
        missing.removeAll(entries(properties).keySet());
        missing.forEach(key -> missing(source, key, "Add \"" + key + " = …\"; the bundled rules show what it was."));
    }

    private void checkScenarios() {
        if (files.find(RuleFiles.BASE_SCENARIO) == null) {
            problems.accept(new RuleProblem(
                    RuleFiles.BASE_SCENARIO,
                    0,
                    0,
                    "",
                    "the file is missing.",
                    "It is the drop that all scenarios start from; \"rules export\" writes one."));
        }
        Set<String> codes = rules.codes();
        List<String> present = new ArrayList<>(files.scenarioFiles());
        present.remove(RuleFiles.BASE_SCENARIO);
        for (RuleSet.Rule rule : rules.rules()) {
            String file = RuleFiles.SCENARIOS + rule.name() + ".yaml";
            if (!rule.infers() && !present.contains(file)) {
                problems.accept(rule.file()
                        .source()
                        .problem(
                                rule.file().nameOffset(rule.descr()),
                                "rule \"" + rule.name() + "\" has no scenario.",
                                "Write " + file + ": when it fires, and when it nearly does."));
            }
        }
        for (String file : present) {
            String code = file.substring(RuleFiles.SCENARIOS.length(), file.length() - ".yaml".length());
            if (!codes.contains(code) && rules.complete()) {
                problems.accept(new RuleProblem(
                        file,
                        1,
                        0,
                        "",
                        "there is no rule \"" + code + "\".",
                        Nearest.to(code, codes)
                                .map(near -> "Did you mean \"" + near + "\"? A scenario has the name of its rule.")
                                .orElse("A scenario has the name of its rule.")));
            }
        }
    }

    private @Nullable SourceText required(String name) {
        String text = files.find(name);
        if (text == null) {
            problems.accept(new RuleProblem(
                    name, 0, 0, "", "the file is missing.", "\"rules export\" writes one that can be copied."));
            return null;
        }
        return new SourceText(name, text);
    }

    private PropertiesText properties(SourceText source) {
        PropertiesText properties = new PropertiesText(source);
        properties.problems().forEach(problems);
        Map<String, PropertiesText.Entry> seen = new HashMap<>();
        for (PropertiesText.Entry entry : properties.entries()) {
            PropertiesText.Entry earlier = seen.putIfAbsent(entry.key(), entry);
            if (earlier != null) {
                problem(
                        properties,
                        entry.keyOffset(),
                        entry.key() + " is there twice.",
                        "Line " + source.line(earlier.keyOffset()) + " has it, too; the last one would count.");
            }
        }
        return properties;
    }

    private static Map<String, PropertiesText.Entry> entries(PropertiesText properties) {
        Map<String, PropertiesText.Entry> entries = new TreeMap<>();
        properties.entries().forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }

    private void problem(PropertiesText properties, int offset, String message, String hint) {
        problems.accept(properties.source().problem(offset, message, hint));
    }

    private void unknownKey(PropertiesText properties, PropertiesText.Entry entry, Set<String> keys) {
        problem(
                properties,
                entry.keyOffset(),
                "there is no \"" + entry.key() + "\" in " + properties.source().name() + '.',
                Nearest.hint(entry.key(), keys, "There are"));
    }

    private void missing(SourceText source, String key, String hint) {
        problems.accept(new RuleProblem(source.name(), 0, 0, "", key + " is missing.", hint));
    }
}
