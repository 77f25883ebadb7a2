package org.previewauditor.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFixture;
import org.previewauditor.export.Reason;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Source;

class ReferenceFactsTest {

    @AutoClose
    private final DropFixture fixture;

    ReferenceFactsTest(@TempDir Path folder) {
        fixture = new DropFixture(folder);
    }

    @Test
    void anAdIsFoundWithAllRowsThatItNames() throws IOException {
        fixture.file("groups.csv", "adgroup_id,schedule_type,campaign_id,adgroup_name\n5,SCHEDULE_FROM_NOW,6,Broad\n")
                .file("campaigns.csv", "campaign_id,objective_type,campaign_name\n6,REACH,Spring\n")
                .file("accounts.csv", "advertiser_id,status,currency\n7,STATUS_ENABLE,EUR\n")
                .file("identities.csv", """
                        identity_id,username,display_name,identity_type
                        i1,brand,Brand,TT_USER
                        i2,@BRAND2,Brand,TT_USER
                        i3,third,Else,TT_USER
                        """)
                .file(
                        "links.csv",
                        "advertiser_id,identity_id,username,link_status\n7,i1,,LINKED\n8,i1,,LINKED\n7,,Brand2,LINKED\n7,i3,,LINKED\n")
                .file("members.csv", "user_id,identity_id,username\n1,i2,\n2,,@brand\n3,i3,\n")
                .file(
                        "posts.csv",
                        "item_id,ad_auth_status,advertiser_id,duet_original_item_id\n71,AUTHORIZED,9,72\n72,AUTHORIZED,,\n71,EXPIRED,7,\n")
                .file("conn.csv", "advertiser_id,tool,status\n7,Motion,OK\n8,Motion,OK\n7,Other,OK\n");
        ReferenceFacts facts = read();
        AdContext context = facts.contextOf(ad("7", "1", "5", null, "brand", "71"));
        assertNotNull(context.adGroup());
        assertEquals("Spring", context.campaignName());
        assertEquals("Broad", context.adgroupName());
        assertNotNull(context.adAccount());
        // By name: the handle of one account and the display name of both.
        assertEquals(
                List.of("i1", "i2"),
                context.access().tikTokAccounts().stream()
                        .map(a -> a.identityId())
                        .toList());
        assertEquals(
                List.of(2, 4),
                context.access().links().stream()
                        .map(link -> link.source().line())
                        .toList());
        assertEquals(
                List.of(2, 3),
                context.access().members().stream()
                        .map(member -> member.source().line())
                        .toList());
        assertEquals(
                List.of(2, 4),
                context.posts().stream().map(post -> post.source().line()).toList());
        assertEquals(
                List.of(3),
                context.originalPosts().stream()
                        .map(post -> post.source().line())
                        .toList());
        assertEquals(2, context.connections().size());
        assertSame(
                context.access(),
                facts.contextOf(ad("7", "2", null, null, "brand", null)).access());

        AdContext byId = facts.contextOf(ad("8", "1", null, "i1", null, null));
        assertEquals(1, byId.access().tikTokAccounts().size());
        assertEquals(
                List.of(3),
                byId.access().links().stream().map(link -> link.source().line()).toList());
        assertSame(
                AdContext.Access.NONE,
                facts.contextOf(ad("7", "1", null, null, null, null)).access());
        assertNull(byId.adGroup());
        assertEquals(Map.of("7", "EUR"), facts.currencies());
        assertEquals(Set.of("Motion", "Other"), facts.toolNames());
        assertEquals(
                Set.of(ExportKind.values()).size() - 4, facts.presentKinds().size());
    }

