package org.previewauditor.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleProblem;

/**
 * Every kind of mistake, and exactly what is told of it: {@code mistakes.txt}. Run with {@code -Dgolden.update=true} to
 * write down what is told now, and read the difference.
 */
@DisplayName("Mistakes of rule authors")
class MistakesTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/previewauditor/rulebook/lint");
    private static final Path MISTAKES = FOLDER.resolve("mistakes.txt");
    private static final String NEW_CASE = "\n=== ";

    /** A mistake. An edit without an old text adds to a file, one without a new text takes it away. */
    private record Mistake(String name, List<String> lines, String told) {

        static Mistake parse(String text) {
            List<String> lines = text.lines().toList();
            List<String> edits = lines.subList(1, lines.size()).stream()
                    .filter(line -> line.startsWith("file ") || line.startsWith("- ") || line.startsWith("+ "))
                    .toList();
            String told = lines.stream()
                    .filter(line -> line.startsWith(">"))
                    .map(line -> line.length() > 2 ? line.substring(2) : "")
                    .collect(Collectors.joining("\n"));
            return new Mistake(lines.get(0), edits, told);
        }

        RuleFiles in(Map<String, String> small) {
            Map<String, String> texts = new TreeMap<>(small);
            int line = 0;
            while (line < lines.size()) {
                String file = lines.get(line).substring("file ".length());
                line++;
                List<String> before = new ArrayList<>();
                List<String> after = new ArrayList<>();
                while (line < lines.size() && !lines.get(line).startsWith("file ")) {
                    (lines.get(line).startsWith("- ") ? before : after)
                            .add(lines.get(line).substring(2));
                    line++;
                }
                edit(texts, file, String.join("\n", before), after.isEmpty() ? null : String.join("\n", after));
            }
            return RuleFiles.of("a test", texts);
        }

        private void edit(Map<String, String> texts, String file, String before, @Nullable String after) {
            if (before.equals("*")) {
                texts.remove(file);
            } else if (before.isEmpty()) {
                texts.merge(file, after, String::concat);
            } else {
                String text = texts.get(file);
                assertThat(text).as(name).contains(before);
                int at = text.indexOf(before);
                texts.put(
                        file,
                        text.substring(0, at) + (after == null ? "" : after) + text.substring(at + before.length()));
            }
        }

        @Override
        public String toString() {
            return name
                    + '\n'
                    + String.join("\n", lines)
                    + '\n'
                    + told.lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"))
                    + '\n';
        }
    }

    @Test
    @DisplayName("Nothing is wrong with the small rule book in which they are made")
    void theSmallRuleBook() {
        assertThat(told(RuleFiles.of("a test", small()))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Nothing is wrong with asking for more of a value that is there")
    @ValueSource(
            strings = {
                "post != null && post.errorKey != null && post.errorKey.length() > 3",
                "post == null || post.errorKey == null || post.errorKey.length() > 3",
                "!(post == null || post.itemType != \"VIDEO\")",
                "post != null, post.errorKey == \"video_deleted\" && post.errorKey.length() > 3",
                "endsLater, post.authEndTime.isAfter(post.authEndTime)",
                "expired && post.itemType == \"VIDEO\" || notApplied, post.itemType == \"VIDEO\"",
                "codeError == \"video_deleted\", post.itemType == \"VIDEO\""
            })
    void valuesThatAreThere(String conditions) {
        Mistake none = new Mistake(
                conditions,
                List.of(
                        "file post.drl",
                        "- spark, post != null, post.itemStatus == \"USER_DELETE\" || codeError == \"video_deleted\"",
                        "+ " + conditions),
                "");

        assertThat(told(none.in(small()))).isEmpty();
    }

    @TestFactory
    @DisplayName("A mistake is told, with place and remedy")
    Stream<DynamicTest> mistakes() throws IOException {
        List<String> parts = List.of(Files.readString(MISTAKES).split(NEW_CASE));
        List<Mistake> read =
                parts.subList(1, parts.size()).stream().map(Mistake::parse).toList();
        assertThat(read).hasSizeGreaterThan(100);
        Map<String, String> small = small();
        List<Mistake> mistakes = read;
        if (Boolean.getBoolean("golden.update")) {
            mistakes = read.stream()
                    .map(mistake -> new Mistake(mistake.name(), mistake.lines(), told(mistake.in(small))))
                    .toList();
            Files.writeString(
                    MISTAKES,
                    parts.get(0)
                            + mistakes.stream()
                                    .map(mistake -> NEW_CASE + mistake)
                                    .collect(Collectors.joining()));
        }
        return mistakes.stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        mistake.name(),
                        () -> assertThat(told(mistake.in(small))).isNotEmpty().isEqualTo(mistake.told())));
    }

    private static String told(RuleFiles files) {
        return RuleCheck.check(files).stream().map(RuleProblem::explained).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> small() {
        Map<String, String> texts = new TreeMap<>();
        Path small = FOLDER.resolve("small");
        try (Stream<Path> files = Files.walk(small)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                texts.put(small.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
