package org.previewauditor.rulebook.lint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.PackageDescr;

/**
 * What rules may not use. The order in which rules fire means nothing, facts never change, and a rule sees no clock, no
 * file and no network but through facts: so the same drop always has the same report.
 */
final class ForbiddenLint {

    private static final Map<String, String> ATTRIBUTES = attributes();

    /** Words that are called like functions and change the session. */
    private static final Map<String, String> CHANGES = Map.of(
            "modify", "Facts never change: write a rule about the truth that you need.",
            "update", "Facts never change: write a rule about the truth that you need.",
            "delete", "Facts stay as long as the session.",
            "retract", "Facts stay as long as the session.",
            "insertLogical", "Nothing is ever retracted here, so truth maintenance only costs time.",
            "insert", "Only a rule with @inference(\"Fact\") derives facts; the others add findings.");

    private static final Set<String> JAVA_WORDS =
            Set.of("if", "for", "while", "switch", "catch", "return", "synchronized", "super", "this", "do", "else");

    /** Methods of allowed classes that look at the world all the same. */
    private static final Set<String> METHODS = Set.of(
            "now",
            "systemUTC",
            "systemDefaultZone",
            "random",
            "randomUUID",
            "getClass",
            "forName",
            "getResource",
            "getResourceAsStream",
            "wait",
            "notify",
            "notifyAll",
            "parallel",
            "parallelStream",
            "getProperty",
            "exit",
            "exec",
            "halt");

    private static final Set<String> LANG = Set.of(
            "Object",
            "String",
            "StringBuilder",
            "CharSequence",
            "Character",
            "Boolean",
            "Integer",
            "Long",
            "Double",
            "Number",
            "Math",
            "Iterable",
            "Comparable",
            "Enum",
            "Override",
            "IllegalArgumentException",
            "IllegalStateException",
            "Record",
            "Void");

    private static final Pattern PACKAGES = Pattern.compile("java\\.util\\.(?:function\\.|stream\\.|regex\\.)?[A-Z]\\w*"
            + "|java\\.time\\.(?:temporal\\.|format\\.)?[A-Z]\\w*|java\\.math\\.[A-Z]\\w*"
            + "|org\\.previewauditor\\.(?:fact|truth|finding|rules)\\.[A-Z]\\w*");

    private static final Set<String> NOT_OF_THEM = Set.of(
            "java.util.Random",
            "java.util.Scanner",
            "java.util.Timer",
            "java.util.UUID",
            "java.util.ServiceLoader",
            "java.util.SplittableRandom",
            "java.time.Clock");

    private static final Pattern NAME =
            Pattern.compile("(?<![\\w$.])((?:[a-z]\\w*\\.)+)?([A-Z]\\w*)|(\\.\\s*)?(?<![\\w$])([a-z]\\w*)\\s*\\(");

    private final RuleSet rules;
    private final Scope scope;

    ForbiddenLint(RuleSet rules, Scope scope) {
        this.rules = rules;
        this.scope = scope;
    }

