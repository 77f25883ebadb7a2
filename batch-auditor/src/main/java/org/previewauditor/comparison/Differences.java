package org.previewauditor.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.comparison.RuleDiff.What;
import org.previewauditor.fact.Ad;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.reference.ReferenceFacts;
import org.previewauditor.rulebook.AccountFinding;

/** Adds up what two sets of rules decide differently. Used by one thread. */
final class Differences {

    private static final int EXAMPLES = 3;

    private record Verdicts(Verdict before, Verdict after) {}

    private record FindingKey(String code, What what, List<String> parts) {}

    private final ReferenceFacts reference;
    private final Map<Verdicts, AffectedAds> verdicts = new HashMap<>();
    private final Map<FindingKey, AffectedAds> findings = new HashMap<>();
    private final List<RuleDiff.OtherChange> others = new ArrayList<>();
    private long ads;

    Differences(ReferenceFacts reference) {
        this.reference = reference;
    }

    long ads() {
        return ads;
    }

    /** Adds an ad, with all its rows. Its verdict is the worst of theirs. */
    void add(List<RowPair> rows) {
        ads++;
        Verdict before = worst(rows, RowPair::before);
        Verdict after = worst(rows, RowPair::after);
        if (before != after) {
            book(verdicts.computeIfAbsent(new Verdicts(before, after), any -> new AffectedAds()), rows);
        }
        Map<String, List<Finding>> old = byCode(rows, RowPair::before);
        Map<String, List<Finding>> now = byCode(rows, RowPair::after);
        if (old.isEmpty() && now.isEmpty()) {
            return;
        }
        Set<String> codes = new LinkedHashSet<>(old.keySet());
        codes.addAll(now.keySet());
        for (String code : codes) {
            FindingKey key = difference(code, old.get(code), now.get(code));
            if (key != null) {
                book(findings.computeIfAbsent(key, any -> new AffectedAds()), rows);
            }
        }
    }

    /** Adds what is said about things that are no ads. */
    void addOthers(List<AccountFinding> before, List<AccountFinding> after) {
        Map<String, Map<String, Finding>> old = bySubject(before);
        Map<String, Map<String, Finding>> now = bySubject(after);
        Set<String> codes = new LinkedHashSet<>(old.keySet());
        codes.addAll(now.keySet());
        for (String code : codes) {
            Map<String, Finding> wasOf = old.getOrDefault(code, Map.of());
            Map<String, Finding> isOf = now.getOrDefault(code, Map.of());
            addOther(
                    code,
                    What.APPEARS,
                    isOf.keySet().stream()
                            .filter(subject -> !wasOf.containsKey(subject))
                            .toList());
            addOther(
                    code,
                    What.VANISHES,
                    wasOf.keySet().stream()
                            .filter(subject -> !isOf.containsKey(subject))
                            .toList());
            addOther(
                    code,
                    What.CHANGES,
                    isOf.keySet().stream()
                            .filter(wasOf::containsKey)
                            .filter(subject -> difference(
                                            code,
                                            List.of(Objects.requireNonNull(wasOf.get(subject))),
                                            List.of(Objects.requireNonNull(isOf.get(subject))))
                                    != null)
                            .toList());
        }
    }

