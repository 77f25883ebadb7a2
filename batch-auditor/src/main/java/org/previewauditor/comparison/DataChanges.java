package org.previewauditor.comparison;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;

/** What differs in limits, words and tables, line by line and key by key; comments aside. */
final class DataChanges {

    /** Told rule by rule, or in the first line of all. */
    private static final List<String> TOLD_ELSEWHERE = List.of("texts.properties", "rulebook.properties");

    private DataChanges() {}

    static List<RuleDiff.DataChange> between(RuleBook before, RuleBook after) {
        TreeSet<String> names = new TreeSet<>(before.files().names());
        names.addAll(after.files().names());
        List<RuleDiff.DataChange> changes = new ArrayList<>();
        for (String name : names) {
            if (TOLD_ELSEWHERE.contains(name) || name.contains("/")) {
                continue;
            }
            if (name.endsWith(".properties")) {
                addKeys(changes, name, properties(before.files(), name), properties(after.files(), name));
            } else if (name.endsWith(".txt")) {
                addLines(changes, name, lines(before.files(), name), lines(after.files(), name));
            }
        }
        addTruths(changes, before.besideRules(), after.besideRules());
        return changes;
    }

    private static void addTruths(
            List<RuleDiff.DataChange> changes, Map<String, String> before, Map<String, String> after) {
        TreeSet<String> files = new TreeSet<>(before.keySet());
        files.addAll(after.keySet());
        for (String file : files) {
            String was = before.get(file);
            String is = after.get(file);
            if (was == null || is == null) {
                changes.add(new RuleDiff.DataChange(
                        file, "file", was == null ? null : "is there", is == null ? null : "is there"));
            } else if (!was.equals(is)) {
                changes.add(new RuleDiff.DataChange(file, "truths or functions", null, "written anew"));
            }
        }
    }

    private static void addKeys(List<RuleDiff.DataChange> changes, String file, Properties before, Properties after) {
        TreeSet<String> keys = new TreeSet<>(before.stringPropertyNames());
        keys.addAll(after.stringPropertyNames());
        for (String key : keys) {
            String was = before.getProperty(key);
            String is = after.getProperty(key);
            if (!Objects.equals(was, is)) {
                changes.add(new RuleDiff.DataChange(file, key, was, is));
            }
        }
    }

    private static void addLines(
            List<RuleDiff.DataChange> changes, String file, List<String> before, List<String> after) {
        List<String> gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        List<String> added = new ArrayList<>(after);
        before.forEach(added::remove);
        gone.forEach(line -> changes.add(new RuleDiff.DataChange(file, "line", line, null)));
        added.forEach(line -> changes.add(new RuleDiff.DataChange(file, "line", null, line)));
        List<String> keptBefore = new ArrayList<>(before);
        keptBefore.removeAll(gone);
        List<String> keptAfter = new ArrayList<>(after);
        keptAfter.removeAll(added);
        if (!keptBefore.equals(keptAfter)) {
            changes.add(new RuleDiff.DataChange(file, "order", null, "the lines stand in another order"));
        }
    }

    private static Properties properties(RuleFiles files, String name) {
        Properties properties = new Properties();
        String text = files.find(name);
        if (text != null) {
            try {
                properties.load(new StringReader(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static List<String> lines(RuleFiles files, String name) {
        String text = files.find(name);
        return text == null
                ? List.of()
                : text.lines()
                        .map(line -> line.strip().replaceAll("\\s+", " "))
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
    }
}
