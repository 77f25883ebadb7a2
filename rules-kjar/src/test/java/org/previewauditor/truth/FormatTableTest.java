package org.previewauditor.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.Source;

/** The table of formats: what its lines mean, and what is said of lines that cannot be read. */
@DisplayName("The table of formats")
class FormatTableTest {

    private static final FormatTable BUNDLED = FormatTable.parse(bundledLines());

    /** An ad for each line of the bundled table, in its order, for which no earlier line holds. */
    private static final List<Map<String, String>> ADS = List.of(
            Map.of("campaign_automation_type", "UPGRADED_SMART_PLUS"),
            Map.of("smart_plus_ad_id", "plus"),
            Map.of("spark", "yes", "carousel", "yes", "creative_type", "SHOP_PDP"),
            Map.of("creative_type", "PSA", "ad_format", "LIVE_CONTENT"),
            Map.of("ad_format", "LIVE_CONTENT"),
            Map.of("shopping_ads_type", "VIDEO"),
            Map.of("promotion_type", "LIVE_SHOPPING"),
            Map.of("identity_type", "TTS_TT"),
            Map.of("main_material_type", "CATALOG_VIDEO", "campaign_automation_type", "SMART_PLUS"),
            Map.of("campaign_automation_type", "SMART_PLUS", "carousel", "yes"),
            Map.of("is_smart_performance_campaign", "TRUE", "carousel", "yes"),
            Map.of("carousel", "yes", "video", "yes"),
            Map.of("spark", "yes", "video", "yes"),
            Map.of("video", "yes"),
            Map.of("spark", "yes"));

    static Stream<Integer> lines() {
        return IntStream.range(0, BUNDLED.formats().size()).boxed();
    }

    @ParameterizedTest(name = "line {0}")
    @MethodSource("lines")
    @DisplayName("has no line that never decides")
    void everyLineDecides(int line) {
        assertThat(ADS).as("ads in this test").hasSameSizeAs(BUNDLED.formats());
        assertThat(ad(BUNDLED, ADS.get(line)).format())
                .isSameAs(BUNDLED.formats().get(line));
    }

