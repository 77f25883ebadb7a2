package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SupportCommandTest {

    private static final String AGENCY = "../sample-data/agency";
    private static final String NOT_APPLIED = "1849100962045207";

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    private Path drop;

    @BeforeEach
    void aSparkAdOnWhichNothingIsWrong() throws IOException {
        drop = Files.createDirectory(folder.resolve("drop"));
        write("ads.csv", """
                advertiser_id,ad_id,ad_name,identity_type,identity_id,tiktok_item_id,video_id,ad_format,secondary_status
                7000000000000000001,18001,Summer #Ab3dEf6hIj9kLm2nOp5q,AUTH_CODE,7200000000000000001,7500,v123,SINGLE_VIDEO,AD_STATUS_DELIVERY_OK
                """);
        write("identities.csv", """
                identity_id,username,identity_type,ad_delivery_permission,can_push_video
                7200000000000000001,nia,AUTH_CODE,GRANTED,true
                """);
        write("identity_ad_accounts.csv", """
                advertiser_id,identity_id,link_status
                7000000000000000001,7200000000000000001,LINKED
                """);
        write("member_permissions.csv", """
                user_email,identity_id,member_status,tt_account_roles,can_publish
                jo.doe@example.com,7200000000000000001,ACTIVE,POST,true
                """);
        write("spark_posts.csv", """
                item_id,advertiser_id,ad_auth_status,auth_end_time,auth_code_status,applied,identity_id,auth_code
                7500,7000000000000000001,AUTHORIZED,2027-01-01,IN_USE,true,7200000000000000001,#Zz3dEf6hIj9kLm2nOp5q
                """);
    }

    @Test
    void anAdWithoutAKnownCauseGetsAPacketToSend() throws IOException {
        assertThat(support("18001", drop.toString())).isEqualTo(0);

        String packet = packet("18001");
        assertThat(shell.printed()).contains("Packet: " + folder.resolve("out/support/18001.md"));
        assertThat(packet)
                .contains("**Nothing in the exports explains it.**")
                .contains("| Ad account id | 7000000000000000001 |")
                .contains("| Ad id | 18001 |")
                .contains("| Creative id: video | v123 |")
                .contains("| Creative id: TikTok post | 7500 |")
                .contains("| TikTok account | nia (7200000000000000001) |")
                .contains("- [x] The TikTok account is in Business Center with ad delivery permission: "
                        + "ad_delivery_permission=GRANTED (identities.csv:2)")
                .contains("- [x] The TikTok account is linked to this ad account: "
                        + "link_status=LINKED (identity_ad_accounts.csv:2)")
                .contains("- [x] The post is authorized, applied and listed in Spark Ads posts: "
                        + "the post is listed (spark_posts.csv:2); ad_auth_status=AUTHORIZED (spark_posts.csv:2)")
                .contains("## Not shown by the exports, to be checked by eye")
                .contains("- [ ] The tool's connection to the ad account works and is fresh")
                .contains("- [ ] Screenshot: Business Center > Accounts > TikTok accounts, the account of nia")
                .contains("- [ ] Screenshot: TikTok Ads Manager, the ad, section Identity")
                .contains("Spark ads posts, with this post");
    }

    @Test
    void ofADeletedAdItIsNotSaidThatItsPreviewShouldLoad() throws IOException {
        String ads = Files.readString(drop.resolve("ads.csv"));
        write("ads.csv", ads.replace("AD_STATUS_DELIVERY_OK", "AD_STATUS_DELETE"));

        support("18001", drop.toString());

        assertThat(packet("18001"))
                .contains("**TikTok lists this ad as deleted.**")
                .doesNotContain("should load");
    }

    @Test
    void codesAndAddressesAreMasked() throws IOException {
        support("18001", drop.toString());

        assertThat(packet("18001"))
                .doesNotContain("Ab3dEf6hIj9kLm2nOp5q", "Zz3dEf6hIj9kLm2nOp5q", "jo.doe")
                .contains("j\\*\\*\\*@\u200Bexample.com");
    }

    @Test
    void aKnownCauseIsToldFirst() throws IOException {
        assertThat(support(NOT_APPLIED, AGENCY)).isEqualTo(0);

        assertThat(shell.printed()).startsWith("The exports show why this preview fails (spark-code-not-applied); ");
        assertThat(packet(NOT_APPLIED))
                .contains("**Do not send this yet:**")
                .contains("(spark-code-not-applied)")
                .contains("## Checks not passed")
                .contains("Because of spark-code-not-applied: ");
    }

    @Test
    void anAdThatUsesNoTikTokAccountNeedsNoScreenshotOfOne() throws IOException {
        write("ads.csv", """
                advertiser_id,ad_id,identity_type,identity_id,tiktok_item_id,ad_format
                7000000000000000001,18002,CUSTOMIZED_USER,,,SINGLE_VIDEO
                """);

        support("18002", drop.toString());

        assertThat(packet("18002"))
                .doesNotContain("Business Center", "Spark ads posts")
                .contains("| Creative id | not in the exports;");
    }

    @Test
    void everyAdOfTheAgencyGetsAPacket() throws IOException {
        List<String> ads = new ArrayList<>();
        try (Stream<String> lines = Files.lines(Path.of(AGENCY, "expected", "ads.csv"))) {
            lines.skip(1)
                    .map(line -> line.split(",")[1])
                    .filter(id -> id.endsWith("7"))
                    .limit(12)
                    .forEach(ads::add);
        }

        for (String ad : ads) {
            assertThat(support(ad, AGENCY)).isEqualTo(0);
            assertThat(packet(ad)).contains("## Ids", "## Checks passed", "## Still to do before this is sent");
        }
    }

    @Test
    void anUnknownAdIsToldWithTheNearestIds() {
        assertThat(support("18003", drop.toString())).isEqualTo(3);

        assertThat(shell.errors()).contains("The drop has no ad 18003. The nearest ids are 18001.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anIdCannotLeadOutOfTheFolder() {
        assertThat(support("../../18001", drop.toString())).isEqualTo(2);

        assertThat(shell.errors()).contains("\"../../18001\" is no id of an ad");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private int support(String ad, String from) {
        return shell.run(
                "support",
                ad,
                "--drop",
                from,
                "--as-of",
                "2026-11-21T05:00:00Z",
                "--out",
                folder.resolve("out").toString());
    }

    private String packet(String ad) throws IOException {
        return Files.readString(folder.resolve("out").resolve("support").resolve(ad + ".md"));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(drop.resolve(file), text);
    }
}
