package org.previewauditor.handbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.FindingType;
import org.previewauditor.handout.Markdown;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleBookException;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.rulebook.RuleProblem;
import org.previewauditor.rulebook.RuleTexts;
import org.previewauditor.rulebook.WrittenRule;
import org.previewauditor.scenario.RuleExample;
import org.previewauditor.truth.FormatTable;

/**
 * The rules as Markdown, for people who decide by them: a page for each, an index and the table of formats. Everything in
 * it comes from the rules, their texts and their scenarios; nothing tells when or where it was made, so that the same
 * rules make the same pages.
 */
public final class Handbook {

    /** Name of the page that lists all others. */
    public static final String INDEX = "index.md";

    /** Name of the page with the table of formats. */
    public static final String FORMATS = "formats.md";

    private static final Pattern FILE_NAME = Pattern.compile("[\\p{Alnum}-]+");

    private final RuleBook rules;
    private final Map<String, WrittenRule> written;
    private final Map<String, RuleExample> examples;

    /**
     * Runs the scenarios for their examples.
     *
     * @throws org.previewauditor.rulebook.RuleBookException if a scenario is missing or cannot be read
     */
    public Handbook(RuleBook rules) throws IOException {
        this.rules = rules;
        this.written = rules.written();
        this.examples = RuleExample.of(rules);
    }

