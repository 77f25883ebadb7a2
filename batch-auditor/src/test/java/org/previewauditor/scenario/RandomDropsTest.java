package org.previewauditor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.previewauditor.fact.AdContext;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Part;
import org.previewauditor.finding.Verdict;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;

/**
 * What must hold for any drop. Each case is a drop made from its seed; {@code -Dpreviewauditor.seed=17} tries that one
 * alone.
 */
@DisplayName("For any drop")
class RandomDropsTest {

    private static final String SEED = "previewauditor.seed";
    private static final int DROPS = 30;
    private static final Instant AS_OF =
            Scenarios.nothingWrong(RuleFiles.bundled()).get(0).asOf();

    /**
     * Rules that may begin to fire when a kind is withheld, because the specification lets them: an ad that knows its
     * account by display name only finds links and members through the list of accounts; and where two exports
     * contradict each other about existing posts, the weaker one speaks when the stronger is gone.
     */
    private static final Map<String, Set<String>> MAY_BEGIN = Map.of(
            "identities", Set.of("tiktok-account-not-linked", "no-member-assigned", "existing-posts-not-allowed"),
            "identity_ad_accounts", Set.of("existing-posts-not-allowed"));

    private static RuleBook rules;
    private static RandomDrops drops;
    private static Map<String, Scenario> scenarios;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        rules = RuleBook.bundled();
        List<Scenario> all = Scenarios.of(rules);
        drops = new RandomDrops(all);
        scenarios = all.stream().collect(Collectors.toMap(Scenario::code, scenario -> scenario));
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    static Stream<Long> seeds() {
        Long one = Long.getLong(SEED);
        return one == null ? LongStream.rangeClosed(1, DROPS).boxed() : Stream.of(one);
    }

