package org.previewauditor.rulebook.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.jspecify.annotations.Nullable;
import org.kie.memorycompiler.CompilationProblem;
import org.kie.memorycompiler.JavaCompiler;
import org.kie.memorycompiler.JavaCompilerSettings;
import org.kie.memorycompiler.resources.MemoryResourceReader;
import org.kie.memorycompiler.resources.MemoryResourceStore;
import org.previewauditor.rulebook.RuleProblem;

/**
 * Compiles functions and consequences as Java, each at the very place where it stands in its file, so that the Java
 * compiler's messages have the right line. The rule compiler gives them lines of code that it generated.
 */
final class JavaLint {

    private static final Pattern UNDEFINED_METHOD =
            Pattern.compile("The method (\\w+)\\(.*\\) is undefined for the type ([\\w.]+)");
    private static final Pattern UNRESOLVED =
            Pattern.compile("([\\w$]+) cannot be resolved(?: to a (?:type|variable))?");
    private static final Pattern NO_FIELD = Pattern.compile("(\\w+) cannot be resolved or is not a field");

    private final RuleSet rules;
    private final Map<RuleSet.Rule, Map<String, @Nullable Class<?>>> variables;

    /** @param variables what each rule binds, by name; a rule that is not among them is left out */
    JavaLint(RuleSet rules, Map<RuleSet.Rule, Map<String, @Nullable Class<?>>> variables) {
        this.rules = rules;
        this.variables = variables;
    }

    List<RuleProblem> check() {
        Map<String, DrlFile> byPath = new TreeMap<>();
        Map<String, SourceText> code = new TreeMap<>();
        MemoryResourceReader reader = new MemoryResourceReader();
        List<DrlFile> files =
                rules.files().stream().filter(file -> file.parsed() != null).toList();
        for (int i = 0; i < files.size(); i++) {
            String path = packageOf(files.get(i)).replace('.', '/') + '/' + className(i) + ".java";
            byPath.put(path, files.get(i));
            code.put(path, new SourceText(path, source(files, i)));
            reader.add(path, code.get(path).text().getBytes(StandardCharsets.UTF_8));
        }
        JavaCompilerSettings settings = new JavaCompilerSettings();
        settings.setSourceVersion("17");
        settings.setTargetVersion("17");
        settings.setSourceEncoding(StandardCharsets.UTF_8.name());
        JavaCompiler compiler = JavaCompiler.createEclipseCompiler();
        compiler.setSourceFolder("");
        CompilationProblem[] errors = compiler.compile(
                        byPath.keySet().toArray(new String[0]),
                        reader,
                        new MemoryResourceStore(),
                        JavaLint.class.getClassLoader(),
                        settings)
                .getErrors();
        List<RuleProblem> problems = new ArrayList<>();
        for (CompilationProblem error : errors) {
            String path = error.getFileName().replace('\\', '/').replaceFirst("^/", "");
            DrlFile file = byPath.get(path);
            SourceText generated = code.get(path);
            if (file != null && generated != null) {
                place(error, generated, file.source()).ifPresent(offset -> problems.add(problem(file, offset, error)));
            }
        }
        return problems;
    }

    /**
     * Where an error is in the file; nowhere if it is in what was added here. Columns are told as offsets from the start of
     * the generated file.
     */
    private static OptionalInt place(CompilationProblem error, SourceText generated, SourceText source) {
        int line = error.getStartLine();
        if (line > source.lines()) {
            return OptionalInt.empty();
        }
        int column = error.getStartColumn() - generated.offset(line, 1);
        return column < 0 || column > source.lineAt(line).length()
                ? OptionalInt.empty()
                : OptionalInt.of(source.offset(line, column + 1));
    }

    private RuleProblem problem(DrlFile file, int offset, CompilationProblem error) {
        String message = error.getMessage().strip();
        Matcher method = UNDEFINED_METHOD.matcher(message);
        if (method.find()) {
            Class<?> type = type(method.group(2), file);
            if (type != null) {
                return file.source()
                        .problem(
                                offset,
                                type.getSimpleName() + " has no method \"" + method.group(1) + "\" that takes this.",
                                Nearest.hint(method.group(1), Vocabulary.methods(type), "It has"));
            }
        }
        Matcher unresolved = UNRESOLVED.matcher(message);
        if (NO_FIELD.matcher(message).find() || !unresolved.find()) {
            return file.source().problem(offset, sentence(message), "");
        }
        String name = unresolved.group(1);
        return file.source()
                .problem(
                        offset,
                        "\"" + name + "\" is not known here.",
                        Vocabulary.known(name)
                                .map(found -> "Add \"import " + found.getName() + ";\" at the top.")
                                .orElse("A rule knows the variables that its patterns bind, and what is imported."));
    }