    @Test
    void afterTheLastAdOnlyWhatAdsNameIsGone() throws IOException {
        fixture.file("groups.csv", "adgroup_id,schedule_type,campaign_id\n5,SCHEDULE_FROM_NOW,6\n")
                .file("campaigns.csv", "campaign_id,objective_type,campaign_name,advertiser_id\n6,REACH,Spring,7\n")
                .file("accounts.csv", "advertiser_id,status,currency\n7,STATUS_ENABLE,EUR\n")
                .file("posts.csv", "item_id,ad_auth_status,advertiser_id\n71,AUTHORIZED,9\n");
        ReferenceFacts facts = read();
        Ad ad = ad("7", "1", "5", null, null, "71");
        assertEquals(1, facts.contextOf(ad).posts().size());

        ReferenceFacts after = facts.afterTheLastAd();

        assertEquals(DeliveryFacts.of(facts), DeliveryFacts.of(after));
        assertEquals(facts.currencies(), after.currencies());
        assertEquals(facts.presentKinds(), after.presentKinds());
        assertThrows(IllegalStateException.class, () -> after.contextOf(ad));
        assertThrows(IllegalStateException.class, () -> after.spendOf(ad));
        assertEquals(1, facts.contextOf(ad).posts().size(), "others may still ask");
    }

    @Test
    void reportsAreSummedExactly() throws IOException {
        fixture.file("r1.csv", """
                        ad_id,date,spend,impressions
                        1,2026-01-01,0.1,10
                        1,2026-01-02,0.20,5
                        2,2026-01-01,-,7
                        3,2026-01-01,99999999999999.5,1
                        3,2026-01-01,0.12345678,1
                        """)
                .file("r2.csv", "advertiser_id,ad_id,stat_time_day,Cost\n7,1,2026-01-03,1.005\n8,1,2026-01-03,5\n")
                .file(
                        "both.csv",
                        "ad_id,advertiser_id,date,spend,ad_format\n9,7,2026-01-01,2,SINGLE_VIDEO\n9,7,2026-01-02,3,SINGLE_VIDEO\n");
        ReferenceFacts facts = read();
        assertEquals(new BigDecimal("1.305"), facts.spendOf(ad("7", "1", null, null, null, null)));
        assertEquals(new BigDecimal("5.30"), facts.spendOf(ad("8", "1", null, null, null, null)));
        assertEquals(15L, facts.impressionsOf(ad("7", "1", null, null, null, null)));
        assertEquals(new BigDecimal("4.5"), facts.spendOf(ad("7", "2", null, null, null, null)), "the ad's own");
        assertEquals(new BigDecimal("99999999999999.62345678"), facts.spendOf(ad("7", "3", null, null, null, null)));
        assertEquals(new BigDecimal("5"), facts.spendOf(ad("7", "9", null, null, null, null)));
        assertEquals(7L, facts.impressionsOf(ad("7", "2", null, null, null, null)));
    }

    @Test
    void theNewestOrLastRowOfAKeyCounts() throws IOException {
        fixture.file(
                        "a_groups.csv",
                        "adgroup_id,schedule_type,updated_at\n5,OLD,2026-01-02\n5,NEW,2026-01-03\n5,OLDER,\n5,NEWEST,2026-01-03\n")
                .file("campaigns.csv", "campaign_id,objective_type,campaign_name\n6,REACH,first\n6,REACH,last\n")
                .file("accounts.csv", "advertiser_id,status\n7,A\n8,B\n7,C\n");
        ReferenceFacts facts = read();
        AdContext context = facts.contextOf(ad("7", "1", "5", null, null, null));
        assertNotNull(context.adGroup());
        assertEquals("NEWEST", context.adGroup().scheduleType());
        assertNotNull(context.adAccount());
        assertEquals("C", context.adAccount().status());
        List<Tally> tallies = List.copyOf(facts.tallies().values());
        assertEquals(Map.of(Reason.SUPERSEDED, 3L), tallies.get(0).skipped());
        assertEquals(
                List.of(4L, 1L), List.of(tallies.get(0).rows(), tallies.get(0).facts()));
        assertEquals(Map.of(Reason.SUPERSEDED, 1L), tallies.get(1).skipped());
        assertEquals(Map.of(Reason.SUPERSEDED, 1L), tallies.get(2).skipped());
        assertEquals(2, tallies.get(1).facts());
    }