    private static Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        for (String order : new String[] {
            "salience", "agenda-group", "ruleflow-group", "activation-group", "auto-focus", "lock-on-active", "no-loop"
        }) {
            attributes.put(
                    order, "The order in which rules fire must not matter: say in the condition what must hold.");
        }
        for (String time : new String[] {"date-effective", "date-expires", "timer", "duration", "calendars"}) {
            attributes.put(time, "The only clock of rules is the instant of AsOf.");
        }
        attributes.put("enabled", "Take a rule that should not count out of the folder.");
        attributes.put("dialect", "Rules are written in the one dialect that is the default, java.");
        return attributes;
    }

    /** Looks at what stands outside of rules. */
    void check(PackageDescr parsed) {
        for (AttributeDescr attribute : parsed.getAttributes()) {
            tell(attribute, 0);
        }
        for (GlobalDescr global : parsed.getGlobals()) {
            if (!global.getIdentifier().equals("findings")) {
                scope.problem(
                        Math.max(0, scope.source().text().indexOf(global.getIdentifier())),
                        "nobody gives a value to the global \"" + global.getIdentifier() + "\".",
                        "The only global is: global Findings findings;");
            }
        }
        for (Map.Entry<String, String> line : scope.imports().entrySet()) {
            if (!allowed(line.getValue()) && !line.getKey().equals("*")) {
                scope.problem(
                        Math.max(0, scope.source().text().indexOf(line.getValue())),
                        "rules may not use " + line.getValue() + '.',
                        "Rules see facts, truths and findings, java.util, java.time and java.math.");
            }
        }
        parsed.getFunctions()
                .forEach(function -> body(function.getStartCharacter(), function.getEndCharacter(), false));
    }

    /** Looks at a rule. */
    void check(RuleSet.Rule rule) {
        for (AttributeDescr attribute : rule.descr().getAttributes().values()) {
            tell(attribute, rule.file().ruleStart(rule.descr()));
        }
        eval(rule.descr().getLhs(), rule);
        int from = rule.file().thenOffset(rule.descr()) + "then".length();
        int to = rule.file().ruleEnd(rule.descr()) - "end".length();
        body(from, to, rule.infers());
        String code = blank(scope.source().text().substring(from, to), false);
        if (!rule.infers() && !code.replaceAll("\\s", "").contains("findings.add(")) {
            scope.problem(
                    rule.file().nameOffset(rule.descr()),
                    "rule \"" + rule.name() + "\" makes no finding.",
                    "Call findings.add(drools.getRule().getName(), $ad, Evidence.of(…)) after \"then\".");
        }
        otherCode(rule, code, from);
    }

    /** A finding has the name of the rule that makes it. */
    private void otherCode(RuleSet.Rule rule, String code, int from) {
        Matcher added =
                Pattern.compile("findings\\s*\\.\\s*add\\(\\s*(\"[^\"]*\")").matcher(code);
        while (added.find()) {
            if (!added.group(1).equals('"' + rule.name() + '"')) {
                scope.problem(
                        from + added.start(1),
                        "rule \"" + rule.name() + "\" makes a finding of another name, " + added.group(1) + '.',
                        "Write findings.add(drools.getRule().getName(), …).");
            }
        }
    }

    private void tell(AttributeDescr attribute, int from) {
        String name = attribute.getName();
        scope.problem(
                Math.max(0, scope.source().text().indexOf(name, from)),
                "rules may not use " + name + '.',
                ATTRIBUTES.getOrDefault(name, ""));
    }

    private void eval(BaseDescr descr, RuleSet.Rule rule) {
        if (descr instanceof EvalDescr) {
            int start = rule.file().ruleStart(rule.descr());
            scope.problem(
                    Math.max(0, scope.source().text().indexOf("eval", start)),
                    "rules may not use eval.",
                    "Write the condition inside the pattern that it is about: nothing can be found faster or explained.");
        } else if (descr instanceof ConditionalElementDescr several) {
            several.getDescrs().forEach(part -> eval((BaseDescr) part, rule));
        }
    }

    /** Looks at Java code between two offsets. */
    private void body(int from, int to, boolean infers) {
        String code = blank(scope.source().text().substring(from, to), true);
        Matcher name = NAME.matcher(code);
        while (name.find()) {
            if (name.group(2) != null) {
                type(name.group(1), name.group(2), from + name.start());
            } else {
                call(name.group(3) != null, name.group(4), from + name.start(4), infers);
            }
        }
        Matcher context = Pattern.compile("\\bdrools\\s*\\.(?!\\s*getRule\\(\\)\\.getName\\(\\))")
                .matcher(code);
        while (context.find()) {
            scope.problem(
                    from + context.start(),
                    "rules may ask \"drools\" for nothing but the rule's name.",
                    "Write drools.getRule().getName().");
        }
    }

    private void type(String packageName, String simpleName, int offset) {
        String full = packageName != null
                ? packageName + simpleName
                : scope.imports().getOrDefault(simpleName, "java.lang." + simpleName);
        if (packageName != null && !packageName.startsWith("java.") && !packageName.startsWith("org.")) {
            return;
        }
        boolean constant = packageName == null && simpleName.equals(simpleName.toUpperCase(java.util.Locale.ROOT));
        if (!allowed(full) && !constant && Vocabulary.resolve(full, Map.of()).isPresent()) {
            scope.problem(
                    offset,
                    "rules may not use " + (packageName == null ? simpleName : full) + '.',
                    "A rule prints nothing, opens nothing and waits for nothing: it adds findings.");
        }
    }

    private static boolean allowed(String fullName) {
        return fullName.startsWith("java.lang.")
                ? LANG.contains(fullName.substring("java.lang.".length()))
                : PACKAGES.matcher(fullName).matches() && !NOT_OF_THEM.contains(fullName);
    }

    private void call(boolean onSomething, String name, int offset, boolean infers) {
        if (onSomething) {
            if (METHODS.contains(name)) {
                scope.problem(
                        offset,
                        "rules may not call " + name + "().",
                        name.equals("now") || name.startsWith("system")
                                ? "The only clock of rules is the instant of AsOf."
                                : "The same drop must always have the same report.");
            }
        } else if (CHANGES.containsKey(name) && !(name.equals("insert") && infers)) {
            scope.problem(offset, "rules may not call " + name + "().", CHANGES.get(name));
        } else if (!JAVA_WORDS.contains(name) && !rules.functions().containsKey(name) && !CHANGES.containsKey(name)) {
            scope.problem(
                    offset,
                    "there is no function \"" + name + "\".",
                    Nearest.hint(name, rules.functions().keySet(), "Functions are"));
        }
    }

    /** The same text with spaces for comments and, if asked, for what stands in quotes. */
    static String blank(String code, boolean texts) {
        Matcher found = Pattern.compile(
                        "//[^\n]*|/\\*.*?\\*/|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)*'", Pattern.DOTALL)
                .matcher(code);
        StringBuilder blanked = new StringBuilder(code);
        while (found.find()) {
            boolean text = code.charAt(found.start()) == '"' || code.charAt(found.start()) == '\'';
            for (int i = found.start(); i < found.end() && (texts || !text); i++) {
                if (code.charAt(i) != '\n' && code.charAt(i) != '\r') {
                    blanked.setCharAt(i, ' ');
                }
            }
        }
        return blanked.toString();
    }
}
