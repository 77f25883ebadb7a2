package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/** "Rows that are not facts" of 2-inputs.md, and what facts say. */
class RowsTest {

    @AutoClose
    private final DropFixture fixture;

    RowsTest(@TempDir Path folder) {
        fixture = new DropFixture(folder);
    }

    /** A header and a row on line 2, {@code ;} for the line end, and what becomes of the row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "ad_id,advertiser_id;|blank",
                "ad_id,advertiser_id;,|blank",
                "ad_id,advertiser_id;-,N/A|blank",
                "ad_id,advertiser_id,ad_name;0,null,=\"\"|blank",
                "ad_id,advertiser_id,ad_name;-,,Total of 12|total-row",
                "ad_id,advertiser_id,ad_name;合計,,|total-row",
                "ad_id,advertiser_id,ad_name;Total,1,x|total-row",
                "ad_id,advertiser_id,x;,1,total (3)|total-row",
                "ad_id,advertiser_id,ad_name;Total|total-row",
                "ad_id,advertiser_id,ad_name;1,2,Total of 12|fact",
                "ad_id,advertiser_id,ad_name;1,Total,x|2 advertiser_id missing-id",
                "ad_id,advertiser_id,ad_name;1,2|2 wrong-number-of-cells",
                "ad_id,advertiser_id;1,2,3|2 wrong-number-of-cells",
                "ad_id,advertiser_id;1,2, ,|fact",
                "ad_id,advertiser_id;1,2,-|2 wrong-number-of-cells",
                "item_id,auth_code,applied;,#abc,1|code-without-post",
                "item_id,auth_code,applied;,,1|2 item_id missing-id",
                "item_id,auth_code,applied;,#abc|2 wrong-number-of-cells",
                "ad_id,advertiser_id,ad_name;,2,x|2 ad_id missing-id",
                "ad_id,advertiser_id,ad_name;0.0,2,x|2 ad_id missing-id",
                "ad_id,advertiser_id;1,0.0|2 advertiser_id missing-id",
                "ad_id,advertiser_id;10.0,2|fact",
                "ad_id,advertiser_id,ad_name;0.0,,Total of 12|total-row",
                "item_id,auth_code_status;0.0,IN_USE|2 item_id missing-id",
                "Related ads,advertiser_id;^-,0^,2|2 ad_id missing-id",
                "Related ads,advertiser_id;[null],2|2 ad_id missing-id",
                "Related ads,advertiser_id;^0.0,total^,2|2 ad_id missing-id",
                "Related ads,advertiser_id;^-,7^,2|fact",
                "Related ads,advertiser_id;^1849100106012410, 1849100106012411^,2|fact",
                "Related ads,advertiser_id;1849 100 106,2|2 ad_id id-mangled-by-spreadsheet",
                "Related ads,advertiser_id;1849100106012410 1849100106012411,2|2 ad_id id-mangled-by-spreadsheet",
                "Related ads,advertiser_id;^1.84E+15, 1.85E+15^,2|2 ad_id id-mangled-by-spreadsheet",
                "ad_id,creative id,advertiser_id;Total,0.0,2|total-row",
                "ad_id,creative id,advertiser_id;Total,1.8E+15,2|2 ad_id id-mangled-by-spreadsheet",
                "ad_name,ad_id,advertiser_id;x,,|2 ad_id missing-id",
                "advertiser_id,ad_id,ad_name;,,x|2 advertiser_id missing-id",
                "username,identity_id,identity_type;,,TT_USER|2 username missing-id",
                "identity_id,username,identity_type;,brand,TT_USER|fact",
                "user_id,user_email,username;,,brand|2 user_id missing-id",
                "ad_id,advertiser_id;1.84987E+15,2|2 ad_id id-mangled-by-spreadsheet",
                "ad_id,advertiser_id,campaign_id;1,2,^1,84987E+15^|2 campaign_id id-mangled-by-spreadsheet",
                "ad_id,advertiser_id,tiktok_item_id;1,2,7 123 456|2 tiktok_item_id id-mangled-by-spreadsheet",
                "ad_id,advertiser_id,identity_authorized_bc_id;1,2,7.1E+18|2 identity_authorized_bc_id id-mangled-by-spreadsheet",
                "ad_id,advertiser_id,campaign_id;a/b,2,1.8E+15|2 campaign_id id-mangled-by-spreadsheet",
                "ad_id,advertiser_id,campaign_id;1,a/b,x/y|2 advertiser_id unreadable-id",
                "campaign_id,ad_id,advertiser_id;x/y,1,a/b|2 campaign_id unreadable-id",
                "ad_id,advertiser_id,campaign_id;,2,1.8E+15|2 ad_id missing-id",
                "ad_id,advertiser_id,schedule_end_time;1,2,03/04/2026|2 schedule_end_time unreadable-time",
                "ad_id,advertiser_id,updated_at;1,2,soon|2 updated_at unreadable-time",
                "ad_id,advertiser_id,create_time;1,2,soon|fact",
                "ad_id,advertiser_id,spend,impressions;1,2,much,many|fact",
                "ad_id,advertiser_id,is_smart_performance_campaign;1,2,maybe|2 is_smart_performance_campaign unreadable-boolean",
                "ad_id,advertiser_id,is_smart_performance_campaign,schedule_end_time;1,2,maybe,x|2 schedule_end_time unreadable-time",
                "advertiser_id,status,balance;1,STATUS_ENABLE,lots|2 balance unreadable-number",
                "advertiser_id,last_sync_at;1,yesterday|2 last_sync_at unreadable-time",
                "advertiser_id,token_expires_at;1,never|2 token_expires_at unreadable-time",
                "item_id,auth_end_time,auth_start_time;1,x,y|2 auth_end_time unreadable-time",
                "adgroup_id,schedule_end_time,schedule_start_time;1,2026-01-01,y|2 schedule_start_time unreadable-time",
                "video_id,width,height;,1,2|2 video_id missing-id",
                "video_id,width,height;v1,1,2|fact"
            })
    void whatBecomesOfARow(String lines, String expected) throws IOException {
        fixture.file("f.csv", lines.replace(';', '\n').replace('^', '"') + "\n");
        DropFixture.Reading reading = fixture.read();
        assertNull(reading.file().refusal());
        assertTrue(reading.isConserved());
        assertEquals(1, reading.tally().rows());
        String became = reading.tally().facts() == 1
                ? "fact"
                : reading.rejected().isEmpty()
                        ? reading.tally().skipped().keySet().iterator().next().id()
                        : reading.rejected().get(0);
        assertEquals(expected, became);
    }

    @Test
    void anAdSaysAllThatItsRowSays() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,ad_name,campaign_id,ad_id_v2,campaign_automation_type,is_smart_performance_campaign,\
                ad_identity_type,identity_id,username,post_id,ad_format,schedule_end_time,ad_status,create_time,Cost,impressions
                '1849871354575954,="7001",Name,5,0,smart plus,FALSE,Use other authorized account or post,b-1,@brand,\
                71,single video,2026-11-21,unset,1700000000,"$1,234.50","1,234"
                """);
        Ad ad = fixture.read().ads().get(0);
        assertEquals("1849871354575954", ad.adId());
        assertEquals("7001", ad.advertiserId());
        assertNull(ad.smartPlusAdId());
        assertEquals("SMART_PLUS", ad.campaignAutomationType());
        assertEquals(false, ad.isSmartPerformanceCampaign());
        assertEquals("AUTH_CODE", ad.identityType());
        assertEquals("b-1", ad.identityId());
        assertEquals("@brand", ad.identityName());
        assertEquals("71", ad.tiktokItemId());
        assertEquals("SINGLE_VIDEO", ad.adFormat());
        assertEquals(Instant.parse("2026-11-21T23:59:59Z"), ad.scheduleEndTime());
        assertNull(ad.secondaryStatus());
        assertEquals(Instant.ofEpochSecond(1_700_000_000), ad.createTime());
        assertEquals(new BigDecimal("1234.50"), ad.spend());
        assertEquals(1234L, ad.impressions());
        assertEquals(new Ad.Columns(true, true), ad.columns());
        assertEquals("ads.csv:2", ad.source().toString());
    }

    @Test
    void identityTypesMayBeInAdsManagersWords() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,identity_type,tiktok_item_id
                1,2,Use account owned by you,
                2,2,Use other authorized account or post,
                3,2,Use other authorized account or post,77
                4,2,custom identity,
                5,2,Unset,
                6,2,,
                7,2,BRAND NEW,
                """);
        DropFixture.Reading reading = fixture.read();
        assertEquals(
                "[TT_USER, BC_AUTH_TT, AUTH_CODE, CUSTOMIZED_USER, UNSET, null, BRAND_NEW]",
                reading.ads().stream().map(Ad::identityType).toList().toString());
        assertEquals(
                Map.of("identity_type", Map.of("BRAND_NEW", 1L)),
                reading.tally().unknownValues());
    }

    @Test
    void aTotalWordIsNoIdSoThatOfTheNextColumnCounts() throws IOException {
        fixture.file("f.csv", "ad_id,creative id,advertiser_id\nTotal,55,2\n合計,56.0,2\n0,57,2\n");
        assertEquals(
                List.of("55", "56", "57"),
                fixture.read().ads().stream().map(Ad::adId).toList());
        fixture.file("f.csv", "Related ads,creative id,advertiser_id\n\"Total,-\",58,2\n");
        assertEquals(List.of("58"), fixture.read().ads().stream().map(Ad::adId).toList());
        fixture.file("f.csv", "advertiser_id,account_id,last_sync_at\nTotal,7001,2026-11-20\n");
        assertEquals("7001", ((Connection) fixture.read().facts().get(0)).advertiserId());
    }

    @Test
    void severalIdsInRelatedAdsAreSeveralAdsOfOneRow() throws IOException {
        fixture.file("ads.csv", "Related ads,advertiser_id\n\"11, 12; 13\",2\n\"1,849,871\",2\n14,2\n");
        DropFixture.Reading reading = fixture.read();
        assertEquals(
                List.of("11", "12", "13", "14"),
                reading.ads().stream().map(Ad::adId).toList());
        assertEquals(2, reading.tally().facts());
        assertEquals(List.of("3 ad_id id-mangled-by-spreadsheet"), reading.rejected());
        assertTrue(reading.isConserved());
    }

    @Test
    void aRowOfIdentitiesWithAnAdAccountIsALinkToo() throws IOException {
        fixture.file("identities.csv", """
                identity_id,username,advertiser_id,identity_type,can_pull_video,link_status
                i1,brand,7,TT_USER,1,linked
                i2,other,,BC_AUTH_TT,no,
                """);
        DropFixture.Reading reading = fixture.read();
        assertEquals(2, reading.tally().facts());
        TikTokAccount account = (TikTokAccount) reading.facts().get(0);
        AccountLink link = (AccountLink) reading.facts().get(1);
        assertEquals("7", account.advertiserId());
        assertEquals(true, account.canPullVideo());
        assertEquals("LINKED", link.linkStatus());
        assertEquals("i1", link.identityId());
        assertEquals(3, reading.facts().size());
    }

    @Test
    void rolesAreUnknownOnlyWithoutTheirColumn() throws IOException {
        fixture.file(
                "m.csv", "user_id,username,tt_account_roles\n1,a,Existing posts;Live\n2,a,\n3,a,\"[\"\"POST\"\"]\"\n");
        List<Object> members = fixture.read().facts();
        assertEquals(Set.of("POST", "LIVE"), ((MemberPermission) members.get(0)).roles());
        assertEquals(Set.of(), ((MemberPermission) members.get(1)).roles());
        assertEquals(Set.of("POST"), ((MemberPermission) members.get(2)).roles());
        fixture.file("m.csv", "user_id,username\n1,a\n");
        assertNull(((MemberPermission) fixture.read().facts().get(0)).roles());
    }

    @Test
    void aPostSaysAllThatItsRowSays() throws IOException {
        fixture.file("posts.csv", """
                item_id,status,auth_end_time,error_key,error_code,mentioned_item_ids,original_post_auth_code,\
                anchor_list[0].status,anchor_list[1].status,auth_code,applied
                71,ITEM_STATUS_ONLY_AUTHOR_SEE,2026-11-21,Video-deleted ,4002.0,"[""1"",""2""]",#x,CHECK_SUCCESS,checking,#c,yes
                72,STATUS_ONLY_FRIEND_SEE,1700000000,Auth code expired,-500,,,CHECK_SUCCESS,CHECK_FAILED,,
                73,USER_DELETE,,Unset,0,"0; 5|5,total",,,,,
                """);
        List<Object> posts = fixture.read().facts();
        SparkPost post = (SparkPost) posts.get(0);
        assertEquals("ONLY_AUTHOR_SEE", post.itemStatus());
        assertEquals(Instant.parse("2026-11-21T23:59:59Z"), post.authEndTime());
        assertEquals("video_deleted", post.errorKey());
        assertEquals("4002", post.errorCode());
        assertEquals(List.of("1", "2"), post.mentionedItemIds());
        assertTrue(post.hasOriginalPostAuthCode());
        assertEquals("CHECKING", post.anchorStatus());
        assertEquals(true, post.applied());
        post = (SparkPost) posts.get(1);
        assertEquals("ONLY_FRIEND_SEE", post.itemStatus());
        assertEquals("auth_code_expired", post.errorKey());
        assertEquals("-500", post.errorCode());
        assertEquals("CHECK_FAILED", post.anchorStatus());
        assertFalse(post.hasOriginalPostAuthCode());
        assertEquals("0", ((SparkPost) posts.get(2)).errorCode());
        assertNull(((SparkPost) posts.get(2)).errorKey());
        assertEquals(List.of("5"), ((SparkPost) posts.get(2)).mentionedItemIds());
        assertNull(((SparkPost) posts.get(2)).anchorStatus());
    }

    @Test
    void idOfAnAccountsFileIsItsAdvertiserId() throws IOException {
        fixture.file("a.csv", "ID,STATUS,CURRENCY,BALANCE\n7,In review,EUR,\"-1,50\"\n");
        AdAccount account = (AdAccount) fixture.read().facts().get(0);
        assertEquals("7", account.advertiserId());
        assertEquals("IN_REVIEW", account.status());
        assertEquals("EUR", account.currency());
        assertEquals(new BigDecimal("-1.50"), account.balance());
    }

    @Test
    void warningsSayWhatTheReaderShouldKnow() throws IOException {
        fixture.file(
                "ads.csv",
                "ad_id,advertiser_id,spend,impressions\n1.8E+15,2,1,1\n3,7123456789012340000,lots,1\n4,7123456789012350000,1,x\n");
        List<String> warnings = fixture.read().tally().warnings();
        assertEquals(4, warnings.size(), warnings.toString());
        assertTrue(
                warnings.get(0).startsWith("1 id was mangled by a spreadsheet, in ad_id on line 2: "), warnings.get(0));
        assertEquals(
                "1 value of spend could not be read, \"lots\" on line 3: it counts as missing. Write numbers like 1234.5.",
                warnings.get(1));
        assertEquals(
                "1 value of impressions could not be read, \"x\" on line 4: it counts as missing. Write whole numbers like"
                        + " 1234.",
                warnings.get(2));
        assertTrue(warnings.get(3).startsWith("2 of 2 ids with 19 digits end in 0000"), warnings.get(3));
    }

    @Test
    void warningsCountOneAndSeveral() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,campaign_id,spend,date,identity_type
                1,2,1.8E+15,x,x,
                3,2,7,x,x,
                1.8E+15,7123456789012340000,7,,,
                """);
        List<String> warnings = fixture.read().tally().warnings();
        assertTrue(
                warnings.get(0).startsWith("2 ids were mangled by a spreadsheet, the first in campaign_id on line 2: "),
                warnings.get(0));
        assertEquals(
                "2 values of spend could not be read, the first \"x\" on line 2: they count as missing. Write numbers like"
                        + " 1234.5.",
                warnings.get(1));
        assertTrue(
                warnings.get(2).startsWith("2 dates could not be read, the first \"x\" on line 2: "), warnings.get(2));
        assertTrue(warnings.get(3).startsWith("The only id with 19 digits ends in 0000: "), warnings.get(3));
        fixture.file("ads.csv", "item_id,auth_code,applied\n,#code-1,1\n");
        warnings = fixture.read().tally().warnings();
        assertTrue(
                warnings.get(0).startsWith("1 row has an authorization code and no item_id, on line 2: "),
                warnings.get(0));
    }

    @Test
    void bytesThatAreNoUtf8AreReplacedAndTold() throws IOException {
        byte[] text = "ad_id,advertiser_id,ad_name\r\n1,2,fine\r\n3,2,Gr?n\r\n".getBytes(StandardCharsets.UTF_8);
        int bad = new String(text, StandardCharsets.UTF_8).indexOf('?');
        text[bad] = (byte) 0xFC;
        fixture.file("ads.csv", text);
        DropFixture.Reading reading = fixture.read();
        assertEquals("Gr\uFFFDn", reading.ads().get(1).adName());
        String warning = reading.tally().warnings().get(0);
        assertTrue(warning.contains("line 3 (byte " + (bad + 1) + " of the file)"), warning);
        // A replacement character that was there before is no bad byte.
        fixture.file("ads.csv", "ad_id,advertiser_id,ad_name\n1,2,\uFFFD\n");
        assertEquals(List.of(), fixture.read().tally().warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caf?;ad_id,advertiser_id;1,2|1|4",
                "Report;;caf?;ad_id,advertiser_id;1,2|3|12",
                "\uFEFFReport;caf?;ad_id,advertiser_id;1,2|2|14",
                "caf?;ad_id,advertiser_id,x;1,2,bad ?|1|4",
                "ad_id,advertiser_id,?\u0081;1,2,3|1|21",
                "ad_id,advertiser_id,x;1,2,bad ?|2|31"
            })
    void theFirstByteThatIsNoUtf8IsToldOnceWhereverItIs(String lines, int line, long position) throws IOException {
        String text = lines.replace(';', '\n') + "\n";
        byte[] bytes = text.replace("\u0081", "!").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xFF : bytes[i] == '!' ? (byte) 0x81 : bytes[i];
        }
        fixture.file("ads.csv", bytes);
        DropFixture.Reading reading = fixture.read();
        assertEquals(1, reading.ads().size());
        List<String> warnings = new ArrayList<>(reading.file().headerWarnings());
        warnings.addAll(reading.tally().warnings());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(
                warnings.get(0).contains("the first on line " + line + " (byte " + position + " of the file)"),
                warnings.get(0));
    }

    @Test
    void rejectedTextsAreShortAndMasked() throws IOException {
        String code = "#Xk3/9qzT+abcdefghijklmnop=";
        fixture.file(
                "posts.csv",
                "item_id,auth_code,applied,note\n"
                        + "7,secret-code-1234567,maybe,x\n"
                        + "7,secret-code-1234567,1\n"
                        + "8,=\"pl4in-code\",1,see pl4in-code,extra\n"
                        + "9,x," + code + ",ann@example.com\n"
                        + "10,secret-code-1234567,1,\"" + "y".repeat(300) + "\",z\n"
                        + "11,secret-code-1234567,\"open");
        DropFixture.Reading reading = fixture.read();
        assertEquals(6, reading.rejects().size());
        for (Reject reject : reading.rejects()) {
            assertTrue(reject.text().length() <= 200, reject.text());
            assertFalse(reject.text().contains("secret-code"), reject.text());
            assertFalse(reject.text().contains("pl4in-code"), reject.text());
            assertFalse(reject.text().contains("abcdefghij"), reject.text());
            assertFalse(reject.text().contains("ann@"), reject.text());
        }
        assertEquals("maybe", reading.rejects().get(0).text());
        assertEquals("7,***4567,1", reading.rejects().get(1).text());
    }

    @Test
    void unknownValuesAreMaskedToo() throws IOException {
        fixture.file(
                "ads.csv",
                "ad_id,advertiser_id,ad_format\n1,7,jane.doe@example.com\n2,7,#1aBc2DeF3gHi4JkL5mNo=\n3,7,be\u0007ll\n");
        assertEquals(
                Map.of("ad_format", Map.of("J***@EXAMPLE.COM", 1L, "***MNO=", 1L, "BE\uFFFDLL", 1L)),
                fixture.read().tally().unknownValues());
    }

    @Test
    void anEmptyFileIsRefusedAndAFileOfOnlyAHeaderHasNoRows() throws IOException {
        fixture.file("a.csv", "ad_id,advertiser_id");
        assertEquals(0, fixture.read().tally().rows());
        fixture.file("a.csv", " \n");
        assertEquals(List.of(), fixture.drop().files().get(0).kinds());
    }
}
