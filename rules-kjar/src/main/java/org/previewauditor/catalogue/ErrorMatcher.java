package org.previewauditor.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which entry a logged error is: by its key, by its number, by its message, in this order. It never guesses:
 * where several entries fit that come to different things, all of them are the answer. Immutable.
 */
public final class ErrorMatcher {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{3,7}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+");
    private static final Pattern NUMBER_IN_MESSAGE =
            Pattern.compile("(?:^\\W?|\\b(?:code|error|errno)\\W{1,4})(-?\\d{3,7})\\b", Pattern.CASE_INSENSITIVE);

    private final ErrorCatalogue catalogue;
    private final List<Phrase> phrases;

    /** A piece of a message, in its normal form, and the error that it tells. */
    private record Phrase(String text, ErrorEntry entry) {}

    public ErrorMatcher(ErrorCatalogue catalogue) {
        this.catalogue = catalogue;
        this.phrases = catalogue.entries().stream()
                .flatMap(entry -> phrases(entry).stream())
                .toList();
    }

    /** @param code a number as a rule; people write keys and whole messages there, too */
    public ErrorMatch match(@Nullable String key, @Nullable String code, @Nullable String message) {
        List<String> texts = new ArrayList<>();
        for (String text : new @Nullable String[] {key, code, message}) {
            if (text != null && !text.isBlank()) {
                texts.add(text.strip());
            }
        }
        List<ErrorEntry> named = named(texts);
        if (!named.isEmpty()) {
            return decided(named);
        }
        Set<ErrorEntry> told = told(texts);
        for (String text : texts) {
            String number = numberIn(text);
            List<ErrorEntry> numbered = number == null ? List.of() : catalogue.ofNumber(number);
            if (number != null && !numbered.isEmpty()) {
                return ofNumber(number, numbered, told);
            }
        }
        return told.isEmpty() ? ErrorMatch.NONE : decided(List.copyOf(told));
    }

    /** Entries whose key stands there: as a whole text, or as a word of one. */
    private List<ErrorEntry> named(List<String> texts) {
        Set<ErrorEntry> named = new LinkedHashSet<>();
        for (String text : texts) {
            ErrorEntry whole = catalogue.find(text);
            if (whole != null && whole.key() != null) {
                return List.of(whole);
            }
            Matcher words = KEY.matcher(text);
            while (words.find()) {
                ErrorEntry entry = catalogue.find(words.group());
                if (entry != null) {
                    named.add(entry);
                }
            }
        }
        return List.copyOf(named);
    }

    private static @Nullable String numberIn(String text) {
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        Matcher found = NUMBER_IN_MESSAGE.matcher(text);
        return found.find() ? found.group(1) : null;
    }

    /** Entries of which a phrase stands in a text; a phrase inside a longer one that fits, too, does not count. */
    private Set<ErrorEntry> told(List<String> texts) {
        List<Phrase> found = new ArrayList<>();
        for (String text : texts) {
            String normal = Phrases.normal(text);
            for (Phrase phrase : phrases) {
                if (Phrases.contains(normal, phrase.text)) {
                    found.add(phrase);
                }
            }
        }
        Set<ErrorEntry> told = new LinkedHashSet<>();
        for (Phrase phrase : found) {
            boolean insideLonger = found.stream()
                    .anyMatch(other -> !other.text.equals(phrase.text) && Phrases.contains(other.text, phrase.text));
            if (!insideLonger) {
                told.add(phrase.entry);
            }
        }
        return told;
    }

    private static List<Phrase> phrases(ErrorEntry entry) {
        List<Phrase> phrases = new ArrayList<>();
        entry.seen().forEach(seen -> phrases.add(new Phrase(seen, entry)));
        String name = Phrases.normal(entry.name());
        if (name.indexOf(' ') > 0) {
            phrases.add(new Phrase(name, entry));
        }
        return phrases;
    }

    private static ErrorMatch ofNumber(String number, List<ErrorEntry> numbered, Set<ErrorEntry> told) {
        List<ErrorEntry> both = numbered.stream().filter(told::contains).toList();
        List<ErrorEntry> left = both.isEmpty() ? numbered : both;
        if (left.size() > 1) {
            left = narrowed(number, left);
        }
        List<ErrorEntry> others = new ArrayList<>(numbered);
        others.removeAll(left);
        String note = others.isEmpty() || left.size() != 1 ? null : note(number, others);
        ErrorMatch match = decided(left);
        return note == null ? match : new ErrorMatch(match.entries(), note);
    }

    /** What TikTok's own list says counts before what others say; an entry of the bare number before its readings. */
    private static List<ErrorEntry> narrowed(String number, List<ErrorEntry> entries) {
        for (ErrorEntry entry : entries) {
            if (entry.source().official()) {
                return List.of(entry);
            }
        }
        for (ErrorEntry entry : entries) {
            if (entry.id().equals(number)) {
                return List.of(entry);
            }
        }
        return entries;
    }

    private static ErrorMatch decided(List<ErrorEntry> entries) {
        ErrorEntry first = entries.get(0);
        if (entries.stream().allMatch(entry -> entry.equals(first) || entry.comesToTheSameAs(first))) {
            return new ErrorMatch(List.of(first), null);
        }
        return new ErrorMatch(entries, null);
    }

    private static String note(String number, List<ErrorEntry> others) {
        return number + " is also "
                + others.stream()
                        .map(other ->
                                '"' + other.name() + "\" (" + other.source().title() + ')')
                        .distinct()
                        .collect(Collectors.joining(" and "));
    }
}
