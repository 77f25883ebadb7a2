package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.catalogue.ErrorEntry;
import org.previewauditor.catalogue.ErrorMatch;
import org.previewauditor.catalogue.ErrorMatcher;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.ObservedError;

/**
 * What error logs report, by ad and by ad account: rows of the same error are one. Filled by one thread; once all rows
 * are in, {@link #of} may be asked by any number of threads.
 */
final class ErrorLog {

    /** Unknown rows that are kept to be told; further ones are only counted. */
    static final int UNMATCHED_TOLD = 100;

    /** Different texts whose meaning is remembered, for a log repeats itself. */
    private static final int REMEMBERED = 10_000;

    private final Map<Text, ErrorMatch> remembered = new HashMap<>();
    private final Map<Subject, Errors> bySubject = new LinkedHashMap<>();
    private final Map<String, List<Errors>> byAdId = new HashMap<>();
    private final Set<Subject> asked = ConcurrentHashMap.newKeySet();
    private final List<LoggedError> unmatched = new ArrayList<>();
    private final Map<String, Long> unmatchedCounts = new TreeMap<>();
    private @Nullable ErrorMatcher matcher;

    /** Whom a row is about. */
    private record Subject(
            @Nullable String advertiserId, @Nullable String adId) {}

    /** What a row says of the error. */
    private record Text(
            @Nullable String key,
            @Nullable String code,
            @Nullable String message) {}

    /** All errors of one subject, by the entries that they may be. */
    private record Errors(Subject subject, Map<List<String>, ObservedError> byIds) {}

    void add(LoggedError row) {
        ErrorMatch match = meaningOf(row);
        if (match.entries().isEmpty()) {
            unmatchedCounts.merge(row.source().file(), 1L, Long::sum);
            if (unmatched.size() < UNMATCHED_TOLD) {
                unmatched.add(row);
            }
            return;
        }
        List<String> ids = match.entries().stream().map(ErrorEntry::id).toList();
        errorsOf(new Subject(row.advertiserId(), row.adId()))
                .byIds
                .compute(ids, (any, known) -> known == null ? first(match, ids, row) : known.and(row));
    }

    /** What is reported of this ad; of an ad id without an ad account all ads of this id are meant. */
    List<ObservedError> of(Ad ad) {
        if (byAdId.isEmpty()) {
            return List.of();
        }
        List<ObservedError> found = new ArrayList<>();
        for (Errors errors : byAdId.getOrDefault(ad.adId(), List.of())) {
            String advertiserId = errors.subject.advertiserId;
            if (advertiserId == null || advertiserId.equals(ad.advertiserId())) {
                asked.add(errors.subject);
                found.addAll(errors.byIds.values());
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** What is reported of ad accounts, and of ads that nobody asked for. */
    List<ObservedError> withoutAd() {
        return bySubject.values().stream()
                .filter(errors -> !asked.contains(errors.subject))
                .flatMap(errors -> errors.byIds.values().stream())
                .toList();
    }

    List<LoggedError> unmatched() {
        return Collections.unmodifiableList(unmatched);
    }

    Map<String, Long> unmatchedCounts() {
        return Collections.unmodifiableMap(unmatchedCounts);
    }

    private Errors errorsOf(Subject subject) {
        return bySubject.computeIfAbsent(subject, any -> {
            Errors errors = new Errors(subject, new LinkedHashMap<>());
            if (subject.adId != null) {
                byAdId.computeIfAbsent(subject.adId, id -> new ArrayList<>(1)).add(errors);
            }
            return errors;
        });
    }

    private ErrorMatch meaningOf(LoggedError row) {
        Text text = new Text(row.key(), row.code(), row.message());
        ErrorMatch known = remembered.get(text);
        if (known != null) {
            return known;
        }
        if (matcher == null) {
            matcher = new ErrorMatcher(ErrorCatalogue.bundled());
        }
        ErrorMatch match = matcher.match(row.key(), row.code(), row.message());
        if (remembered.size() < REMEMBERED) {
            remembered.put(text, match);
        }
        return match;
    }

    private static ObservedError first(ErrorMatch match, List<String> ids, LoggedError row) {
        ErrorEntry entry = match.entry();
        return new ObservedError(
                entry == null ? null : entry.code(), entry == null ? ids : List.of(), match.note(), 1, row);
    }
}
