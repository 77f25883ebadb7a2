package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdGroup;

/** Files that people really exported; see the README beside them. */
class RealExportsTest {

    private final DropFixture fixture = new DropFixture(Path.of("unused"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fivetran_dbt_tiktok_ads/tiktok_ad_history_data.csv,,ads,4,0,0",
        "fivetran_dbt_tiktok_ads/tiktok_ad_report_hourly_data.csv,,ad_reports,4,0,0",
        "fivetran_dbt_tiktok_ads/tiktok_adgroup_history_data.csv,,ad_groups,4,0,0",
        "fivetran_dbt_tiktok_ads/tiktok_campaign_history_data.csv,,campaigns,4,0,0",
        "fivetran_dbt_tiktok_ads/tiktok_advertiser_data.csv,,ad_accounts,2,0,0",
        "addness_excel_mangled/ad_ctr_daily.intact_ids.ja.utf8bom.csv,7,ad_reports,59,0,0",
        "addness_excel_mangled/ad_cvr_daily.excel_mangled_ids.ja.utf8bom.csv,7,ad_reports,0,59,0",
        "addness_excel_mangled/ad_metrics_with_adtype.excel_mangled_ids.ja.utf8bom.csv,7,ads,0,59,0"
    })
    void recognised(String name, String advertiserId, String kind, long facts, long rejected, long skipped)
            throws IOException, URISyntaxException {
        Drop drop = Drop.open(List.of(path(name)), advertiserId);
        DropFile file = drop.files().get(0);
        assertEquals(kind, String.valueOf(file.mainKind()));
        DropFixture.Reading reading = fixture.read(file, advertiserId);
        assertEquals(
                List.of(facts, rejected),
                List.of(reading.tally().facts(), reading.tally().rejected()));
        assertEquals(skipped, reading.tally().rows() - facts - rejected);
        assertTrue(reading.isConserved());
        if (rejected > 0) {
            assertEquals(
                    List.of("id-mangled-by-spreadsheet"),
                    reading.rejects().stream().map(Reject::reason).distinct().toList());
            assertTrue(reading.tally().warnings().get(0).contains("keep ids as text"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "addness_excel_mangled/daily_metrics_dash_for_empty.ja.utf8bom.csv",
        "addness_excel_mangled/preamble_lines_and_total_row.ja.utf8bom.csv",
        "fivetran_dbt_tiktok_ads/tiktok_adgroup_report_hourly_data.csv",
        "fivetran_dbt_tiktok_ads/tiktok_campaign_report_hourly_data.csv",
        "fivetran_dbt_tiktok_ads/tiktok_campaign_country_report_data.csv"
    })
    void reportsOfOtherLevelsAreRefused(String name) throws IOException, URISyntaxException {
        assertNotNull(Drop.open(List.of(path(name)), "7").files().get(0).refusal());
    }

    @Test
    void whatFivetranSays() throws IOException, URISyntaxException {
        DropFile ads = file("fivetran_dbt_tiktok_ads/tiktok_ad_history_data.csv");
        DropFixture.Reading reading = fixture.read(ads, null);
        Ad ad = reading.ads().get(0);
        assertEquals("health", ad.identityName());
        assertEquals("v10033g50000c4kf54jc77ucvou6fv0g", ad.videoId());
        assertEquals(
                "2021-09-15T04:26:28Z", String.valueOf(reading.adRows().get(0).updatedAt()));
        DropFile groups = file("fivetran_dbt_tiktok_ads/tiktok_adgroup_history_data.csv");
        AdGroup group = (AdGroup) fixture.read(groups, null).facts().get(0);
        assertEquals("SCHEDULE_FROM_NOW", group.scheduleType());
        assertEquals("2031-08-03T02:30:23Z", String.valueOf(group.scheduleEndTime()));
    }

    private static DropFile file(String name) throws IOException, URISyntaxException {
        return Drop.open(List.of(path(name)), null).files().get(0);
    }

    private static Path path(String name) throws URISyntaxException {
        URL url = RealExportsTest.class.getResource("/exports/" + name);
        assertNotNull(url, name);
        return Path.of(url.toURI());
    }
}
