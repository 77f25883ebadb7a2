package org.previewauditor.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.previewauditor.export.Drop;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AsOf;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.truth.AuditedAd;

class TruthsTest {

    /** The rows that truths are concluded from. */
    private static final List<String> FACTS = List.of("context", "ad", "adAccount");

    @Test
    void everyWordThatRulesMaySayIsExplained() throws IOException {
        List<String> words = Arrays.stream(AuditedAd.class.getDeclaredMethods())
                .filter(method ->
                        method.getParameterCount() == 0 && java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(word -> !FACTS.contains(word))
                .toList();

        assertThat(Truths.of(anAd()).keySet()).isNotEmpty().containsExactlyInAnyOrderElementsOf(words);
    }

    private static AuditedAd anAd() throws IOException {
        Drop drop = Drop.open(List.of(Path.of("../sample-data/healthy")), null);
        AsOf asOf = new AsOf(Instant.parse("2026-11-21T05:00:00Z"), Duration.ofDays(14));
        try (Inspection inspection = Inspection.open(drop, asOf, null);
                RuleBook rules = RuleBook.bundled()) {
            List<AdContext> ads = new ArrayList<>();
            inspection.forEachBatch(ads::addAll);
            return rules.decide(inspection.facts(), ads).get(0).ad();
        }
    }
}
