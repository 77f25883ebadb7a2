package org.previewauditor.rulebook.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the conditions of patterns. What it does not know it refuses, and the rule compiler has the last word: a condition
 * that cannot be read here is not a mistake.
 */
final class ConditionParser {

    /** What a condition is made of; the groups are: space, text, number, word, sign. */
    private static final Pattern TOKEN = Pattern.compile(
            "((?:\\s|//[^\\n]*|/\\*.*?\\*/)+)|(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
                    + "|(\\d[\\d_]*(?:\\.\\d+)?[LlFfDdBI]?)|(str\\[\\w+\\]|[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                    + "|(\\|\\||&&|==|!=|<=|>=|!\\.|[<>!().,:+\\-*/%\\[\\]])",
            Pattern.DOTALL);

    private static final Set<String> SIGNS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> WORDS =
            Set.of("in", "matches", "contains", "memberOf", "excludes", "soundslike", "after", "before");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

    /** A condition that is written in a way which is not known here. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood(String what) {
            super(what);
        }
    }

    private record Token(String text, int group, int start, int end) {}

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private ConditionParser(String text, int start, int end) throws NotUnderstood {
        Matcher matcher = TOKEN.matcher(text).region(start, end);
        int at = start;
        while (at < end) {
            if (!matcher.find() || matcher.start() != at) {
                throw new NotUnderstood(text.substring(at, end));
            }
            if (matcher.group(1) == null) {
                int group =
                        matcher.group(2) != null ? 2 : matcher.group(3) != null ? 3 : matcher.group(4) != null ? 4 : 5;
                tokens.add(new Token(matcher.group(), group, at, matcher.end()));
            }
            at = matcher.end();
        }
        tokens.add(new Token("", 0, end, end));
    }

    /** Reads the condition between two offsets of a text. */
    static Condition parse(String text, int start, int end) throws NotUnderstood {
        ConditionParser parser = new ConditionParser(text, start, end);
        Condition condition = parser.binding();
        if (parser.peek().group() != 0) {
            throw new NotUnderstood(parser.peek().text());
        }
        return condition;
    }

    private Condition binding() throws NotUnderstood {
        Token first = peek();
        if (first.group() == 4 && tokens.get(next + 1).text().equals(":")) {
            next += 2;
            Condition part = anyOf();
            return new Condition.Binding(first.text(), part, first.start(), part.end());
        }
        return anyOf();
    }

    private Condition anyOf() throws NotUnderstood {
        List<Condition> parts = new ArrayList<>(List.of(allOf()));
        while (accept("||")) {
            parts.add(allOf());
        }
        return parts.size() == 1
                ? parts.get(0)
                : new Condition.AnyOf(
                        List.copyOf(parts),
                        parts.get(0).start(),
                        parts.get(parts.size() - 1).end());
    }

    private Condition allOf() throws NotUnderstood {
        List<Condition> parts = new ArrayList<>(List.of(comparison()));
        while (accept("&&")) {
            parts.add(comparison());
        }
        return parts.size() == 1
                ? parts.get(0)
                : new Condition.AllOf(
                        List.copyOf(parts),
                        parts.get(0).start(),
                        parts.get(parts.size() - 1).end());
    }

    private Condition comparison() throws NotUnderstood {
        Condition left = sum();
        Token operator = peek();
        if (operator.group() == 5 && SIGNS.contains(operator.text())) {
            next++;
            Condition right = sum();
            return new Condition.Compare(left, operator.text(), List.of(right), left.start(), right.end());
        }
        if (operator.group() != 4) {
            return left;
        }
        String word = operator.text();
        if (word.equals("not")) {
            next++;
            word = "not " + peek().text();
        }
        if (!WORDS.contains(word.replace("not ", "")) && !word.startsWith("str[")) {
            throw new NotUnderstood(word);
        }
        next++;
        if (!word.endsWith("in")) {
            Condition right = sum();
            return new Condition.Compare(left, word, List.of(right), left.start(), right.end());
        }
        expect("(");
        List<Condition> values = arguments();
        return new Condition.Compare(
                left, word, values, left.start(), tokens.get(next - 1).end());
    }

    private Condition sum() throws NotUnderstood {
        List<Condition> parts = new ArrayList<>(List.of(value()));
        while (peek().group() == 5 && ARITHMETIC.contains(peek().text())) {
            next++;
            parts.add(value());
        }
        return parts.size() == 1
                ? parts.get(0)
                : new Condition.Composite(
                        List.copyOf(parts),
                        parts.get(0).start(),
                        parts.get(parts.size() - 1).end());
    }

    private Condition value() throws NotUnderstood {
        Token token = peek();
        next++;
        return switch (token.group()) {
            case 2 ->
                new Condition.Literal(token.text().substring(1, token.text().length() - 1), token.start(), token.end());
            case 3 -> new Condition.Literal(number(token.text()), token.start(), token.end());
            case 4 -> named(token);
            default -> signed(token);
        };
    }

    private Condition signed(Token token) throws NotUnderstood {
        switch (token.text()) {
            case "!" -> {
                Condition part = value();
                return new Condition.Not(part, token.start(), part.end());
            }
            case "-" -> {
                Condition positive = value();
                return new Condition.Composite(List.of(positive), token.start(), positive.end());
            }
            case "(" -> {
                Condition inner = anyOf();
                expect(")");
                if (peek().text().equals(".")) {
                    throw new NotUnderstood(".");
                }
                return inner.enclosed(token.start(), tokens.get(next - 1).end());
            }
            default -> throw new NotUnderstood(token.text());
        }
    }

    private Condition named(Token token) throws NotUnderstood {
        switch (token.text()) {
            case "null" -> {
                return new Condition.Literal(null, token.start(), token.end());
            }
            case "true", "false" -> {
                return new Condition.Literal(Boolean.valueOf(token.text()), token.start(), token.end());
            }
            case "new", "not", "instanceof" -> throw new NotUnderstood(token.text());
            default -> {
                return path(token);
            }
        }
    }

    private Condition path(Token token) throws NotUnderstood {
        List<Condition.Step> steps = new ArrayList<>(List.of(step(token)));
        while (peek().text().equals(".") || peek().text().equals("!.")) {
            next++;
            Token name = peek();
            if (name.group() != 4) {
                throw new NotUnderstood(name.text());
            }
            next++;
            steps.add(step(name));
        }
        if (peek().text().equals("[")) {
            throw new NotUnderstood("[");
        }
        return new Condition.Path(
                List.copyOf(steps), token.start(), tokens.get(next - 1).end());
    }

    private Condition.Step step(Token name) throws NotUnderstood {
        return new Condition.Step(name.text(), accept("(") ? arguments() : null, name.start());
    }

    /** The values up to a closing parenthesis. */
    private List<Condition> arguments() throws NotUnderstood {
        List<Condition> arguments = new ArrayList<>();
        if (accept(")")) {
            return arguments;
        }
        do {
            arguments.add(anyOf());
        } while (accept(","));
        expect(")");
        return List.copyOf(arguments);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean accept(String sign) {
        boolean found = peek().group() == 5 && peek().text().equals(sign);
        if (found) {
            next++;
        }
        return found;
    }

    private void expect(String sign) throws NotUnderstood {
        if (!accept(sign)) {
            throw new NotUnderstood(peek().text());
        }
    }

    private static Object number(String text) {
        return new BigDecimal(text.replace("_", "").replaceAll("[LlFfDdBI]$", ""));
    }
}
