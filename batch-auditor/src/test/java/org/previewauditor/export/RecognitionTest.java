package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.fact.ExportKind;

/** "Which kind a file is" of 2-inputs.md. */
class RecognitionTest {

    @AutoClose
    private final DropFixture fixture;

    private final Path folder;

    RecognitionTest(@TempDir Path folder) {
        fixture = new DropFixture(folder);
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ad_id,advertiser_id|ads",
                "Ad ID,Account ID,Ad name|ads",
                "広告ID,advertiser_id,キャンペーン名,消費額|ads",
                "creative id,Ad account ID|ads",
                "Related ads,account_id,Identity,Post ID|ads",
                "AD_ID,UPDATED_AT,ADVERTISER_ID,DISPLAY_NAME|ads",
                "ads[0].ad_id,ads[0].advertiser_id,creative_list[0].creative_info.identity_type|ads",
                "ad_id,stat_time_day,spend|ad_reports",
                "AD_ID,STAT_TIME_HOUR,IMPRESSIONS|ad_reports",
                "dimensions.ad_id,dimensions.stat_time_day,metrics.spend|ad_reports",
                "Ad ID,By Day,Cost|ad_reports",
                "日付,広告ID,広告名,インプレッション|ad_reports",
                "ad_id,advertiser_id,ad_name,campaign_name,date,spend|ad_reports",
                "ad_id,advertiser_id,Date,spend,identity_type|ads,ad_reports",
                "ad_id,advertiser_id,Time,Impressions,Status|ads,ad_reports",
                "ad_id,advertiser_id,date,tiktok_item_id|ads",
                "advertiser_id,status|ad_accounts",
                "account_id,status,name|ad_accounts",
                "ID,STATUS,CURRENCY|ad_accounts",
                "id,status,role|ad_accounts",
                "identity_id,identity_type|identities",
                "handle,available_status|identities",
                "TikTok handle,ad_delivery_permission|identities",
                "identity_id,identity_type,advertiser_id|identities,identity_ad_accounts",
                "advertiser_id,identity_id,link_status,can_pull_video,can_push_video,available_status|identities,identity_ad_accounts",
                "advertiser_id,identity_id|identity_ad_accounts",
                "advertiser_id,username,link_status|identity_ad_accounts",
                "user_id,identity_id|member_permissions",
                "user_email,username,tt_account_roles|member_permissions",
                "User ID,User Name,TikTok handle,Publish and manage new videos|member_permissions",
                "item_id,auth_code|spark_posts",
                "Post ID,ad_auth_status|spark_posts",
                "item_info.item_id,item_info.status,auth_info.auth_end_time,user_info.tiktok_name|spark_posts",
                "item_info_item_id,auth_info_ad_auth_status,anchor_list[0].status,anchor_list[1].status|spark_posts",
                "tiktok_item_id,error_code|spark_posts",
                "item_id,status|spark_posts",
                "advertiser_id,last_sync_at|connections",
                "advertiser_id,token_expires_at|connections",
                "advertiser_id,tool,status|connections",
                "adgroup_id,schedule_end_time|ad_groups",
                "ad_group_id,budget|ad_groups",
                "ADGROUP_ID,CAMPAIGN_ID,SCHEDULE_TYPE|ad_groups",
                "campaign_id,objective_type|campaigns",
                "campaign_id,campaign_automation_type,advertiser_id|campaigns",
                "video_id,width,height|creatives",
                "item_id,duration,format|creatives"
            })
    void kinds(String header, String kinds) throws IOException {
        fixture.file("file.csv", header + "\n");
        DropFile file = onlyFile();
        assertNull(file.refusal());
        assertEquals(
                Arrays.asList(kinds.split(",")),
                file.kinds().stream().map(ExportKind::id).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ad_id,ad_name|ads lacks advertiser_id",
                "ad_id,advertiser_id,date|ads needs one of identity_type, identity_id, identity_name, tiktok_item_id, ad_format, creative_type, secondary_status where there is a date column",
                "date,spend,ad_name|ads lacks ad_id and advertiser_id, and needs one of",
                "ad_id,spend|ad_reports lacks a date column such as stat_time_day",
                "ad_id,identity_type,identity_id,ad_format|ads lacks advertiser_id",
                "item_id,identity_type,identity_id,tiktok_name|identities must not have tiktok_item_id",
                "id,status|lacks advertiser_id",
                "adgroup_id,budget,ad_id|ad_groups must not have ad_id",
                "campaign_id,objective_type,adgroup_id|campaigns must not have adgroup_id",
                "advertiser_id,identity_id,ad id|",
                "video_id,width|creatives lacks 2 of width, height, duration, size, format",
                "user_name,tt_account_roles|member_permissions lacks",
                "advertiser_id,tool|last_sync_at or token_expires_at or status with tool",
                "日付,広告費,CV数,CPA|ad_reports lacks ad_id",
                "a,b,c|line 1 reads: a, b, c"
            })
    void refusalsSayWhatIsLacking(String header, String words) throws IOException {
        fixture.file("file.csv", header + "\n1,2,3\n");
        DropFile file = onlyFile();
        if (words == null) {
            // With an advertiser_id and an ad id it is simply an ads file.
            assertEquals(List.of(ExportKind.ADS), file.kinds());
            return;
        }
        assertEquals(List.of(), file.kinds());
        String refusal = file.refusal();
        assertNotNull(refusal);
        assertTrue(refusal.contains(words), refusal);
    }

    @Test
    void refusalsSayWhatHidesAHeader() throws IOException {
        String known = " is the header of a known kind";
        fixture.file("file.csv", "ad_id|advertiser_id|ad_name\n1|2|x\n");
        assertEquals(
                "No line among the first 21" + known
                        + "; line 1 reads: ad_id|advertiser_id|ad_name. Line 1 is split by |,"
                        + " which is no delimiter: save the file with commas, semicolons or tabs between its cells.",
                onlyFile().refusal());
        fixture.file("file.csv", "Report\nad_id,advertiser_id,\"ad_name\n1,2,x\n");
        assertEquals(
                "No line among the first 21" + known
                        + "; line 1 reads: Report. A quote is opened on line 2 and not closed:" + " close it.",
                onlyFile().refusal());
        fixture.file("file.csv", "ad_id,advertiser_id," + "x".repeat(1 << 20) + "\n1,2,x\n");
        assertEquals(
                "No line among the first 21" + known
                        + ". Line 1 is longer than 1 MiB, as no header is: end the header with" + " a line end.",
                onlyFile().refusal());
    }

    @Test
    void anOptionFillsTheAdvertiser() throws IOException {
        fixture.file("file.csv", "ad_id,ad_name\n1,one\n");
        assertEquals(List.of(ExportKind.ADS), fixture.drop("77").files().get(0).kinds());
        assertEquals("77", fixture.read("77").ads().get(0).advertiserId());
        assertNotNull(fixture.drop().files().get(0).refusal());
    }

    @Test
    void theMembersNameIsNotTheHandle() throws IOException {
        fixture.file("m.csv", "user_id,user_name,username\n1,Ann,@brand\n");
        assertEquals(
                List.of("username", "user_id", "user_name"),
                onlyFile().recognisedColumns(ExportKind.MEMBER_PERMISSIONS));
        fixture.file("m.csv", "identity_id,user_name,identity_type\n");
        assertEquals(List.of("identity_type", "identity_id"), onlyFile().recognisedColumns(ExportKind.IDENTITIES));
        fixture.file("m.csv", "User Name,User-Id,UserName\n");
        assertEquals(
                List.of("username", "user_id", "user_name"),
                onlyFile().recognisedColumns(ExportKind.MEMBER_PERMISSIONS));
    }

    @Test
    void aTieIsBrokenByTheFileName() throws IOException {
        String header = "ad_id,advertiser_id,tiktok_item_id,identity_type,identity_id,auth_end_time\n";
        fixture.file("Spark Posts.csv", header).file("my_ads.csv", header).file("unnamed.csv", header);
        List<DropFile> files = fixture.drop().files();
        assertEquals(List.of(ExportKind.SPARK_POSTS), files.get(0).kinds());
        assertEquals(List.of(ExportKind.ADS), files.get(1).kinds());
        String refusal = files.get(2).refusal();
        assertNotNull(refusal);
        assertTrue(refusal.contains("ads and spark_posts"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark_posts.xlsx", "spark_posts.zip", "Spark-Posts.JSON"})
    void workbooksAreRefusedByName(String name) throws IOException {
        fixture.file(name, "item_id,auth_code\n");
        DropFile file = onlyFile();
        assertNotNull(file.refusal());
        assertEquals(Set.of(ExportKind.SPARK_POSTS), file.nearKinds());
    }

    @Test
    void aLongerKindNameHidesTheShorterOneInIt() {
        assertEquals(Set.of(ExportKind.IDENTITY_AD_ACCOUNTS), DropFile.kindsNamedIn("identity_ad_accounts.xlsx"));
        assertEquals(Set.of(ExportKind.AD_ACCOUNTS), DropFile.kindsNamedIn("AD ACCOUNTS (2).xlsx"));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-31j,CP932,'広告ID,広告名'",
        "windows-31j,CP932,'広告ID,advertiser_id,広告名'",
        "GBK,GBK,'ad_id,advertiser_id,推广系列名称,消耗'",
        "GBK,GBK,'广告ID,advertiser_id,费用ID'",
        "windows-1252,Windows-1252,'ad_id,advertiser_id,Größe,prénom'",
        "windows-1252,Windows-1252,'ad_id,advertiser_id,année'",
        "windows-1252,Windows-1252,'ad_id;advertiser_id;Campaña;Año'",
        "windows-1252,Windows-1252,'ad_id,advertiser_id,AÑO'",
        "windows-1252,Windows-1252,'ad_id,advertiser_id,Dépenses,Coût'"
    })
    void anotherEncodingIsNamed(String charset, String name, String header) throws IOException {
        fixture.file("ads.csv", header + "\n1,2,3\n", Charset.forName(charset));
        String refusal = onlyFile().refusal();
        assertNotNull(refusal);
        assertTrue(refusal.contains(name), refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE,'ad_id,advertiser_id'",
        "UTF-16BE,'ad_id,advertiser_id'",
        "UTF-16LE,'広告ID,advertiser_id,キャンペーン名,消費額'",
        "UTF-16BE,'広告ID,キャンペーン名,広告セット名,消費額'",
        "UTF-16LE,'a,b'"
    })
    void wideTextWithoutAByteOrderMarkIsRefusedByThatName(String charset, String header) throws IOException {
        fixture.file("x.csv", header + "\n1849871354575001,1,2\n", Charset.forName(charset));
        DropFile file = onlyFile();
        String refusal = file.refusal();
        assertNotNull(refusal);
        assertTrue(refusal.startsWith("The file looks like UTF-16 without a byte order mark"), refusal);
    }

    @Test
    void theHeaderOfWideTextWithoutAByteOrderMarkTellsNearKinds() throws IOException {
        fixture.file(
                "x.csv",
                "name,rejection_reason,timezone,display_timezone,currency,country\n",
                StandardCharsets.UTF_16LE);
        assertEquals(Set.of(ExportKind.AD_ACCOUNTS), onlyFile().nearKinds());
    }

    @Test
    void aStrayNulIsNoWideText() throws IOException {
        fixture.file("x.csv", "ad_id,advertiser_id,ad_name\n1,2,a\u0000b\n");
        assertEquals(List.of(ExportKind.ADS), onlyFile().kinds());
    }

    @Test
    void aRefusedFileWithHalfOfTheColumnsIsNear() throws IOException {
        fixture.file("x.csv", "name,rejection_reason,timezone,display_timezone,currency,country\n");
        assertEquals(Set.of(ExportKind.AD_ACCOUNTS), onlyFile().nearKinds());
    }

    @Test
    void theHeaderMayComeOnLine21() throws IOException {
        fixture.file("a.csv", "Report\n\"quoted, text\"\n".repeat(10) + "ad_id;advertiser_id\n1;2\n");
        DropFixture.Reading reading = fixture.read();
        assertEquals(21, reading.file().headerLine());
        assertEquals(';', reading.file().delimiter());
        assertEquals(22, reading.adRows().get(0).line());
        fixture.file("a.csv", "Report\n".repeat(21) + "ad_id,advertiser_id\n1,2\n");
        assertNotNull(onlyFile().refusal());
    }

    @Test
    void theDelimiterThatGivesMostColumnsCounts() throws IOException {
        fixture.file("a.csv", "ad_id;advertiser_id;ad_name;x,y\n");
        assertEquals(';', onlyFile().delimiter());
        fixture.file("a.csv", "ad_id\tadvertiser_id\n");
        assertEquals('\t', onlyFile().delimiter());
    }

    @Test
    void severalCellsForOneColumnAreToldAndTheFirstThatIsNotMissingCounts() throws IOException {
        fixture.file("a.csv", "ad_id,display_name,username,advertiser_id\n1,Brand,-,2\n3,Brand,brand,2\n");
        DropFixture.Reading reading = fixture.read();
        assertEquals("Brand", reading.ads().get(0).identityName());
        assertEquals("brand", reading.ads().get(1).identityName());
        assertEquals(1, reading.file().headerWarnings().size());
        assertTrue(reading.file().headerWarnings().get(0).contains("identity_name: username, display_name"));
    }

    @Test
    void headerCellsMayBeQuotedAndSpreadOverLines() throws IOException {
        fixture.file("a.csv", "\uFEFF\"Ad\nID\",\" Advertiser ID \"\r\n1,2\r\n");
        DropFixture.Reading reading = fixture.read();
        assertEquals(1, reading.ads().size());
        assertEquals(3, reading.adRows().get(0).line());
    }

    @Test
    @Timeout(30)
    void manyPrefixesInOneCellAreReadInOneGo() {
        String cell = "data.list[0]/".repeat(100_000);
        assertEquals("adid", HeaderNames.withoutPrefixes(cell + "ad_id"));
        assertEquals("list[0]/", HeaderNames.withoutPrefixes(cell));
    }

    @Test
    void everyColumnOfAKindIsFoundByAllItsNames() {
        for (KindShape shape : KindShape.ALL) {
            Map<String, Column> names = new HashMap<>();
            for (Column column : shape.columns()) {
                for (String name : java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(column.id()), column.aliases().stream())
                        .toList()) {
                    Column other = names.put(HeaderNames.normal(name), column);
                    assertTrue(other == null || other == column, shape.kind() + " has two columns " + name);
                    assertTrue(Layout.of(shape, List.of(name)).has(column), shape.kind() + " does not find " + name);
                    assertTrue(
                            Layout.of(shape, List.of(name.toUpperCase(Locale.ROOT)))
                                    .has(column),
                            name);
                }
            }
        }
    }

    @Test
    void aFolderGivesItsOwnVisibleFilesByName() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("sub"));
        Files.writeString(elsewhere.resolve("ads.csv"), "ad_id,advertiser_id\n");
        Path drop = Files.createDirectory(folder.resolve("drop"));
        for (String name :
                List.of("b.csv", "a.csv", "B.csv", ".hidden.csv", "~$lock.xlsx", "\uD83D\uDE00.csv", "\uFF5E.csv")) {
            Files.writeString(drop.resolve(name), "ad_id,advertiser_id\n");
        }
        Files.createDirectory(drop.resolve("folder.csv"));
        Files.createSymbolicLink(drop.resolve("folder-link.csv"), elsewhere);
        Files.createSymbolicLink(drop.resolve("inside.csv"), drop.resolve("a.csv"));
        List<String> names = Drop.open(List.of(drop), null).files().stream()
                .map(DropFile::name)
                .filter(name -> !name.equals("inside.csv"))
                .toList();
        assertTrue(names.containsAll(List.of("B.csv", "b.csv", "\uFF5E.csv", "\uD83D\uDE00.csv")), names.toString());
        assertTrue(names.indexOf("\uFF5E.csv") < names.indexOf("\uD83D\uDE00.csv"), "code points, not UTF-16 units");
        assertEquals(5, Drop.open(List.of(drop), null).files().size());
        assertThrows(NoSuchFileException.class, () -> Drop.open(List.of(drop.resolve("no.csv")), null));
    }

    @Test
    void filesOfOneNameAreCalledByTheirFolders() throws IOException {
        Path january = Files.createDirectories(folder.resolve("one/january"));
        Path february = Files.createDirectories(folder.resolve("one/february"));
        Path other = Files.createDirectories(folder.resolve("other/january"));
        Path alone = Files.createDirectories(folder.resolve("jo@secret.example"));
        for (Path place : List.of(january, february, other)) {
            Files.writeString(place.resolve("ads.csv"), "ad_id,advertiser_id\n1,2\n");
        }
        Files.writeString(alone.resolve("posts.csv"), "item_id,auth_code\n1,2\n");
        Files.writeString(january.resolve("posts.csv"), "item_id,auth_code\n1,2\n");
        Files.writeString(february.resolve("more.csv"), "item_id,auth_code\n1,2\n");

        List<DropFile> files =
                Drop.open(List.of(other, alone, february, january), null).files();

        assertEquals(
                List.of(
                        "february/ads.csv",
                        "one/january/ads.csv",
                        "other/january/ads.csv",
                        "more.csv",
                        "j***@secret.example/posts.csv",
                        "january/posts.csv"),
                files.stream().map(DropFile::name).toList());
        assertEquals(january.resolve("ads.csv"), files.get(1).path());
    }

    @Test
    void filesThatOnlyTheirMaskedPartsTellApartAreNumbered() throws IOException {
        Path acme = Files.createDirectories(folder.resolve("acme"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Path jim = Files.createDirectories(folder.resolve("jim@secret.example"));
        Path joe = Files.createDirectories(folder.resolve("joe@secret.example"));
        for (Path file : List.of(
                // Nothing but the address differs.
                acme.resolve("ads of jim@secret.example"),
                acme.resolve("ads of joe@secret.example"),
                // The folder tells one of three apart.
                acme.resolve("links of jim@secret.example"),
                acme.resolve("links of joe@secret.example"),
                other.resolve("links of jan@secret.example"),
                // What is masked may be a code, or a character that acts on a terminal.
                acme.resolve("post #FirstCodeOfACreatorWXYZ.csv"),
                acme.resolve("post #OtherCodeOfACreatorWXYZ.csv"),
                acme.resolve("quiet\u0007.csv"),
                acme.resolve("quiet\u0008.csv"),
                // A file has the name that one with a number would get.
                acme.resolve("run of jim@secret.example"),
                acme.resolve("run of j***@secret.example (2)"),
                acme.resolve("run of joe@secret.example"),
                // Folders that look alike are of no help.
                jim.resolve("same.csv"),
                joe.resolve("same.csv"),
                // One name is enough where folders help, though they are masked in part.
                jim.resolve("tidy.csv"),
                other.resolve("tidy.csv"))) {
            Files.writeString(file, "ad_id,advertiser_id\n1,2\n");
        }

        List<DropFile> files = Drop.open(List.of(other, joe, jim, acme), null).files();

        assertEquals(
                List.of(
                        "ads of j***@secret.example (1)",
                        "ads of j***@secret.example (2)",
                        "other/links of j***@secret.example",
                        "acme/links of j***@secret.example (1)",
                        "acme/links of j***@secret.example (2)",
                        "post ***WXYZ.csv (1)",
                        "post ***WXYZ.csv (2)",
                        "quiet\uFFFD.csv (1)",
                        "quiet\uFFFD.csv (2)",
                        "run of j***@secret.example (2)",
                        "run of j***@secret.example (1)",
                        "run of j***@secret.example (3)",
                        "same.csv (1)",
                        "same.csv (2)",
                        "j***@secret.example/tidy.csv",
                        "other/tidy.csv"),
                files.stream().map(DropFile::name).toList());
        assertEquals(acme.resolve("ads of joe@secret.example"), files.get(1).path());
        assertEquals(jim.resolve("same.csv"), files.get(12).path());
    }

    @Test
    void aFolderThatIsMaskedDoesNotMakeANameThatAnotherFileHas() throws IOException {
        Path code = Files.createDirectories(folder.resolve("#FirstCodeOfACreator"));
        Path other = Files.createDirectories(folder.resolve("other"));
        for (Path file : List.of(code.resolve("acme.csv"), other.resolve("acme.csv"), other.resolve("***acme.csv"))) {
            Files.writeString(file, "ad_id,advertiser_id\n1,2\n");
        }

        assertEquals(
                List.of("***acme.csv (1)", "***acme.csv (2)", "other/acme.csv"),
                Drop.open(List.of(code, other), null).files().stream()
                        .map(DropFile::name)
                        .toList());
    }

    @Test
    void aLinkOutOfItsFolderIsRefusedUnopened() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path outside = Files.writeString(elsewhere.resolve("secret.csv"), "ad_id,advertiser_id\n");
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.writeString(drop.resolve("ads.csv"), "ad_id,advertiser_id\n");
        Files.createSymbolicLink(drop.resolve("spark_posts_2.csv"), outside);
        Files.createSymbolicLink(drop.resolve(".hidden.csv"), outside);
        List<DropFile> files = Drop.open(List.of(drop), null).files();
        assertEquals(
                List.of("ads.csv", "spark_posts_2.csv"),
                files.stream().map(DropFile::name).toList());
        DropFile link = files.get(1);
        assertEquals(
                "This is a link that leads out of the folder: name that file itself, or put the file there in place of"
                        + " the link.",
                link.refusal());
        assertEquals(Set.of(ExportKind.SPARK_POSTS), link.nearKinds());
        assertEquals(0, link.size());
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", link.sha256());
        // Who does name it, means it.
        assertEquals(
                List.of("ads.csv", "secret.csv"),
                Drop.open(List.of(drop, outside), null).files().stream()
                        .map(DropFile::toString)
                        .map(file -> file.replace(" (ads)", ""))
                        .toList());
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.createSymbolicLink(drop.resolve("connections.csv"), folder.resolve("gone.csv"));
        Files.createSymbolicLink(drop.resolve("circle.csv"), drop.resolve("circle.csv"));
        List<DropFile> files = Drop.open(List.of(drop), null).files();
        assertEquals(2, files.size());
        assertEquals(
                "This is a link that leads nowhere: put the file there in place of the link.",
                files.get(0).refusal());
        assertEquals(Set.of(ExportKind.CONNECTIONS), files.get(1).nearKinds());
    }

    @Test
    void theHashIsThatOfTheBytes() throws IOException {
        fixture.file("a.csv", "abc".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                onlyFile().sha256());
    }

    private DropFile onlyFile() throws IOException {
        List<DropFile> files = fixture.drop().files();
        assertEquals(1, files.size());
        return files.get(0);
    }
}
