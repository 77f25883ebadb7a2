package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.export.Drop;
import org.previewauditor.fact.AsOf;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Verdict;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulesDiffCommandTest {

    private static final String AGENCY = "../sample-data/agency";
    private static final Instant AS_OF = Instant.parse("2026-11-21T05:00:00Z");

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void theSameRulesChangeNothing() throws IOException {
        export();

        assertThat(diff("bundled", folder.toString(), "../sample-data/healthy")).isEqualTo(0);
        assertThat(shell.printed()).contains("Nothing changes: the rules are the same.");

        edit("post.drl", "// The post of a Spark Ad:", "// The post of an ad:");
        assertThat(diff("bundled", folder.toString(), "../sample-data/healthy")).isEqualTo(0);
        assertThat(shell.printed())
                .contains("Nothing changes: the rules differ in comments, line breaks or their version only.");
    }

    @Test
    void aWeakerRuleChangesTheVerdictsThatItDecided() throws IOException {
        export();
        edit(
                "authorization.drl",
                "@summary(\"The code was made but not applied in Ads Manager\")\n    @effect(\"BLOCKS\")",
                "@summary(\"The code was made but not applied in Ads Manager\")\n    @effect(\"RISKS\")");

        assertThat(diff("bundled", folder.toString(), AGENCY, "--json")).isEqualTo(1);

        JsonNode json = JsonMapper.shared().readTree(shell.printed());
        Map<String, Long> expected = verdictChanges();
        assertThat(expected).containsKey("WILL_FAIL AT_RISK");
        Map<String, Long> told = new HashMap<>();
        json.get("verdicts")
                .forEach(change -> told.put(
                        change.get("before").asString()
                                + ' '
                                + change.get("after").asString(),
                        change.get("affected").get("ads").asLong()));
        assertThat(told).isEqualTo(expected);
        assertThat(json.get("findings")).hasSize(1);
        JsonNode finding = json.get("findings").get(0);
        assertThat(finding.get("code").asString()).isEqualTo("spark-code-not-applied");
        assertThat(finding.get("what").asString()).isEqualTo("CHANGES");
        assertThat(finding.get("parts").get(0).asString()).isEqualTo("effect");
        assertThat(finding.get("affected").get("spend").size()).isPositive();
        assertThat(finding.get("affected").get("examples")).isNotEmpty();
        assertThat(json.get("rules").toString()).contains("\"effect\"", "\"BLOCKS\"", "\"RISKS\"");
    }

    @Test
    void aConditionLimitsTextsAndFormatsAreToldWithWhatTheyChange() throws IOException {
        export();
        edit("post.drl", "post.itemStatus == \"REVIEW_PENDING\"", "post.itemStatus == \"HESITATE_RECOMMEND\"");
        edit("limits.properties", "sync.old.hours = 48", "sync.old.hours = 1");
        edit("texts.properties", "post-deleted.action=", "post-deleted.action=Please: ");
        edit("formats.txt", "SHOP_OR_LIVE    partial  shop-or-live-format              ad_format = LIVE_CONTENT\n", "");
        edit("truths.drl", "\"TTS_TT\".equals(type) || \"BC_SELF_TT\".equals(type);", "\"TTS_TT\".equals(type);");

        assertThat(diff("bundled", folder.toString(), AGENCY)).isEqualTo(1);

        assertThat(shell.printed())
                .contains("Before: preview-rules 1.0.0 from this program, ")
                .containsPattern("OK -> AT_RISK +[\\d,]+ ads.*, spend .*[\\d,]+ EUR")
                .containsPattern("appears   post-under-review: [\\d,]+ ads")
                .containsPattern("vanishes  post-under-review: [\\d,]+ ad")
                .containsPattern("appears   sync-is-old: [\\d,]+ ads")
                .contains("  post-under-review, condition\n      - AuditedAd(), post != null, post.itemStatus == "
                        + "\"REVIEW_PENDING\"\n      + AuditedAd(), post != null, post.itemStatus == "
                        + "\"HESITATE_RECOMMEND\"")
                .contains("  post-deleted, action\n      - ")
                .contains("  limits.properties, sync.old.hours\n      - 48\n      + 1\n")
                .contains(
                        "  formats.txt, line\n      - SHOP_OR_LIVE partial shop-or-live-format ad_format = LIVE_CONTENT")
                .contains("  truths.drl, truths or functions\n      + written anew");
    }

    @Test
    void rulesThatCannotBeOpenedSayWhy() throws IOException {
        assertThat(diff("bundled", "nowhere", AGENCY)).isEqualTo(3);
        assertThat(shell.errors())
                .contains("there is no folder and no KJAR of that name.")
                .doesNotContain("\tat ");
        export();
        edit("post.drl", "post.itemStatus == \"REVIEW_PENDING\"", "post.itemStatuss == \"REVIEW_PENDING\"");
        assertThat(diff("bundled", folder.toString(), AGENCY)).isEqualTo(3);
        assertThat(shell.errors()).contains("itemStatuss").doesNotContain("\tat ");
        assertThat(shell.run("rules", "diff", "bundled", "--drop", AGENCY)).isEqualTo(2);
    }

    private Map<String, Long> verdictChanges() throws IOException {
        Map<String, Long> changes = new HashMap<>();
        Drop drop = Drop.open(List.of(Path.of(AGENCY)), null);
        try (RuleBook before = RuleBook.bundled();
                RuleBook after = RuleBook.open(folder);
                Inspection inspection = Inspection.open(drop, new AsOf(AS_OF, Duration.ofDays(14)), null)) {
            Map<String, Verdict> old = new HashMap<>();
            Map<String, Verdict> now = new HashMap<>();
            inspection.forEachBatch(batch -> {
                before.decide(inspection.facts(), batch).forEach(decision -> keepWorst(old, decision));
                after.decide(inspection.facts(), batch).forEach(decision -> keepWorst(now, decision));
            });
            old.forEach((ad, verdict) -> {
                if (now.get(ad) != verdict) {
                    changes.merge(verdict + " " + now.get(ad), 1L, Long::sum);
                }
            });
        }
        return changes;
    }

    private static void keepWorst(Map<String, Verdict> verdicts, Decision decision) {
        String ad = decision.ad().ad().advertiserId() + ' ' + decision.ad().ad().adId();
        verdicts.merge(ad, decision.verdict(), (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    private void export() throws IOException {
        RuleFiles bundled = RuleFiles.bundled();
        for (String name : bundled.names()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, bundled.text(name));
        }
    }

    private void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(name));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(name), text.replace(from, to));
    }

    private int diff(String old, String now, String drop, String... more) {
        List<String> args =
                new ArrayList<>(List.of("rules", "diff", old, now, "--drop", drop, "--as-of", "2026-11-21T05:00:00Z"));
        args.addAll(List.of(more));
        return shell.run(args.toArray(new String[0]));
    }
}
