package org.previewauditor.fact;

import java.util.Arrays;
import java.util.Collection;
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

    private final List<String> words;

    /** Asked once for each ad, of few names. */
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    private AnalyticsTool(List<String> words) {
        this.words = words;
    }

    /**
     * @param asked the name given by the user, or {@code null}
     * @param named the names found in the connections export
     */
    public static AnalyticsTool choose(@Nullable String asked, Collection<String> named) {
        if (asked != null) {
            return new AnalyticsTool(wordsOf(asked));
        }
        Set<List<String>> distinct = named.stream().map(AnalyticsTool::wordsOf).collect(Collectors.toUnmodifiableSet());
        if (distinct.size() == 1) {
            return new AnalyticsTool(distinct.iterator().next());
        }
        AnalyticsTool usual = new AnalyticsTool(wordsOf(USUAL));
        return named.stream().anyMatch(usual::matches) ? usual : new AnalyticsTool(List.of());
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