    @Test
    @DisplayName("the drops tried here have findings of most kinds and ads of every verdict")
    void dropsAreNotDull() {
        Set<String> codes = new TreeSet<>();
        Set<Verdict> verdicts = new TreeSet<>();
        LongStream.rangeClosed(1, DROPS).forEach(seed -> {
            for (Decision decision : audit(drops.drop(seed), "dull" + seed).decide(rules)) {
                verdicts.add(decision.verdict());
                decision.findings()
                        .forEach(
                                finding -> codes.add(rules.ruleOf(finding.type().code())));
            }
        });
        assertThat(verdicts).containsExactly(Verdict.values());
        long aboutPreviews = rules.rules().stream()
                .filter(rule -> rule.type().part() == Part.PREVIEW)
                .count();
        assertThat(codes).hasSizeGreaterThan((int) aboutPreviews * 2 / 3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("the order of ads and of rows does not matter")
    void orderDoesNotMatter(long seed) {
        DropAudit audit = audit(drops.drop(seed), "drop");
        Random random = new Random(seed);
        List<AdContext> batch = new ArrayList<>();
        audit.ads().forEach(ad -> batch.add(shuffled(ad, random)));
        Collections.shuffle(batch, random);
        Map<String, String> expected = saidOf(audit.decide(rules));
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(saidOf(rules.decide(audit.run(), batch))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("the size of batches does not matter, nor that two threads decide at once")
    void batchesDoNotMatter(long seed) throws InterruptedException, ExecutionException {
        DropAudit audit = audit(drops.drop(seed), "drop");
        List<String> expected = said(audit.decide(rules));
        assertThat(expected).hasSizeGreaterThan(20);
        List<Callable<List<Decision>>> tasks =
                List.of(() -> inBatches(audit, 1), () -> inBatches(audit, 7), () -> inBatches(audit, 1_000));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<Decision>> decisions : threads.invokeAll(tasks)) {
                assertThat(said(decisions.get())).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("an export that is withheld makes no ad OK, unless a scenario says why, and makes no ad fail")
    void withholdingIsHonest(long seed) {
        DropRows whole = drops.drop(seed);
        Map<String, Decision> before = byAd(audit(whole, "whole").decide(rules));
        List<String> dishonest = new ArrayList<>();
        for (String kind : List.copyOf(whole.kinds())) {
            if (kind.equals("ads")) {
                continue;
            }
            DropRows less = whole.copy();
            less.leaveOut(kind);
            Map<String, Decision> after = byAd(audit(less, "without-" + kind).decide(rules));
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.forEach((ad, decision) -> {
                String found = dishonest(kind, before.get(ad), decision);
                if (!found.isEmpty()) {
                    dishonest.add("Without " + kind + ", " + ad + ' ' + found);
                }
            });
        }
        assertThat(dishonest)
                .as("what is dishonest in the drop of seed %d", seed)
                .isEmpty();
    }

    private static String dishonest(String kind, Decision before, Decision after) {
        if (before.verdict() != Verdict.OK && after.verdict() == Verdict.OK) {
            List<String> unexplained = before.findings().stream()
                    .filter(finding -> finding.type().effect() != Effect.NOTICE)
                    .map(finding -> finding.type().code())
                    .filter(code -> !mayBecomeOk(code, kind))
                    .toList();
            return unexplained.isEmpty() ? "" : "becomes OK, though it had " + unexplained;
        }
        boolean failed = before.verdict() == Verdict.WILL_FAIL || before.verdict() == Verdict.UNSUPPORTED;
        boolean unexplained = after.findings().stream()
                .filter(finding -> finding.type().effect() == Effect.BLOCKS)
                .anyMatch(finding -> !mayBegin(finding.type().code(), kind, after));
        return !failed && unexplained ? "begins to fail: " + said(after) : "";
    }

    /** Whether some case of the rule's scenario says that an ad becomes OK without this kind. */
    private static boolean mayBecomeOk(String code, String kind) {
        return scenarios.get(rules.ruleOf(code)).fires().stream()
                .anyMatch(one -> one.okWithout().contains(kind));
    }

    private static boolean mayBegin(String code, String kind, Decision decision) {
        boolean byNameOnly = decision.ad().ad().identityId() == null;
        return MAY_BEGIN.getOrDefault(kind, Set.of()).contains(code)
                && (byNameOnly || code.equals("existing-posts-not-allowed"));
    }

    private DropAudit audit(DropRows rows, String name) {
        Path drop = folder.resolve(name);
        rows.writeTo(drop);
        return DropAudit.read(drop, AS_OF, rules.policy().horizon(), null);
    }

    private static List<Decision> inBatches(DropAudit audit, int size) {
        List<Decision> decisions = new ArrayList<>();
        for (int from = 0; from < audit.ads().size(); from += size) {
            int to = Math.min(from + size, audit.ads().size());
            decisions.addAll(rules.decide(audit.run(), audit.ads().subList(from, to)));
        }
        return decisions;
    }

    private static AdContext shuffled(AdContext ad, Random random) {
        UnaryOperator<List<?>> any = list -> {
            List<?> copy = new ArrayList<>(list);
            Collections.shuffle(copy, random);
            return copy;
        };
        return new AdContext(
                ad.ad(),
                ad.adGroup(),
                ad.campaign(),
                ad.adAccount(),
                new AdContext.Access(
                        same(any, ad.access().tikTokAccounts()),
                        same(any, ad.access().links()),
                        same(any, ad.access().members())),
                same(any, ad.posts()),
                same(any, ad.originalPosts()),
                same(any, ad.connections()),
                ad.creative(),
                same(any, ad.errors()));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> same(UnaryOperator<List<?>> shuffle, List<T> list) {
        return (List<T>) shuffle.apply(list);
    }

    private static Map<String, Decision> byAd(List<Decision> decisions) {
        Map<String, Decision> byAd = new HashMap<>();
        decisions.forEach(decision -> byAd.put(decision.ad().ad().adId(), decision));
        return byAd;
    }

    private static Map<String, String> saidOf(List<Decision> decisions) {
        Map<String, String> said = new HashMap<>();
        decisions.forEach(decision -> said.put(decision.ad().ad().adId(), said(decision)));
        return said;
    }

    private static List<String> said(List<Decision> decisions) {
        return decisions.stream().map(RandomDropsTest::said).toList();
    }

    /** A decision without the order of its evidence, which is that of the rows. */
    private static String said(Decision decision) {
        return decision.ad().ad().adId()
                + ' '
                + decision.verdict()
                + ' '
                + decision.findings().stream().map(RandomDropsTest::said).toList();
    }

    private static String said(Finding finding) {
        return finding.type().code() + ' ' + finding.subjectId() + ' ' + new TreeSet<>(finding.evidence());
    }
}
