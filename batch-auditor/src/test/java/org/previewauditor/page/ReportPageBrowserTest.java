package org.previewauditor.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.RunFolders;

/** The page as people use it, in a real browser. */
@Tag("browser")
class ReportPageBrowserTest {

    private static final int LAPTOP = 1280;
    private static final int PHONE = 390;

    private static final List<String> HOSTILE_NAMES = List.of(
            "<script>document.title='run'</script>",
            "</script><img src=x onerror=\"document.title='run'\">&amp;",
            "\"><svg/onload=document.title='run'>",
            "=HYPERLINK(\"x\")",
            "\u202Etxet desrever \u200F\u05D0\u05D1 \u2067x",
            "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 emoji",
            "${7*7} [(${7*7})] {{7*7}} #{7*7}",
            "long " + "x".repeat(10_000));

    @TempDir
    static Path folders;

    private static Browser browser;
    private static Path agency;
    private static Path damaged;
    private static Path hostile;

    @BeforeAll
    static void pages() throws IOException {
        agency = page("agency", List.of());
        damaged = page("damaged", List.of());
        hostile = page("agency", HOSTILE_NAMES);
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void nothingWasLoadedAndNothingWentWrong() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") && url.endsWith("/report.html"));
    }

    @Test
    void theMostUrgentAdsStandFirstAndAClickOnAHeadingSorts() {
        browser.open(agency, LAPTOP, "light");
        assertThat(column(2)).hasSize(25).containsOnly("Will fail");
        List<Double> spend = column(8).stream()
                .map(text -> Double.valueOf(text.replace(",", "")))
                .toList();
        assertThat(spend).isSortedAccordingTo((a, b) -> Double.compare(b, a));

        browser.click(browser.find("#ad-table th.c-ad"));

        assertThat(browser.find("#ad-table th.c-ad").getAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(names()).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void aHeadingSortsByKeyboard() {
        browser.open(agency, LAPTOP, "light");
        browser.find("#ad-table th.c-spend .dt-column-order").sendKeys(Keys.ENTER);

        assertThat(browser.find("#ad-table th.c-spend").getAttribute("aria-sort"))
                .isEqualTo("descending");
    }

    @Test
    void searchingFindsNamesIdsAndCauses() {
        browser.open(agency, LAPTOP, "light");
        search("1849100106012406");
        assertThat(info()).isEqualTo("1 to 1 of 1 ads (out of 2,000)");
        search("founderstory thedewydesk");
        assertThat(names())
                .isNotEmpty()
                .allMatch(name -> name.contains("thedewydesk") && name.contains("FounderStory"));
        search("connection-token-expired");
        assertThat(info()).contains("of 56 ads");
        search("there is no such ad");
        assertThat(browser.find("#ad-table .dt-empty").getText()).isEqualTo("None of the 2,000 ads fits.");
        browser.click(browser.find("#ad-reset"));
        assertThat(info()).isEqualTo("1 to 25 of 2,000 ads");
    }

    @Test
    void filtersNarrowTheTableDownTogether() {
        browser.open(agency, LAPTOP, "light");
        choose("ad-verdict", "WILL_FAIL");
        assertThat(info()).contains("of 361 ads");
        choose("ad-owner", "ANALYST");
        assertThat(info()).contains("of 118 ads");
        choose("ad-cause", "connection-lost");
        assertThat(info()).contains("of 30 ads");
        choose("ad-format", "SPARK_CAROUSEL");
        assertThat(info()).startsWith("No ads");
    }

    @Test
    void aTileShowsItsAdsAndAFixShowsThoseThatItConcerns() {
        browser.open(agency, LAPTOP, "light");
        browser.click(browser.find(".tile[data-verdict=AT_RISK] button"));
        assertThat(info()).contains("of 281 ads");

        WebElement fix = browser.all("details.fix").get(0);
        browser.click(fix.findElement(By.tagName("summary")));
        browser.click(fix.findElement(By.cssSelector(".show-ads")));

        assertThat(info()).contains("of 56 ads");
        assertThat(browser.find("#ad-subject").getText()).contains("7311902647733584438");
    }

    @Test
    void aRowUnfoldsToEverythingThatWasFound() {
        browser.open(agency, LAPTOP, "light");
        search("1849100106012406");
        WebElement open = browser.find("#ad-table button.open");
        open.sendKeys(Keys.ENTER);

        assertThat(open.getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(browser.find("tr.detail").getText())
                .contains("identity_type=CUSTOMIZED_USER (ads.csv:2)")
                .contains("its Identity is a Custom Identity")
                .contains("TikTok Ads Manager", "Identity")
                .contains("Open the ad in TikTok Ads Manager, click Edit")
                .contains("step 3");
        open.sendKeys(Keys.ENTER);
        assertThat(browser.all("tr.detail")).isEmpty();
    }

    @Test
    void allFixesAreInOneTable() {
        browser.open(agency, LAPTOP, "light");
        browser.click(browser.find("#all-fixes > summary"));
        browser.await(() -> !browser.all("#fix-table tbody tr").isEmpty());

        assertThat(browser.all("#fix-table tbody tr").get(0).getText())
                .contains("Reconnect TikTok in Motion", "7311902647733584438", "56", "20,614 EUR");
        browser.find("#fix-search").sendKeys("parkbench.papa");
        browser.await(() -> browser.find("#all-fixes .dt-info").getText().contains("out of"));
        assertThat(browser.all("#fix-table tbody tr"))
                .allMatch(row -> row.getText().contains("parkbench.papa"));
    }

    @Test
    void tabsFollowTheArrowKeysAndShowOneListEach() {
        browser.open(agency, LAPTOP, "light");
        browser.click(browser.find("#tab-creator"));
        assertThat(shownPanels()).containsExactly("panel-creator");
        browser.find("#tab-creator").sendKeys(Keys.ARROW_RIGHT);
        assertThat(shownPanels()).containsExactly("panel-advertiser");
        assertThat(browser.driver.switchTo().activeElement().getAttribute("id")).isEqualTo("tab-advertiser");
        browser.find("#tab-advertiser").sendKeys(Keys.END);
        assertThat(shownPanels()).containsExactly("panel-analyst");
        assertThat(browser.find("#panel-analyst").getText()).contains("Reconnect TikTok in Motion and sign in again.");
    }

    @Test
    void ticksAreRememberedAndCopyingLeavesThemOut() {
        browser.open(agency, LAPTOP, "light");
        browser.click(browser.find("#tab-analyst"));
        String first = browser.find("#panel-analyst .checks li").getText().split(" · ")[0];
        browser.click(browser.find("#panel-analyst input[type=checkbox]"));
        browser.driver.navigate().refresh();
        browser.await(
                () -> Boolean.TRUE.equals(browser.js("return document.documentElement.dataset.ready === 'true'")));
        assertThat(browser.find("#panel-analyst input[type=checkbox]").isSelected())
                .isTrue();

        browser.click(browser.find("#panel-analyst .copy"));
        browser.await(() -> browser.find("#panel-analyst .copy").getText().equals("Copied"));
        browser.js("const field = document.createElement('textarea'); field.id = 'paste'; document.body.append(field)");
        browser.find("#paste").sendKeys(Keys.chord(Keys.CONTROL, "v"));

        assertThat(browser.find("#paste").getAttribute("value"))
                .startsWith("To do for the analyst (as of 21 Nov 2026, 05:00 UTC)\n")
                .contains("\nWhere: Motion > Workspace Settings > My connections", "\n1. Open ", "\n- ")
                .doesNotContain(first);
    }

    @Test
    void chartsCountAdsOrSpend() {
        browser.open(agency, LAPTOP, "light");
        assertThat(chart("chart-verdicts")).startsWith(361L, 281L);
        browser.click(browser.find("input[name=measure][value=spend]"));
        browser.js("const select = document.getElementById('currency'); select.value = 'EUR';"
                + "select.dispatchEvent(new Event('change'))");
        assertThat(chart("chart-verdicts").get(0).longValue()).isBetween(39_000L, 39_999L);
    }

    @Test
    void thePageFollowsTheThemeOfTheSystemUntilSomebodyChooses() {
        browser.open(agency, LAPTOP, "dark");
        assertThat(background()).isEqualTo("rgb(13, 18, 24)");
        browser.find("#theme").click();
        assertThat(browser.find("#theme").getText()).isEqualTo("Theme: light");
        assertThat(background()).isEqualTo("rgb(244, 246, 249)");
        browser.open(agency, LAPTOP, "light");
        assertThat(background()).isEqualTo("rgb(244, 246, 249)");
    }

    @Test
    void nothingMovesForThoseWhoWantNoMovement() {
        browser.open(agency, LAPTOP, "light");
        assertThat(browser.js("return getComputedStyle(document.documentElement).scrollBehavior"))
                .isEqualTo("auto");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, 768, LAPTOP})
    void nothingIsWiderThanTheScreen(int width) {
        browser.open(agency, width, "light");
        unfoldAll();
        assertThat(overflow()).isEqualTo(0);
        browser.open(damaged, width, "light");
        unfoldAll();
        assertThat(overflow()).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
    void axeFindsNothingWrong(String theme, int width) {
        browser.open(damaged, width, theme);
        unfoldAll();
        assertThat(browser.inaccessible()).isEmpty();
        browser.open(agency, width, theme);
        browser.click(browser.find("#all-fixes > summary"));
        browser.click(browser.all("#ad-table button.open").get(0));
        browser.click(browser.find("details.fix summary"));
        assertThat(browser.inaccessible()).isEmpty();
    }

    @Test
    void itPrintsWithStepsAndEverybodysList() {
        browser.open(damaged, LAPTOP, "dark");
        String pdf = new String(
                Base64.getDecoder()
                        .decode(browser.driver.print(new PrintOptions()).getContent()),
                StandardCharsets.ISO_8859_1);

        assertThat(pdf).startsWith("%PDF");
        assertThat(pdf.split("/Type /Page\\b", -1).length - 1).isBetween(4, 40);
        // Afterwards everything is as it was.
        assertThat(browser.all("details.fix[open]")).isEmpty();
    }

    @Test
    void hostileNamesAreShownAsTextAndNothingRuns() {
        browser.open(hostile, LAPTOP, "light");
        List<String> shown = new ArrayList<>();
        for (String word : List.of(
                "document.title=", "onerror", "svg/onload", "=hyperlink", "desrever", "emoji", "7*7", "xxxxx")) {
            search(word);
            browser.all("#ad-table tbody .ad-name").forEach(name -> shown.add(name.getAttribute("textContent")));
            if (!browser.all("#ad-table button.open").isEmpty()) {
                browser.click(browser.all("#ad-table button.open").get(0));
            }
            assertThat(overflow()).isEqualTo(0);
        }
        assertThat(shown).containsAll(HOSTILE_NAMES);
        assertThat(browser.driver.getTitle()).startsWith("Preview audit");
        assertThat(browser.all("img, main svg")).isEmpty();
        browser.open(hostile, PHONE, "light");
        unfoldAll();
        assertThat(overflow()).isEqualTo(0);
    }

    private static Path page(String sample, List<String> names) throws IOException {
        Path folder = Files.createTempDirectory(folders, "run");
        RunFolders.copy(sample, folder);
        Path ads = folder.resolve("ads.csv");
        String text = Files.readString(ads);
        for (String name : names) {
            // As the writer of ads.csv does it.
            String cell = '"' + (name.startsWith("=") ? "'" : "") + name.replace("\"", "\"\"") + '"';
            text = text.replaceFirst(",SPARK_thedewydesk_[^,]*,", Matcher.quoteReplacement("," + cell + ","));
        }
        Files.writeString(ads, text);
        new ReportPage().write(FinishedRun.open(folder), folder);
        return folder.resolve(ReportPage.FILE);
    }

    private static void search(String words) {
        browser.js(
                "const field = document.getElementById('ad-search'); field.value = arguments[0];"
                        + "field.dispatchEvent(new Event('input'))",
                words);
        // The table follows when typing has settled.
        browser.js("return new Promise(done => setTimeout(done, 250))");
    }

    private static void choose(String id, String value) {
        browser.js(
                "const select = document.getElementById(arguments[0]); select.value = arguments[1];"
                        + "select.dispatchEvent(new Event('change'))",
                id,
                value);
    }

    private static String info() {
        return browser.find("#ads .dt-info").getText();
    }

    private static List<String> column(int number) {
        return browser.all("#ad-table tbody tr td:nth-child(" + number + ")").stream()
                .map(WebElement::getText)
                .toList();
    }

    private static List<String> names() {
        return browser.all("#ad-table tbody .ad-name").stream()
                .map(name -> name.getAttribute("textContent"))
                .toList();
    }

    private static List<String> shownPanels() {
        return browser.all(".panel").stream()
                .filter(WebElement::isDisplayed)
                .map(panel -> panel.getAttribute("id"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Number> chart(String id) {
        return (List<Number>)
                browser.js("return Chart.getChart(arguments[0]).data.datasets[0].data.map(Math.round)", id);
    }

    private static String background() {
        return (String) browser.js("return getComputedStyle(document.body).backgroundColor");
    }

    private static long overflow() {
        return (Long) browser.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static void unfoldAll() {
        browser.js("document.querySelectorAll('details').forEach(details => details.open = true);"
                + "document.querySelectorAll('#ad-table button.open').forEach(button => button.click())");
        browser.js("return new Promise(done => setTimeout(done, 200))");
    }
}
