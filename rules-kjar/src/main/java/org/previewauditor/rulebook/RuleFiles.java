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
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts that a rule book is made of, wherever they lie. */
public abstract class RuleFiles {

    /** Where the files lie inside a KJAR. */
    static final String FOLDER = "org/previewauditor/rules/";

    /** The scenarios of the rules, below the rules. */
    public static final String SCENARIOS = "scenarios/";

    /** The drop that all scenarios start from. */
    public static final String BASE_SCENARIO = SCENARIOS + "base.yaml";

    private static final String RULE_FILE = ".drl";
    private static final String SCENARIO_FILE = ".yaml";

    /**
     * The contents of a file, or {@code null} if there is none.
     *
     * @param name its name; of a scenario, with {@link #SCENARIOS} before it
     */
    public abstract @Nullable String find(String name);

    /** Names of the rule files, sorted. */
    public abstract List<String> ruleFiles();

    /** Names of the scenario files, sorted, each with {@link #SCENARIOS} before it; empty where there are none. */
    public abstract List<String> scenarioFiles();

    /** What messages call this place. */
    public abstract String place();

    /**
     * The files at this place: of a folder or a KJAR.
     *
     * @throws RuleBookException if there is neither
     */
    public static RuleFiles open(Path place) {
        if (Files.isDirectory(place)) {
            return folder(place);
        }
        if (!Files.isRegularFile(place)) {
            throw new RuleBookException(
                    place.toString(), List.of(new RuleProblem("", 0, "there is no folder and no KJAR of that name.")));
        }
        return kjar(place);
    }

    /** Names of all files that are there, sorted. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(ruleFiles());
        names.addAll(scenarioFiles());
        Stream.concat(RuleBook.DATA_FILES.stream(), Stream.of(RuleBook.KNOWN_VALUES))
                .filter(name -> find(name) != null)
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** The contents of a file that every rule book has. */
    public String text(String name) {
        String text = find(name);
        if (text == null) {
            throw new RuleBookException(place(), List.of(new RuleProblem(name, 0, "the file is missing.")));
        }
        return text;
    }

    /** The lines of a file that every rule book has. */
    public List<String> lines(String name) {
        return text(name).lines().toList();
    }

    /** Whether the rule files are those of the other, word for word, whatever the data files are. */
    boolean hasRulesOf(RuleFiles other) {
        return ruleFiles().equals(other.ruleFiles())
                && ruleFiles().stream().allMatch(name -> text(name).equals(other.text(name)));
    }

    /** The file that has this limit; {@code null} if none has. */
    public @Nullable String fileOfLimit(String name) {
        return Stream.of(RuleBook.LIMITS, RuleBook.DELIVERY)
                .filter(file -> find(file) != null && properties(file).containsKey(name))
                .findFirst()
                .orElse(null);
    }

    /** What people are told of a limit that {@link #fileOfLimit} does not find. */
    public static String noLimit(String name) {
        return "There is no limit " + name + " in " + RuleBook.LIMITS + " or " + RuleBook.DELIVERY + '.';
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
        return checksum(dataFiles, "");
    }

    /** The same, over something more that decides. */
    String checksum(List<String> dataFiles, String more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            TreeSet<String> names = new TreeSet<>(ruleFiles());
            names.addAll(dataFiles);
            for (String name : names) {
                digest.update((name + '\0' + text(name).replace("\r\n", "\n") + '\0').getBytes(StandardCharsets.UTF_8));
            }
            digest.update(more.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Files that lie nowhere: their texts, by name. */
    public static RuleFiles of(String place, Map<String, String> texts) {
        TreeMap<String, String> sorted = new TreeMap<>(texts);
        return new RuleFiles() {
            @Override
            public @Nullable String find(String name) {
                return sorted.get(name);
            }

            @Override
            public List<String> ruleFiles() {
                return sorted.keySet().stream()
                        .filter(name -> name.endsWith(RULE_FILE))
                        .toList();
            }

            @Override
            public List<String> scenarioFiles() {
                return sorted.keySet().stream()
                        .filter(name -> name.startsWith(SCENARIOS) && name.endsWith(SCENARIO_FILE))
                        .toList();
            }

            @Override
            public String place() {
                return place;
            }
        };
    }

    /** These files, with these texts instead or besides. */
    public RuleFiles with(Map<String, String> changed) {
        Map<String, String> texts = new TreeMap<>();
        names().forEach(name -> texts.put(name, text(name)));
        texts.putAll(changed);
        return of(place(), texts);
    }

    /** The files that this program brings along. Their names are listed, because a class path cannot be searched. */
    public static RuleFiles bundled() {
        return new RuleFiles() {
            @Override
            public @Nullable String find(String name) {
                try (InputStream in = RuleFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
                    return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public List<String> ruleFiles() {
                return Arrays.stream(properties(RuleBook.MANIFEST)
                                .getProperty("files", "")
                                .split(","))
                        .map(String::strip)
                        .sorted()
                        .toList();
            }

            @Override
            public List<String> scenarioFiles() {
                return Stream.concat(
                                Stream.of(BASE_SCENARIO),
                                RuleLibrary.codes(lines(RuleBook.CATALOGUE)).stream()
                                        .map(code -> SCENARIOS + code + SCENARIO_FILE))
                        .filter(name -> find(name) != null)
                        .sorted()
                        .toList();
            }

            @Override
            public String place() {
                return "this program";
            }
        };
    }

    /** The files of a folder; no sub-folder but that of scenarios is looked into, and links that lead out of it are not followed. */
    static RuleFiles folder(Path folder) {
        return new RuleFiles() {
            @Override
            public @Nullable String find(String name) {
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
            public List<String> ruleFiles() {
                return list(folder, RULE_FILE);
            }

            @Override
            public List<String> scenarioFiles() {
                Path scenarios = folder.resolve(SCENARIOS);
                return Files.isDirectory(scenarios)
                        ? list(scenarios, SCENARIO_FILE).stream()
                                .map(name -> SCENARIOS + name)
                                .toList()
                        : List.of();
            }

            private List<String> list(Path in, String ending) {
                try (Stream<Path> files = Files.list(in)) {
                    return files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(ending))
                            .sorted()
                            .toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String place() {
                return folder.toString();
            }
        };
    }

    /** The files inside a KJAR. */
    static RuleFiles kjar(Path jar) {
        return new RuleFiles() {
            @Override
            public @Nullable String find(String name) {
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
            public List<String> ruleFiles() {
                return list("", RULE_FILE);
            }

            @Override
            public List<String> scenarioFiles() {
                return list(SCENARIOS, SCENARIO_FILE);
            }

            private List<String> list(String in, String ending) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    return file.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(FOLDER + in) && name.endsWith(ending))
                            .map(name -> name.substring(FOLDER.length()))
                            .filter(name -> name.indexOf('/', in.length()) < 0)
                            .sorted()
                            .toList();
                } catch (IOException e) {
                    throw new RuleBookException(
                            place(), List.of(new RuleProblem("", 0, "it is no readable KJAR: " + e.getMessage())));
                }
            }

            @Override
            public String place() {
                return jar.toString();
            }
        };
    }
}
