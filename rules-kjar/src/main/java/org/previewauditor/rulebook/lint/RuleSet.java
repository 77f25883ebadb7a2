package org.previewauditor.rulebook.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.previewauditor.rulebook.RuleFiles;

/** All rule files of a rule book, read but not judged. */
final class RuleSet {

    /** A call of a function, not of a method. */
    private static final Pattern CALL = Pattern.compile("(?<![.\\w])([a-z]\\w*)\\s*\\(");

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** A function that rules can call, whichever file it stands in. */
    record Function(DrlFile file, FunctionDescr descr) {}

    /** A rule, with the file it stands in. */
    record Rule(DrlFile file, RuleDescr descr) {
        String name() {
            return descr.getName();
        }

        /** A rule that derives facts makes no finding. */
        boolean infers() {
            return descr.getAnnotation("inference") != null;
        }
    }

    private final List<DrlFile> files = new ArrayList<>();
    private final Map<String, Function> functions = new TreeMap<>();
    private final List<Rule> rules = new ArrayList<>();

    RuleSet(RuleFiles texts) {
        for (String name : texts.ruleFiles()) {
            DrlFile file = DrlFile.parse(name, Objects.requireNonNullElse(texts.find(name), ""));
            files.add(file);
            PackageDescr parsed = file.parsed();
            if (parsed != null) {
                parsed.getFunctions()
                        .forEach(function -> functions.put(function.getName(), new Function(file, function)));
                parsed.getRules().forEach(rule -> rules.add(new Rule(file, rule)));
            }
        }
    }

    List<DrlFile> files() {
        return files;
    }

    List<Rule> rules() {
        return rules;
    }

    Map<String, Function> functions() {
        return functions;
    }

    /** Whether every file could be read, so that a rule which is not here does not exist. */
    boolean complete() {
        return files.stream().allMatch(file -> file.parsed() != null);
    }

    /** Names of the rules that make findings. */
    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        rules.stream().filter(rule -> !rule.infers()).forEach(rule -> codes.add(rule.name()));
        return codes;
    }

    /** What is imported in a file: full names by simple names. */
    static Map<String, String> imports(DrlFile file) {
        Map<String, String> imports = new LinkedHashMap<>();
        PackageDescr parsed = file.parsed();
        if (parsed != null) {
            for (ImportDescr line : parsed.getImports()) {
                String target = line.getTarget();
                imports.put(target.substring(target.lastIndexOf('.') + 1), target);
            }
        }
        return imports;
    }

    /** The texts that a function, and those that it calls, are written with: all that it can return if it returns a word. */
    Set<String> wordsOf(String function) {
        Set<String> words = new TreeSet<>();
        addWords(function, words, new TreeSet<>());
        return words;
    }

    /** Adds the functions that a rule or function calls, and those that they call. */
    void addCalled(String name, Set<String> called) {
        Function function = functions.get(name);
        String text = function != null
                ? function.descr().getBody()
                : rules.stream()
                        .filter(rule -> rule.name().equals(name))
                        .map(rule -> rule.file()
                                .source()
                                .text()
                                .substring(
                                        rule.file().ruleStart(rule.descr()),
                                        rule.file().ruleEnd(rule.descr())))
                        .collect(Collectors.joining());
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            if (functions.containsKey(call.group(1)) && called.add(call.group(1))) {
                addCalled(call.group(1), called);
            }
        }
    }

    private void addWords(String name, Set<String> words, Set<String> seen) {
        Function function = functions.get(name);
        if (function == null || !seen.add(name)) {
            return;
        }
        String body = function.descr().getBody();
        Matcher word = WORD.matcher(body);
        while (word.find()) {
            words.add(word.group(1));
        }
        Matcher call = CALL.matcher(body);
        while (call.find()) {
            addWords(call.group(1), words, seen);
        }
    }
}
