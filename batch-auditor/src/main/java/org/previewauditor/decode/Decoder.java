package org.previewauditor.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.catalogue.ErrorEntry;
import org.previewauditor.rulebook.FindingText;

/**
 * Looks up errors and findings by number, by key or by words. What is named exactly comes first; what merely sounds alike
 * follows. Used by one thread.
 */
public final class Decoder {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])-?\\d{3,7}(?![\\w.])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)+");
    private static final String OBSERVED = "observed-";

    private final ErrorCatalogue catalogue;
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final TopicIndex index;

    /** @param findings what people read about the auditor's own findings */
    public Decoder(ErrorCatalogue catalogue, List<FindingText> findings) {
        this.catalogue = catalogue;
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (ErrorEntry entry : catalogue.entries()) {
            topics.put(normal(entry.id()), Topic.of(entry));
            seen.put(normal(entry.id()), entry.seen());
        }
        for (FindingText finding : findings) {
            topics.putIfAbsent("finding " + finding.code(), Topic.of(finding));
        }
        try {
            index = new TopicIndex(topics, seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything there is, in the order of the sources; of one category if one is named. */
    public List<Topic> list(@Nullable String category) {
        return topics.values().stream().filter(topic -> isOf(category, topic)).toList();
    }

    /** All categories, in the order of the topics. */
    public List<String> categories() {
        return topics.values().stream().map(Topic::category).distinct().toList();
    }

    /**
     * Looks something up.
     *
     * @param question a number, a key, words, or a whole message
     * @param category only topics of this category count; {@code null} for all
     * @param limit how many topics are wanted; all meanings of a number are told, however many
     */
    public Answer ask(String question, @Nullable String category, int limit) {
        Set<String> named = new LinkedHashSet<>();
        addNamed(question, named);
        List<String> numbers = numbersIn(question);
        String shared = null;
        for (String number : numbers) {
            List<ErrorEntry> meanings = catalogue.ofNumber(number);
            if (meanings.size() > 1) {
                shared = number;
            }
            meanings.stream()
                    .sorted(Comparator.comparing(
                            (ErrorEntry entry) -> !entry.source().official()))
                    .forEach(entry -> named.add(normal(entry.id())));
        }
        TopicIndex.Hits hits;
        try {
            hits = index.search(question, limit + named.size(), topic -> isOf(category, topic));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> best = new LinkedHashSet<>(inOrderOfHits(named, hits.ids()));
        int exact = best.size();
        boolean numberOnly = !numbers.isEmpty() && question.strip().equals(numbers.get(0));
        if (!(numberOnly && exact > 0)) {
            best.addAll(hits.ids());
        }
        List<Topic> found = new ArrayList<>();
        for (String id : best) {
            Topic topic = topics.get(id);
            if (topic != null && isOf(category, topic) && found.size() < Math.max(limit, exact)) {
                found.add(topic);
            }
        }
        boolean isFound = !found.isEmpty() && (exact > 0 || (hits.sure() && !numberOnly));
        if (!isFound && numberOnly) {
            return new Answer(false, nearest(numbers.get(0), category, limit), null);
        }
        return new Answer(isFound, found, isFound ? shared : null);
    }

    /** Topics that the question names by key or code, in its order. */
    private void addNamed(String question, Set<String> named) {
        addIfThere(question.strip(), named);
        Matcher names = NAME.matcher(question);
        while (names.find()) {
            addIfThere(names.group(), named);
        }
    }

    private void addIfThere(String name, Set<String> named) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.startsWith(OBSERVED) && !topics.containsKey("finding " + plain)) {
            addIfThere(plain.substring(OBSERVED.length()), named);
            return;
        }
        ErrorEntry entry = catalogue.find(plain);
        if (entry != null && (entry.key() != null || !entry.id().equals(entry.number()))) {
            named.add(normal(entry.id()));
        }
        String finding = "finding " + plain.replace('_', '-');
        if (topics.containsKey(finding)) {
            named.add(finding);
        }
    }

    private List<String> numbersIn(String question) {
        List<String> numbers = new ArrayList<>();
        Matcher found = NUMBER.matcher(question);
        while (found.find()) {
            numbers.add(found.group());
        }
        // A message may hold ids, sizes and times: a number that nobody knows counts only if it is the whole question.
        boolean whole = numbers.size() == 1 && question.strip().equals(numbers.get(0));
        if (!whole) {
            numbers.removeIf(number -> catalogue.ofNumber(number).isEmpty());
        }
        return numbers;
    }

    /** Of several meanings of a number, what the words of the question fit comes first. */
    private static List<String> inOrderOfHits(Set<String> named, List<String> hits) {
        List<String> ordered = new ArrayList<>(named);
        if (named.size() > 1 && !hits.isEmpty()) {
            ordered.sort(Comparator.comparingInt(id -> {
                int place = hits.indexOf(id);
                return place < 0 ? Integer.MAX_VALUE : place;
            }));
        }
        return ordered;
    }

    /** The numbers that differ least from one that nobody knows. */
    private List<Topic> nearest(String number, @Nullable String category, int limit) {
        return topics.values().stream()
                .filter(topic -> topic.number() != null && isOf(category, topic))
                .sorted(Comparator.comparingInt(topic -> distance(number, String.valueOf(topic.number()))))
                .limit(limit)
                .toList();
    }

    private static int distance(String one, String two) {
        int[] row = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[two.length()];
    }

    private static boolean isOf(@Nullable String category, Topic topic) {
        return category == null || topic.category().equalsIgnoreCase(category);
    }

    private static String normal(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
