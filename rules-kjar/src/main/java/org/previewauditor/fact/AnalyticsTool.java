package org.previewauditor.fact;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tool whose connections count, as named by {@code --tool} or by the export itself. */
public final class AnalyticsTool {

    /** The tool that is meant when several are connected and nobody said which. */
    private static final String USUAL = "Motion";

    private final @Nullable String name;
    private final List<String> words;

    /** Asked once for each ad, of few names. */
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    private AnalyticsTool(@Nullable String name) {
        this.name = name;
        this.words = name == null ? List.of() : wordsOf(name);
    }

    /**
     * @param asked the name given by the user, or {@code null}
     * @param named the names found in the connections export
     */
    public static AnalyticsTool choose(@Nullable String asked, Collection<String> named) {
        if (asked != null) {
            return new AnalyticsTool(asked);
        }
        Set<List<String>> distinct = named.stream().map(AnalyticsTool::wordsOf).collect(Collectors.toUnmodifiableSet());
        if (distinct.size() == 1) {
            // Of several spellings always the same one.
            return new AnalyticsTool(Collections.min(named));
        }
        AnalyticsTool usual = new AnalyticsTool(USUAL);
        return named.stream().anyMatch(usual::matches) ? usual : new AnalyticsTool(null);
    }

    /** As whoever named it wrote it; {@code null} if every tool counts. */
    public @Nullable String name() {
        return name;
    }

    /** Whether a connection of the tool with this name counts: its words begin with this tool's, or it names none. */
    public boolean matches(@Nullable String tool) {
        return tool == null || words.isEmpty() || answers.computeIfAbsent(tool, this::beginsWithMyWords);
    }

    private boolean beginsWithMyWords(String tool) {
        List<String> theirs = wordsOf(tool);
        return theirs.size() >= words.size() && theirs.subList(0, words.size()).equals(words);
    }

    private static List<String> wordsOf(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