    List<RuleDiff.VerdictChange> verdicts() {
        return verdicts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Verdicts, AffectedAds>>comparingLong(
                                entry -> -entry.getValue().ads())
                        .thenComparing(entry -> entry.getKey().before())
                        .thenComparing(entry -> entry.getKey().after()))
                .map(entry -> new RuleDiff.VerdictChange(
                        entry.getKey().before(),
                        entry.getKey().after(),
                        entry.getValue().affected()))
                .toList();
    }

    List<RuleDiff.FindingChange> findings(Comparator<String> catalogue) {
        return findings.entrySet().stream()
                .map(entry -> new RuleDiff.FindingChange(
                        entry.getKey().code(),
                        entry.getKey().what(),
                        entry.getKey().parts(),
                        entry.getValue().affected()))
                .sorted(Comparator.comparing(RuleDiff.FindingChange::code, catalogue)
                        .thenComparing(RuleDiff.FindingChange::what)
                        .thenComparing(change -> change.parts().toString()))
                .toList();
    }

    List<RuleDiff.OtherChange> others(Comparator<String> catalogue) {
        return others.stream()
                .sorted(Comparator.comparing(RuleDiff.OtherChange::code, catalogue)
                        .thenComparing(RuleDiff.OtherChange::what))
                .toList();
    }

    private void addOther(String code, What what, List<String> subjects) {
        if (!subjects.isEmpty()) {
            others.add(new RuleDiff.OtherChange(
                    code,
                    what,
                    subjects.size(),
                    subjects.stream().limit(EXAMPLES).toList()));
        }
    }

    private void book(AffectedAds affected, List<RowPair> rows) {
        Ad ad = rows.get(0).context().ad();
        boolean deleted = rows.stream().allMatch(row -> row.after().ad().deleted());
        BigDecimal spend = rows.stream()
                .map(row -> reference.spendOf(row.context().ad()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        affected.add(ad, deleted, spend, reference.currencies().getOrDefault(ad.advertiserId(), Ledger.NO_CURRENCY));
    }

    private static Verdict worst(List<RowPair> rows, Function<RowPair, Decision> side) {
        Verdict worst = Verdict.OK;
        for (RowPair row : rows) {
            Verdict verdict = side.apply(row).verdict();
            worst = verdict.compareTo(worst) < 0 ? verdict : worst;
        }
        return worst;
    }

    private static Map<String, List<Finding>> byCode(List<RowPair> rows, Function<RowPair, Decision> side) {
        Map<String, List<Finding>> byCode = new LinkedHashMap<>();
        for (RowPair row : rows) {
            Decision decision = side.apply(row);
            for (List<Finding> some : List.of(decision.findings(), decision.delivery())) {
                for (Finding finding : some) {
                    byCode.computeIfAbsent(finding.type().code(), any -> new ArrayList<>(1))
                            .add(finding);
                }
            }
        }
        return byCode;
    }

    private static Map<String, Map<String, Finding>> bySubject(List<AccountFinding> findings) {
        Map<String, Map<String, Finding>> byCode = new LinkedHashMap<>();
        for (AccountFinding found : findings) {
            String subject = found.finding().subjectId();
            byCode.computeIfAbsent(found.finding().type().code(), any -> new LinkedHashMap<>())
                    .put(subject, found.finding());
        }
        return byCode;
    }

    private static @Nullable FindingKey difference(
            String code, @Nullable List<Finding> before, @Nullable List<Finding> after) {
        if (before == null) {
            return new FindingKey(code, What.APPEARS, List.of());
        }
        if (after == null) {
            return new FindingKey(code, What.VANISHES, List.of());
        }
        List<String> parts = new ArrayList<>();
        add(parts, "effect", before, after, finding -> finding.type().effect());
        add(parts, "owner", before, after, finding -> finding.type().owner());
        add(parts, "subject", before, after, finding -> finding.type().subjectType() + " " + finding.subjectId());
        add(parts, "part", before, after, finding -> finding.type().part());
        add(parts, "evidence", before, after, Finding::evidenceText);
        return parts.isEmpty() ? null : new FindingKey(code, What.CHANGES, List.copyOf(parts));
    }

    private static void add(
            List<String> parts,
            String name,
            List<Finding> before,
            List<Finding> after,
            Function<Finding, Object> part) {
        if (!values(before, part).equals(values(after, part))) {
            parts.add(name);
        }
    }

    private static Set<String> values(List<Finding> findings, Function<Finding, Object> part) {
        return findings.stream()
                .map(finding -> part.apply(finding).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