    @Test
    void aKindIsCompleteUnlessSomethingOfItIsLost() throws IOException {
        fixture.file("identities.csv", "identity_id,identity_type,can_pull_video\ni1,TT_USER,1\n");
        assertNotNull(complete().scope(ExportKind.IDENTITIES));
        assertNull(complete().scope(ExportKind.CONNECTIONS));
        fixture.file("more.csv", "identity_id,identity_type,can_pull_video\ni9,TT_USER,maybe\n");
        assertEquals(Set.of("i9"), scope(ExportKind.IDENTITIES).unreadableKeys());
        fixture.file("more.csv", "identity_id,username,identity_type,can_pull_video\n,@Brand,TT_USER,maybe\n");
        assertEquals(Set.of("brand"), scope(ExportKind.IDENTITIES).unreadableKeys());
        fixture.file("more.csv", "identity_id,username,identity_type\n1.8E+15,@Brand,TT_USER\n");
        assertNull(complete().scope(ExportKind.IDENTITIES), "the mangled id may be anybody's");
        fixture.file("more.csv", "identity_id,identity_type\n0.0,TT_USER\n");
        assertNull(complete().scope(ExportKind.IDENTITIES), "an id that is none tells nobody's row");
        fixture.file("more.csv", "identity_id,identity_type\ni2\n");
        assertNull(complete().scope(ExportKind.IDENTITIES), "wrong number of cells");
        fixture.file("more.csv", "identity_id,identity_type\ni2,\"TT\n");
        assertNull(complete().scope(ExportKind.IDENTITIES), "unclosed quote");
        fixture.file("more.csv", "identity_id,identity_type\nTotal,\n-,-\n");
        assertNotNull(complete().scope(ExportKind.IDENTITIES), "skipped rows are no loss");
        fixture.file("identities.xlsx", "x");
        assertNull(complete().scope(ExportKind.IDENTITIES), "refused file of that name");
    }

    @Test
    void linksAreCompleteForTheAdAccountsThatTheyName() throws IOException {
        fixture.file("links.csv", "advertiser_id,username\n7,brand\n");
        CompleteExports.Scope links = scope(ExportKind.IDENTITY_AD_ACCOUNTS);
        assertEquals(Set.of("7"), links.advertiserIds());
        assertFalse(links.namesIds());
        assertTrue(links.namesHandles());
    }

    @Test
    void identitiesOfAdAccountsAreCompleteForThese() throws IOException {
        fixture.file("i.csv", "advertiser_id,identity_id,identity_type\n7,i1,TT_USER\n,i2,TT_USER\n");
        assertEquals(Set.of("7"), scope(ExportKind.IDENTITIES).advertiserIds());
        assertEquals(Set.of("7"), scope(ExportKind.IDENTITY_AD_ACCOUNTS).advertiserIds());
        fixture.file("j.csv", "identity_id,identity_type\ni3,TT_USER\n");
        assertNull(scope(ExportKind.IDENTITIES).advertiserIds(), "a row of all ad accounts");
        assertEquals(Set.of("7"), scope(ExportKind.IDENTITY_AD_ACCOUNTS).advertiserIds());
    }

    @Test
    void onlyAuthorizationsMakePostsComplete() throws IOException {
        fixture.file("p.csv", "item_id,item_status\n71,USER_DELETE\n");
        assertNull(complete().scope(ExportKind.SPARK_POSTS));
        assertEquals(
                1,
                read().contextOf(ad("7", "1", null, null, null, "71")).posts().size());
        fixture.file("q.csv", "item_id,auth_code,advertiser_id\n72,#a,7\n,#b,7\n");
        assertEquals(Set.of("7"), scope(ExportKind.SPARK_POSTS).advertiserIds());
    }

    private ReferenceFacts read() throws IOException {
        Drop drop = fixture.drop();
        return ReferenceReader.read(drop, fixture.pipeline());
    }

    private CompleteExports complete() throws IOException {
        return read().completeExports();
    }

    private CompleteExports.Scope scope(ExportKind kind) throws IOException {
        CompleteExports.Scope scope = complete().scope(kind);
        assertNotNull(scope);
        return scope;
    }

    private static Ad ad(
            String advertiserId, String adId, String adgroupId, String identityId, String identityName, String itemId) {
        return new Ad(
                advertiserId,
                adId,
                null,
                null,
                null,
                adgroupId,
                null,
                null,
                null,
                null,
                null,
                identityId,
                identityName,
                itemId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal("4.5"),
                1L,
                null,
                new Ad.Columns(true, true),
                new Source("ads.csv", 2));
    }
}
