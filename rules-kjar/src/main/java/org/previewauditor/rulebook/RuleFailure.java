package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.ConsequenceException;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Masking;

/** Finds out what broke off a session: which rule, and where in its file. */
final class RuleFailure {

    /** The words of Drools 10, which keeps what they are made of to itself. */
    private static final Pattern CONDITION = Pattern.compile("constraint '(.*)' in \\[(.*)]", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** The class that Drools makes of the functions of a package. */
    private static final String FUNCTIONS = "org.previewauditor.rules.Rules";

    private static final String ABSENT = "What an export does not show is null: ask for it before you use it, as in "
            + "\"status != null, status.length() > 3\".";

    private final RuleFiles files;
    private final Throwable failed;
    private final Throwable root;

    private RuleFailure(RuleFiles files, Throwable failed) {
        this.files = files;
        this.failed = failed;
        Throwable deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        this.root = deepest;
    }

    /** @param ad on which the rules failed; {@code null} where it was on none, or on none alone */
    static RuleFailedException of(RuleFiles files, Throwable failed, @Nullable Ad ad) {
        String where = ad == null ? "" : " on ad " + ad.adId() + " (" + ad.source() + ')';
        return new RuleFailedException(
                "The rules in " + files.place() + " fail" + where, new RuleFailure(files, failed).problem(), failed);
    }

    private RuleProblem problem() {
        String hint = root instanceof NullPointerException ? ABSENT : "";
        List<String> names = new ArrayList<>();
        String condition = "";
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConsequenceException consequence && consequence.getRule() != null) {
                names.add(consequence.getRule().getName());
            } else if (cause instanceof ConstraintEvaluationException) {
                Matcher words = CONDITION.matcher(String.valueOf(cause.getMessage()));
                if (words.find()) {
                    condition = words.group(1);
                    QUOTED.matcher(words.group(2)).results().forEach(name -> names.add(name.group(1)));
                }
            }
        }
        String rules = names.isEmpty() ? "" : "rule \"" + String.join("\", \"", names) + "\"";
        String function = function();
        RuleProblem atFunction = function.isEmpty() ? null : atFunction(function, rules, hint);
        if (atFunction != null) {
            return atFunction;
        }
        String message = rules.isEmpty() ? reason() : rules + ": " + reason();
        WrittenRule rule = names.isEmpty() ? null : written(names.get(0));
        return rule == null
                ? new RuleProblem("", 0, 0, "", message, hint)
                : at(rule.file(), line(rule, condition), message, hint);
    }

    /** What was thrown, in the words of Java, but for what nobody is to read. */
    private String reason() {
        if (root instanceof UnsoundRulesException) {
            return String.valueOf(root.getMessage());
        }
        String message = root.getMessage() == null ? "" : ": " + Masking.text(root.getMessage());
        return root.getClass().getSimpleName() + message + (message.endsWith(".") ? "" : ".");
    }

    /** The innermost function of the rules in which it happened; empty if it was in none. */
    private String function() {
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith(FUNCTIONS)
                    && !frame.getMethodName().startsWith("<")) {
                return frame.getMethodName();
            }
        }
        return "";
    }

    private @Nullable RuleProblem atFunction(String name, String rules, String hint) {
        Pattern heading = Pattern.compile("^\\s*function\\s[^(]*\\b" + Pattern.quote(name) + "\\s*\\(.*");
        for (String file : files.ruleFiles()) {
            List<String> lines = files.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (heading.matcher(lines.get(i)).matches()) {
                    String message = "function " + name + (rules.isEmpty() ? "" : ", " + rules) + ": " + reason();
                    return at(file, i + 1, message, hint);
                }
            }
        }
        return null;
    }

    /** The rule as it is written; {@code null} if its text is not at hand, or it makes no findings. */
    private @Nullable WrittenRule written(String name) {
        return files.ruleFiles().stream()
                .filter(file -> files.text(file).contains('"' + name + '"'))
                .flatMap(file -> RuleReader.read(file, files.text(file)).rules().stream())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The line of a condition; that of the rule if it is none of its conditions. */
    private static int line(WrittenRule rule, String condition) {
        return rule.conditions().stream()
                .filter(one -> withoutSpace(one.text()).equals(withoutSpace(condition)))
                .mapToInt(Condition::line)
                .findFirst()
                .orElse(rule.line());
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private RuleProblem at(String file, int line, String message, String hint) {
        List<String> lines = files.lines(file);
        return new RuleProblem(file, line, 0, line <= lines.size() ? lines.get(line - 1) : "", message, hint);
    }
}
