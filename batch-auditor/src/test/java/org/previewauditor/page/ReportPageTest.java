package org.previewauditor.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.RunFolders;
import org.previewauditor.readback.UnusableRunException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportPageTest {

    private static final String SCRIPT_AND_DATA = "(?s)<script type=\"application/json\" id=\"%s\">(.*?)</script>";

    @TempDir
    Path folder;

    @BeforeEach
    void aFinishedRun() throws IOException {
        RunFolders.copy("agency", folder);
    }

    @Test
    void theVerdictStandsFirstWithNumbers() throws IOException {
        assertThat(between(page(), "<h1>", "</h1>"))
                .isEqualTo("361 of 1,988 ads will show no preview; three fixes bring back 142 of them: write to the "
                        + "analyst and the org admin.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "damaged", "exports-withheld", "excel-mangled"})
    void everySortOfRunHasAPageThatIsSmall(String sample) throws IOException {
        RunFolders.copy(sample, folder);

        assertThat(page()).hasSizeBetween(400_000, 700_000).endsWith("</html>\n");
    }

    @Test
    void fixesOfSingleAdsAreNoSingleFixInTheHeadline() throws IOException {
        Path plan = folder.resolve("fix-plan.csv");
        // Without the fixes that many ads share, fixes of one ad each stand first.
        String text = Files.readString(plan).replaceAll(",([3-9]\\d),\\1,", ",$1,0,");
        Files.writeString(plan, text);

        assertThat(between(page(), "<h1>", "</h1>")).contains("three fixes bring back 31 of them");
    }

    @Test
    void aRunWithoutFailuresSaysSo() throws IOException {
        RunFolders.copy("healthy", folder);

        assertThat(between(page(), "<h1>", "</h1>")).startsWith("Nothing stands against the previews of all");
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        assertThat(page()).isEqualTo(page());
    }

    @Test
    void thePolicyAllowsTheScriptsAndTheStyleOfThePageAndNothingElse() throws Exception {
        String page = page();
        String policy = unescaped(between(page, "Content-Security-Policy\" content=\"", "\">"));

        List<String> directives = List.of(policy.split("; "));
        assertThat(directives).hasSize(5).contains("default-src 'none'", "base-uri 'none'", "form-action 'none'");
        assertThat(sources(directives, "style-src")).isEqualTo(hashes(page, "(?s)<style>(.*?)</style>"));
        assertThat(sources(directives, "script-src")).isEqualTo(hashes(page, "(?s)<script>(.*?)</script>"));
    }

    @Test
    void nothingInThePageNeedsWhatThePolicyForbids() throws IOException {
        assertThat(markup(page()))
                .doesNotContainPattern("<[^>]+ style=")
                .doesNotContainPattern("<[^>]+ on[a-z]+=")
                .doesNotContainPattern("<(img|link|iframe|object|form)\\b")
                .doesNotContain("http://", "https://", "javascript:");
    }

    @Test
    void scriptsAndStylesCannotEndTheirElements() {
        Assets assets = new Assets();

        assertThat(assets.scripts())
                .hasSize(9)
                .allSatisfy(script -> assertThat(script)
                        .doesNotContainIgnoringCase("</script")
                        .doesNotContain("<!--"));
        assertThat(assets.style()).doesNotContain("</");
    }

    @Test
    void everyAdIsInTheDataWithItsFindings() throws IOException {
        JsonNode ads = data("ads-held");

        assertThat(ads.path("rows").size()).isEqualTo(2000);
        long findings = 0;
        for (JsonNode row : ads.path("rows")) {
            findings += row.path(15).size();
        }
        assertThat(findings).isEqualTo(lines("findings.csv") - 1);
    }

    @Test
    void everyAdHasTheVerdictThatItsRowHas() throws IOException {
        List<String> names = data("facts")
                .path("verdicts")
                .valueStream()
                .map(verdict -> verdict.path("kind").asString())
                .toList();
        List<String> expected;
        try (Stream<ReportedAd> ads = FinishedRun.open(folder).ads()) {
            expected = ads.map(ad -> ad.adId() + ' ' + ad.verdict()).sorted().toList();
        }
        assertThat(data("ads-held")
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path(1).asString()
                                + ' '
                                + names.get(row.path(8).asInt()))
                        .sorted()
                        .toList())
                .isEqualTo(expected);
    }

    @Test
    void everyFixIsInThePlanOrInItsTable() throws IOException {
        JsonNode facts = data("facts");
        long inTable = 0;
        for (JsonNode fix : facts.path("fixes")) {
            inTable += fix.path(2).asString().isEmpty() ? 0 : 1;
        }
        FinishedRun run = FinishedRun.open(folder);
        try (Stream<?> shared = run.fixes().filter(fix -> fix.subjectType() != SubjectType.AD)) {
            assertThat(inTable).isEqualTo(shared.count());
        }
    }

    @Test
    void hostileNamesAreTexts() throws IOException {
        String name = "</script><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}[(${7*7})]{{7*7}}";
        changeFirstAdName(name);
        String page = page();

        assertThat(markup(page)).contains("&lt;/script").doesNotContain("<img", "<script>alert", ">49<", "49[(");
        assertThat(data("ads-held")
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path(2).asString()))
                .contains(name);
        assertThat(page.split("</script>", -1)).hasSize(2 + 9 + 1);
    }

    @Test
    void aNameThatIsKeptFromActingAsAFormulaIsShownAsItWas() throws IOException {
        changeFirstAdName("'=1+1");

        assertThat(data("ads-held")
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path(2).asString()))
                .contains("=1+1");
    }

    @Test
    void aPageThatIsFullHoldsTheMostUrgentAdsAndSaysWhereTheRestIs() throws IOException {
        PageLimits small = new PageLimits(1_100_000, 100, 10, 5, 2);
        new ReportPage(small).write(FinishedRun.open(folder), folder);
        String page = Files.readString(folder.resolve(ReportPage.FILE));

        assertThat(Files.size(folder.resolve(ReportPage.FILE))).isBetween(800_000L, 1_100_000L);
        assertThat(page).contains("of 2,000 rows, so that a browser opens it at once. ads.csv");
        JsonNode rows = json(page, "ads-held").path("rows");
        assertThat(rows.size()).isBetween(400, 1_900);
        List<Integer> verdicts =
                rows.valueStream().map(row -> row.path(8).asInt()).toList();
        assertThat(verdicts.subList(0, 361)).containsOnly(0);
        assertThat(verdicts.subList(361, 400)).containsOnly(1);
    }

    @Test
    void theCalendarNamesTheDayThePostAndItsAds() throws IOException {
        String calendar = between(page(), "<section id=\"calendar\"", "</section>");

        assertThat(calendar)
                .contains(
                        "16 posts within 14 days and 6 posts later",
                        "25 ads lose their previews",
                        "in 9 days",
                        "7526015715977351784",
                        "ad 1849185289105323");
    }

    @Test
    void whatCouldNotBeVerifiedNamesTheExportsThatWouldSettleIt() throws IOException {
        String doubts = between(page(), "<section id=\"doubts\"", "</section>");

        assertThat(doubts).contains("identity_ad_accounts", "Whether the TikTok account is linked to the ad account.");
    }

    @Test
    void rejectedRowsAreTold() throws IOException {
        RunFolders.copy("damaged", folder);
        String rejects = between(page(), "<section id=\"rejects\"", "</section>");

        assertThat(rejects).contains("18 rows were not used", "ID mangled by spreadsheet", "ads.csv:9", "1.84939E+15");
    }

    @Test
    void aRunThatWasChangedByHandGetsOneSentence() throws IOException {
        Path ads = folder.resolve("ads.csv");
        Files.writeString(ads, Files.readString(ads).replaceFirst(",WILL_FAIL,", ",PERHAPS,"));

        assertThatThrownBy(this::page).isInstanceOf(UnusableRunException.class).hasMessageContaining("PERHAPS");
    }

    @Test
    void templatesPutNothingIntoThePageUnescapedButStyleAndScripts() throws IOException {
        List<String> unsafe = new ArrayList<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher use = Pattern.compile("\\$unsafe\\{[^}]*}").matcher(Files.readString(template));
                use.results().forEach(result -> unsafe.add(result.group()));
            }
        }
        assertThat(unsafe).containsExactly("$unsafe{page.style()}", "$unsafe{script}");
    }

    private String page() throws IOException {
        new ReportPage().write(FinishedRun.open(folder), folder);
        return Files.readString(folder.resolve(ReportPage.FILE));
    }

    /** The page without its scripts, its data and its style. */
    private static String markup(String page) {
        return page.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    }

    private JsonNode data(String id) throws IOException {
        return json(page(), id);
    }

    private static JsonNode json(String page, String id) {
        Matcher block = Pattern.compile(SCRIPT_AND_DATA.formatted(id)).matcher(page);
        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        return JsonMapper.shared().readTree(block.group(1));
    }

    private long lines(String file) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\r')
                .count();
    }

    private void changeFirstAdName(String name) throws IOException {
        Path ads = folder.resolve("ads.csv");
        Files.writeString(
                ads,
                Files.readString(ads)
                        .replaceFirst("SPARK_thedewydesk_FounderStory_H2_v2", Matcher.quoteReplacement(name)));
    }

    private static List<String> sources(List<String> directives, String name) {
        String directive =
                directives.stream().filter(d -> d.startsWith(name)).findFirst().orElseThrow();
        return List.of(directive.substring(name.length() + 1).split(" "));
    }

    private static List<String> hashes(String page, String pattern) throws Exception {
        List<String> hashes = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        return hashes;
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf(end, from));
    }
}
