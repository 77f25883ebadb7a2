package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {

    private static final String AGENCY = "../sample-data/agency";
    private static final String NOT_APPLIED = "1849100962045207";

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void anExplanationGoesFromTheRowsToTheVerdict() {
        assertThat(explain(NOT_APPLIED, AGENCY)).isEqualTo(0);

        assertThat(shell.printed())
                .contains("Rules preview-rules 1.0.0 (checksum ")
                .contains("spark_posts            complete for the ad account of this ad")
                .contains("(ads.csv:21): WILL_FAIL")
                .contains("member=Teo Brandvik, identity_id=7293248156787983121")
                .contains("  authorizedByCode           true")
                .contains("BLOCKS       spark-code-not-applied   (authorization.drl:")
                .contains("applied=false (spark_posts.csv:6)")
                .containsPattern(
                        "post\\.drl:\\d+  post\\.itemStatus == \"USER_DELETE\" \\|\\| codeError == \"video_deleted\""
                                + "   seen: post\\.itemStatus = HESITATE_RECOMMEND \\(spark_posts\\.csv:6\\), codeError = none")
                .contains("sparkAdsLimit = 10000, $count.count = ")
                .endsWith("The strongest effect of the rules that fired is BLOCKS (spark-code-not-applied), so the "
                        + "verdict is WILL_FAIL.\n");
    }

    @Test
    void everyRuleHasFiredOrLacksSomethingInTheJson() {
        assertThat(explain(NOT_APPLIED, AGENCY, "--json")).isEqualTo(0);

        JsonNode json = JsonMapper.shared().readTree(shell.printed());
        assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.get("rules").get("checksum").asString()).hasSize(64);
        JsonNode ad = json.get("ads").get(0);
        assertThat(ad.get("verdict").asString()).isEqualTo("WILL_FAIL");
        assertThat(ad.get("fired").size() + ad.get("notFired").size()).isGreaterThan(80);
        assertThat(ad.get("notFired")).allSatisfy(rule -> {
            assertThat(rule.get("condition").asString()).isNotBlank();
            assertThat(rule.get("number").asInt())
                    .isBetween(1, rule.get("conditions").asInt());
        });
    }

    @Test
    void anUnknownAdGetsTheNearestIds() {
        assertThat(explain("1849100962045208", AGENCY)).isEqualTo(3);

        assertThat(shell.errors())
                .contains("The drop has no ad 1849100962045208. The nearest ids are 1849100962045207, ")
                .doesNotContain("\tat ");
        assertThat(shell.printed()).isEmpty();
    }

    @Test
    void anIdInTwoAdAccountsIsExplainedForBoth() throws IOException {
        Files.writeString(folder.resolve("ads.csv"), """
                advertiser_id,ad_id,identity_type,ad_format
                101,7,CUSTOMIZED_USER,SINGLE_VIDEO
                102,7,UNSET,SINGLE_IMAGE
                """);

        assertThat(explain("7", folder.toString())).isEqualTo(0);

        assertThat(shell.printed())
                .contains("The id stands in 2 rows that count, each decided by itself: ads.csv:2 (ad account 101); "
                        + "ads.csv:3 (ad account 102).")
                .contains("of ad account 101 (ads.csv:2): UNVERIFIED")
                .contains("of ad account 102 (ads.csv:3): UNVERIFIED");
    }

    @Test
    void whatAnUnsupportedFormatSilencesIsSaid() throws IOException {
        Files.writeString(folder.resolve("ads.csv"), """
                advertiser_id,ad_id,identity_type,ad_format,tiktok_item_id
                101,7,CUSTOMIZED_USER,CAROUSEL_ADS,4711
                """);

        assertThat(explain("7", folder.toString())).isEqualTo(0);

        assertThat(shell.printed())
                .contains("; does not count, because the format has no preview")
                .contains("The format has no preview, and nothing else would bring one back, so these do not count: "
                        + "spark-with-custom-identity.");
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() throws IOException {
        Files.writeString(
                folder.resolve("ads.csv"),
                "advertiser_id,ad_id,ad_name,identity_type\n101,7,\"a\u001b[31mred\u202e #abcdefghijklmnopqrst=\",UNSET\n");

        assertThat(explain("7", folder.toString())).isEqualTo(0);

        assertThat(shell.printed())
                .doesNotContain("\u001b", "\u202e", "abcdefghijklmnop")
                .contains("a\uFFFD[31mred");
    }

    @Test
    void aFolderWithoutAdsSaysWhatIsInIt() throws IOException {
        Files.writeString(folder.resolve("ad_accounts.csv"), "advertiser_id,status\n101,STATUS_ENABLE\n");

        assertThat(explain("7", folder.toString())).isEqualTo(3);
        assertThat(shell.errors()).contains("ad_accounts.csv is an export of ad_accounts, not of ads.");
        assertThat(explain("7", "nowhere")).isEqualTo(3);
        assertThat(shell.errors()).contains("There is no file or folder nowhere.");
    }

    @Test
    void withoutADropOrARuleBookItIsNotCalled() {
        assertThat(shell.run("explain", "7")).isEqualTo(2);
        assertThat(shell.errors()).contains("--drop");
        assertThat(explain("7", AGENCY, "--rules", "nowhere")).isEqualTo(3);
        assertThat(shell.errors()).contains("there is no folder and no KJAR of that name.");
        assertThat(explain("7", AGENCY, "--as-of", "soon")).isEqualTo(2);
        assertThat(shell.errors()).contains("--as-of \"soon\" is no time");
    }

    private int explain(String adId, String drop, String... more) {
        List<String> args = new ArrayList<>(List.of("explain", adId, "--drop", drop));
        if (!List.of(more).contains("--as-of")) {
            args.addAll(List.of("--as-of", "2026-11-21T05:00:00Z"));
        }
        args.addAll(List.of(more));
        return shell.run(args.toArray(new String[0]));
    }
}
