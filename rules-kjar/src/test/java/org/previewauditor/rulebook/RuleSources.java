package org.previewauditor.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of this module as files, to be read, exported and packed by tests. */
final class RuleSources {

    private static final Pattern RULE =
            Pattern.compile("^rule \"([^\"]+)\"(.*?)^when$(.*?)^then$(.*?)^end$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Those of this module, under which the compiled rules are found in a jar. */
    private static final String COORDINATES = "groupId=org.previewauditor\nartifactId=rules-kjar\nversion=";

    private static final AtomicInteger VERSIONS = new AtomicInteger();

    private RuleSources() {}

    /**
     * A rule as its author wrote it, comments aside.
     *
     * @param when its condition
     * @param then its consequence
     */
    record Rule(String file, String name, String when, String then) {
        @Override
        public String toString() {
            return name + " (" + file + ')';
        }
    }

    /** Where the compiled rules of this module lie. */
    static Path classes() {
        try {
            return Path.of(RuleBook.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path folder() {
        return classes().resolve(RuleFiles.FOLDER);
    }

    /** Names of the files of this kind in the folder of rules, sorted. */
    static List<String> names(String ending) {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule file without comments and without the contents of strings, which forbid nothing. */
    static String code(String name) {
        return withoutComments(text(name)).replaceAll("\"[^\"\n]*\"", "\"\"");
    }

    static List<Rule> rules(String name) {
        Matcher matcher = RULE.matcher(withoutComments(text(name)));
        return matcher.results()
                .map(found -> new Rule(name, found.group(1), found.group(3), found.group(4)))
                .toList();
    }

    /** Writes the rules and their data to a folder, as an author gets them. */
    static void export(Path to) {
        try {
            Files.createDirectories(to);
            for (String name : names("")) {
                if (Files.isRegularFile(folder().resolve(name)) && !name.endsWith(".class")) {
                    Files.copy(folder().resolve(name), to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Packs the compiled module into a KJAR.
     *
     * @param changed texts of rule data that differ from this module's, by name
     */
    static Path kjar(Path to, Map<String, String> changed) {
        Map<String, String> texts = new LinkedHashMap<>();
        changed.forEach((name, text) -> texts.put(RuleFiles.FOLDER + name, text));
        texts.put(
                "META-INF/maven/org.previewauditor/rules-kjar/pom.properties",
                COORDINATES + "test-" + VERSIONS.incrementAndGet() + '\n');
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to));
                Stream<Path> files = Files.walk(classes())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                String name = classes().relativize(file).toString().replace('\\', '/');
                if (!texts.containsKey(name)) {
                    jar.putNextEntry(new JarEntry(name));
                    Files.copy(file, jar);
                }
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                jar.putNextEntry(new JarEntry(text.getKey()));
                jar.write(text.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
    }
}