    @Test
    @DisplayName("has the formats and supports of Motion's table")
    void formatsAndSupports() {
        assertThat(BUNDLED.formats().stream()
                        .map(format -> format.name() + ' ' + format.support() + ' ' + format.finding())
                        .distinct())
                .containsExactly(
                        "SMART_PLUS_2 none smart-plus-2-unsupported",
                        "SPARK_CAROUSEL none spark-carousel-unsupported",
                        "SHOP_OR_LIVE partial shop-or-live-format",
                        "SMART_PLUS partial smart-plus-preview-varies",
                        "CAROUSEL partial carousel-preview-not-guaranteed",
                        "SPARK_VIDEO partial null",
                        "IN_FEED_VIDEO full null",
                        "NOT_LISTED unknown format-not-listed");
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ad_format = SINGLE_VIDEO        | SINGLE_VIDEO  | true",
                "ad_format = SINGLE_VIDEO        | SINGLE_VIDEOS | false",
                "ad_format = CAROUSEL, LIVE      | LIVE          | true",
                "ad_format = CAROUSEL, LIVE      | LIVES         | false",
                "ad_format = SINGLE_*            | SINGLE_VIDEO  | true",
                "ad_format = SINGLE_*            | SINGLE_       | true",
                "ad_format = SINGLE_*            | SINGLE        | false",
                "ad_format = SINGLE_*            | A_SINGLE_ONE  | false",
                "ad_format = *                   | ANYTHING      | true",
                "ad_format = *                   |               | false",
                "ad_format = LIVE, SINGLE_*      | SINGLE_IMAGE  | true",
                "ad_format                       | ANYTHING      | true",
                "ad_format                       |               | false",
                "ad_format = SINGLE_VIDEO        |               | false",
                "always                          |               | true"
            })
    @DisplayName("understands values, lists of them and a final *")
    void conditions(String condition, String value, boolean holds) {
        FormatTable table = FormatTable.parse(List.of("HIT  full  -  " + condition, "MISS  unknown  -  always"));
        Map<String, String> cells = value == null ? Map.of() : Map.of("ad_format", value);
        assertThat(ad(table, cells).format().name()).isEqualTo(holds ? "HIT" : "MISS");
    }

    @ParameterizedTest(name = "spark {0}, video {1}, ad_format {2}")
    @CsvSource({"yes,yes,X,HIT", ",yes,X,MISS", "yes,,X,MISS", "yes,yes,Y,MISS"})
    @DisplayName("joins terms by \"and\": all must hold")
    void and(String spark, String video, String format, String name) {
        FormatTable table = FormatTable.parse(
                List.of("HIT  full  -  spark and video and ad_format = X", "MISS  unknown  -  always"));
        Map<String, String> cells = new java.util.HashMap<>(Map.of("ad_format", format));
        if (spark != null) {
            cells.put("spark", spark);
        }
        if (video != null) {
            cells.put("video", video);
        }
        assertThat(ad(table, cells).format().name()).isEqualTo(name);
    }

    @Test
    @DisplayName("gives the columns of the line with file and line as evidence, and missing ones only if all are")
    void evidence() {
        FormatTable table = FormatTable.parse(List.of(
                "HIT  full  -  ad_format = X and creative_type and promotion_type", "MISS  unknown  -  always"));
        assertThat(ad(table, Map.of("ad_format", "X", "creative_type", "Y", "promotion_type", "Z"))
                        .formatEvidence())
                .containsExactly(
                        "ad_format=X (ads.csv:2)", "creative_type=Y (ads.csv:2)", "promotion_type=Z (ads.csv:2)");
        assertThat(ad(table, Map.of("promotion_type", "Z")).formatEvidence())
                .as("of the line that holds always: what could have told the format")
                .containsExactly(
                        "ad_format missing (ads.csv:2)",
                        "item_type missing (ads.csv:2)",
                        "creative_type missing (ads.csv:2)",
                        "main_material_type missing (ads.csv:2)");
        assertThat(ad(BUNDLED, Map.of("carousel", "yes", "ad_format", "CAROUSEL"))
                        .formatEvidence())
                .containsExactly("ad_format=CAROUSEL (ads.csv:2)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "VIDEO full - video                        | formats.txt:2: has 1 parts",
                "VIDEO  full  -                            | formats.txt:2: has 3 parts",
                "VIDEO  some  -  video                     | formats.txt:2: support is \"some\"",
                "VIDEO  full  -  vdeo                      | formats.txt:2: \"vdeo\" is neither a column",
                "VIDEO  full  -  ad_fromat = X             | formats.txt:2: \"ad_fromat\" is neither a column",
                "VIDEO  full  -  video and and spark       | formats.txt:2: \"and spark\" is neither a column",
                "VIDEO  full  -  ad_format = SINGLE_VIDEO  | formats.txt: the last line must hold always"
            })
    @DisplayName("says of a line that cannot be read where it is and what is wrong")
    void errors(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormatTable.parse(List.of("# formats", line)))
                .withMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "VIDEO  full  -  video = yes    | video",
                "VIDEO  full  -  ad_format =    | ad_format",
                "VIDEO  full  -  ad_format = *X | *"
            })
    @DisplayName("refuses conditions that could never hold or do not mean what they seem to")
    void senselessConditions(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormatTable.parse(List.of(line, "NOT_LISTED  unknown  -  always")))
                .withMessageContaining(message);
    }

    @Test
    @DisplayName("must have a line")
    void empty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormatTable.parse(List.of("# nothing", "")))
                .withMessageContaining("the last line must hold always");
    }

    private static AuditedAd ad(FormatTable table, Map<String, String> cells) {
        AuditedAd.Truths truths = new AuditedAd.Truths();
        truths.spark = cells.containsKey("spark");
        truths.carousel = cells.containsKey("carousel");
        truths.video = cells.containsKey("video");
        String smartPerformance = cells.get("is_smart_performance_campaign");
        Ad ad = new Ad(
                "adv",
                "ad",
                null,
                null,
                null,
                null,
                null,
                cells.get("smart_plus_ad_id"),
                cells.get("campaign_automation_type"),
                smartPerformance == null ? null : Boolean.valueOf(smartPerformance),
                cells.get("identity_type"),
                null,
                null,
                null,
                cells.get("ad_format"),
                cells.get("main_material_type"),
                cells.get("creative_type"),
                cells.get("shopping_ads_type"),
                cells.get("promotion_type"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Ad.Columns(true, true),
                new Source("ads.csv", 2));
        AdContext context = new AdContext(
                ad, null, null, null, AdContext.Access.NONE, List.of(), List.of(), List.of(), null, List.of());
        return new AuditedAd(context, truths, table);
    }

    private static List<String> bundledLines() {
        try (InputStream in = FormatTable.class.getResourceAsStream("/org/previewauditor/rules/formats.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