    private @Nullable Class<?> type(String name, DrlFile file) {
        return Vocabulary.resolve(name, RuleSet.imports(file))
                .or(() -> Vocabulary.known(name))
                .orElse(null);
    }

    private static String sentence(String message) {
        String first = message.lines().findFirst().orElse(message);
        return Character.toLowerCase(first.charAt(0)) + first.substring(1) + (first.endsWith(".") ? "" : ".");
    }

    private static String className(int number) {
        return "Checked" + number;
    }

    private static String packageOf(DrlFile file) {
        PackageDescr parsed = file.parsed();
        return parsed == null || parsed.getName().isEmpty() ? "defaultpkg" : parsed.getName();
    }

    /** A class with the functions and consequences of a file in their places, and nothing else. */
    private String source(List<DrlFile> files, int number) {
        DrlFile file = files.get(number);
        PackageDescr parsed = file.parsed();
        if (parsed == null) {
            throw new IllegalArgumentException("A file that cannot be read has no functions.");
        }
        SourceText source = file.source();
        StringBuilder code = new StringBuilder(source.text().replaceAll("[^\r\n]", " "));
        Map<Integer, String> atLineEnd = new HashMap<>();
        int firstPart = source.text().length();
        for (FunctionDescr function : parsed.getFunctions()) {
            int start = function.getStartCharacter();
            int end = Math.min(source.text().length(), function.getEndCharacter());
            code.replace(start, end, source.text().substring(start, end).replaceFirst("^function", "static  "));
            firstPart = Math.min(firstPart, start);
        }
        for (RuleSet.Rule rule : rules.rules()) {
            if (!rule.file().equals(file)) {
                continue;
            }
            int start = file.ruleStart(rule.descr());
            firstPart = Math.min(firstPart, start);
            Map<String, @Nullable Class<?>> bound = variables.get(rule);
            if (bound == null || bound.containsValue(null)) {
                continue;
            }
            int from = file.thenOffset(rule.descr()) + "then".length();
            int to = file.ruleEnd(rule.descr()) - "end".length();
            code.replace(from, to, source.text().substring(from, to));
            code.setCharAt(to, '}');
            atLineEnd.merge(source.line(start), header(source.line(start), bound), String::concat);
        }
        return lines(code.toString(), atLineEnd, preamble(files, number), source.line(firstPart));
    }

    private static String header(int line, Map<String, @Nullable Class<?>> bound) {
        Map<String, Class<?>> known = new LinkedHashMap<>();
        bound.forEach((name, type) -> {
            if (type != null) {
                known.put(name, type);
            }
        });
        return "static void rule" + line
                + known.entrySet().stream()
                        .map(variable -> variable.getValue().getCanonicalName() + ' ' + variable.getKey())
                        .collect(Collectors.joining(
                                ", ",
                                "(org.kie.api.runtime.rule.RuleContext drools, "
                                        + "org.previewauditor.finding.Findings findings, ",
                                ") {"))
                        .replace("findings, )", "findings)");
    }

    private String preamble(List<DrlFile> files, int number) {
        StringBuilder preamble = new StringBuilder("package " + packageOf(files.get(number)) + "; ");
        RuleSet.imports(files.get(number))
                .values()
                .forEach(name -> preamble.append("import ").append(name).append("; "));
        for (int i = 0; i < files.size(); i++) {
            if (i != number && hasFunctions(files.get(i))) {
                preamble.append("import static " + packageOf(files.get(i)) + '.' + className(i) + ".*; ");
            }
        }
        return preamble + "class " + className(number) + " { static void insert(Object fact) {} ";
    }

    private static boolean hasFunctions(DrlFile file) {
        PackageDescr parsed = file.parsed();
        return parsed != null && !parsed.getFunctions().isEmpty();
    }

    /** The preamble stands on the first line, which holds nothing else, unless the first part does. */
    private static String lines(String code, Map<Integer, String> atLineEnd, String preamble, int firstPartLine) {
        List<String> lines = new ArrayList<>(List.of(code.split("\r?\n", -1)));
        for (Map.Entry<Integer, String> end : atLineEnd.entrySet()) {
            int line = end.getKey() - 1;
            lines.set(line, lines.get(line).stripTrailing() + ' ' + end.getValue());
        }
        if (firstPartLine == 1) {
            lines.set(0, preamble + lines.get(0));
        } else {
            lines.set(0, preamble);
        }
        return String.join("\n", lines) + "\n}\n";
    }
}