    /** All pages, by the names of their files. */
    public Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(INDEX, index(code -> code + ".md", FORMATS));
        pages.put(FORMATS, "# Formats\n\n" + formats());
        for (RuleDescription rule : rules.rules()) {
            pages.put(fileName(rule.type().code()), page(rule, "#"));
        }
        return pages;
    }

    /** All in one page. */
    public String single() {
        StringBuilder text = new StringBuilder(index(code -> '#' + code, "#formats"));
        text.append("\n## Formats\n\n").append(formats());
        for (RuleDescription rule : rules.rules()) {
            text.append('\n').append(page(rule, "##"));
        }
        return text.toString();
    }

    /** A rule may be called anything, but not so that its page lies elsewhere. */
    private String fileName(String code) {
        if (!FILE_NAME.matcher(code).matches()) {
            throw new RuleBookException(
                    rules.files().place(),
                    List.of(new RuleProblem(
                            "",
                            0,
                            "the rule \"" + code + "\" gets no page: its name may only have letters, digits and -.")));
        }
        return code + ".md";
    }

    /** Where a page is found, from the page that names it. */
    private interface Links {
        String to(String code);
    }

    private String index(Links links, String formats) {
        StringBuilder text = new StringBuilder();
        text.append("# Rules\n\n")
                .append("What `")
                .append(rules.name())
                .append("` ")
                .append(rules.version())
                .append(
                        " looks for, in the order in which findings are told. An ad gets the verdict of the strongest effect\n")
                .append("among its findings: ")
                .append(effects())
                .append(".\n\nWhich format an ad has is decided by the [table of formats](")
                .append(formats)
                .append(").\n\n| rule | effect | who acts | what it catches |\n|---|---|---|---|\n");
        for (RuleDescription rule : rules.rules()) {
            FindingType type = rule.type();
            text.append("| [")
                    .append(type.code())
                    .append("](")
                    .append(links.to(type.code()))
                    .append(") | ")
                    .append(type.effect())
                    .append(" | ")
                    .append(RuleWords.of(type.owner()))
                    .append(" | ")
                    .append(Markdown.sentence(rule.summary()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String effects() {
        return Arrays.stream(Effect.values())
                .map(effect -> effect + " (" + RuleWords.meaning(effect) + ")")
                .collect(Collectors.joining(", "));
    }

    private String formats() {
        StringBuilder text = new StringBuilder();
        text.append("The first line that holds decides. Support says how far the analytics tool shows the format.\n\n")
                .append("| format | when | support | finding |\n|---|---|---|---|\n");
        for (FormatTable.Format format : rules.policy().formats().formats()) {
            text.append("| ")
                    .append(format.name())
                    .append(" | ")
                    .append(code(format.when()))
                    .append(" | ")
                    .append(format.support())
                    .append(" | ")
                    .append(format.finding() == null ? "" : code(format.finding()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private String page(RuleDescription rule, String heading) {
        FindingType type = rule.type();
        RuleTexts texts = rule.texts();
        RuleExample example = Objects.requireNonNull(examples.get(type.code()));
        StringBuilder text = new StringBuilder();
        text.append(heading)
                .append(' ')
                .append(type.code())
                .append("\n\n")
                .append(Markdown.sentence(rule.summary()))
                .append(".\n\n")
                .append("| | |\n|---|---|\n");
        row(text, "effect", type.effect() + ": " + RuleWords.meaning(type.effect()));
        row(text, "who acts", RuleWords.of(type.owner()));
        row(text, "what to fix", RuleWords.of(type.subjectType()));
        row(text, "part", RuleWords.of(type.part()));
        row(text, "needs", rule.needs().isEmpty() ? "ads only" : String.join(", ", rule.needs()));
        row(text, "comes from", Markdown.sentence(rule.source()));
        text.append("\n**What it catches.** ")
                .append(Markdown.sentence(example.about()))
                .append("\n\n");
        text.append("It fires:\n\n");
        list(text, example.fires());
        text.append("\nIt does not:\n\n");
        list(text, example.nearMisses());
        text.append("\n**Why.** ").append(Markdown.sentence(texts.cause())).append("\n\n");
        text.append("**How to fix it.** ")
                .append(Markdown.sentence(texts.action()))
                .append(" (")
                .append(Markdown.sentence(texts.where()))
                .append(")\n\n");
        for (int i = 0; i < texts.steps().size(); i++) {
            text.append(i + 1)
                    .append(". ")
                    .append(Markdown.sentence(texts.steps().get(i)))
                    .append('\n');
        }
        text.append("\nLook it up: ")
                .append(Markdown.sentence(texts.reference()))
                .append(".\n\n");
        example(text, example);
        WrittenRule condition = written.get(type.code());
        if (condition != null) {
            text.append("**Condition** (`")
                    .append(condition.file())
                    .append("`)\n\n")
                    .append(fenced("drl", condition.condition()));
        }
        return text.toString();
    }

    private static void example(StringBuilder text, RuleExample example) {
        text.append("**Example in.** ")
                .append(Markdown.sentence(example.caseName()))
                .append("\n\n");
        for (RuleExample.Rows rows : example.rows()) {
            List<String> lines = new ArrayList<>();
            lines.add(String.join(",", rows.columns()));
            rows.rows().forEach(row -> lines.add(row.stream().map(Handbook::csv).collect(Collectors.joining(","))));
            text.append('`').append(rows.kind()).append("`\n\n").append(fenced("csv", String.join("\n", lines)));
            if (rows.more() > 0) {
                text.append(String.format(Locale.ROOT, "and %,d more rows like these.%n%n", rows.more())
                        .replace("\r", ""));
            }
        }
        if (!example.without().isEmpty()) {
            text.append("No export of ")
                    .append(String.join(", ", example.without()))
                    .append(".\n\n");
        }
        Finding finding = example.finding();
        text.append("**Example out.** Verdict ")
                .append(example.verdict())
                .append("; ")
                .append(RuleWords.of(finding.type().subjectType()))
                .append(' ')
                .append(code(finding.subjectId()));
        if (finding.evidence().isEmpty()) {
            text.append(".\n\n");
            return;
        }
        text.append(", because of\n\n");
        finding.evidence()
                .forEach(evidence -> text.append("- ").append(code(evidence)).append('\n'));
        text.append('\n');
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static void list(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append("- ").append(Markdown.sentence(line)).append('\n'));
    }

    /** A text in the letters of code. */
    private static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        return fence + text.replace("|", "\\|").replaceAll("\\s", " ") + fence;
    }

    private static String fenced(String language, String text) {
        return "```" + language + '\n' + text.replace("```", "` ` `") + "\n```\n\n";
    }

    private static String csv(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
