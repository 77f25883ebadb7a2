package org.previewauditor.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts that a rule book is made of, wherever they lie. */
abstract class RuleFiles {

    /** Where the files lie inside a KJAR. */
    static final String FOLDER = "org/previewauditor/rules/";

    private static final String RULE_FILE = ".drl";

    /** The contents of a file, or {@code null} if there is none. */
    abstract @Nullable String find(String name);

    /** Names of the rule files, sorted. */
    abstract List<String> ruleFiles();

    /** What messages call this place. */
    abstract String place();

    /** The contents of a file that every rule book has. */
    String text(String name) {
        String text = find(name);
        if (text == null) {
            throw new RuleBookException(place(), List.of(new RuleProblem(name, 0, "the file is missing.")));
        }
        return text;
    }

    List<String> lines(String name) {
        return text(name).lines().toList();
    }

    Properties properties(String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new RuleBookException(place(), List.of(new RuleProblem(name, 0, String.valueOf(e.getMessage()))));
        }
        return properties;
    }

    /** SHA-256 over all rule and data files, in hexadecimal: the same rules have the same checksum wherever they lie. */
    String checksum(List<String> dataFiles) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            TreeSet<String> names = new TreeSet<>(ruleFiles());
            names.addAll(dataFiles);
            for (String name : names) {
                digest.update((name + '\0' + text(name).replace("\r\n", "\n") + '\0').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The files that this program brings along. Their names are listed, because a class path cannot be searched. */
    static RuleFiles bundled() {
        return new RuleFiles() {
            @Override
            @Nullable
            String find(String name) {
                try (InputStream in = RuleFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
                    return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            List<String> ruleFiles() {
                return Arrays.stream(properties(RuleBook.MANIFEST)
                                .getProperty("files", "")
                                .split(","))
                        .map(String::strip)
                        .sorted()
                        .toList();
            }

            @Override
            String place() {
                return "this program";
            }
        };
    }

    /** The files of a folder; sub-folders are not looked into, and links that lead out of it are not followed. */
    static RuleFiles folder(Path folder) {
        return new RuleFiles() {
            @Override
            @Nullable
            String find(String name) {
                Path file = folder.resolve(name);
                try {
                    if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
                        return null;
                    }
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new RuleBookException(
                            place(), List.of(new RuleProblem(name, 0, "cannot be read as UTF-8: " + e.getMessage())));
                }
            }

            @Override
            List<String> ruleFiles() {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(RULE_FILE))
                            .sorted()
                            .toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            String place() {
                return folder.toString();
            }
        };
    }

    /** The files inside a KJAR. */
    static RuleFiles kjar(Path jar) {
        return new RuleFiles() {
            @Override
            @Nullable
            String find(String name) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    JarEntry entry = file.getJarEntry(FOLDER + name);
                    return entry == null
                            ? null
                            : new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new RuleBookException(
                            place(), List.of(new RuleProblem("", 0, "it is no readable KJAR: " + e.getMessage())));
                }
            }

            @Override
            List<String> ruleFiles() {
                try (JarFile file = new JarFile(jar.toFile())) {
                    return file.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(FOLDER) && name.endsWith(RULE_FILE))
                            .map(name -> name.substring(FOLDER.length()))
                            .filter(name -> name.indexOf('/') < 0)
                            .sorted()
                            .collect(Collectors.toList());
                } catch (IOException e) {
                    throw new RuleBookException(
                            place(), List.of(new RuleProblem("", 0, "it is no readable KJAR: " + e.getMessage())));
                }
            }

            @Override
            String place() {
                return jar.toString();
            }
        };
    }
}
