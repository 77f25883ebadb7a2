package org.previewauditor.explanation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AdCount;
import org.previewauditor.fact.AdGroupContext;
import org.previewauditor.fact.AdGroupCount;
import org.previewauditor.fact.CampaignContext;
import org.previewauditor.fact.CampaignCount;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Decision;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.reference.DeliveryFacts;
import org.previewauditor.rulebook.RuleBook;

/**
 * What an ad belongs to: its ad account, campaign and ad group with all that is counted in them. Rules may be about these
 * rather than about the ad.
 */
final class Surroundings {

    private final Inspection drop;
    private final RuleBook rules;
    private final List<Object> facts;
    private final Map<String, Counts> byAdvertiser = new HashMap<>();

    /** The ads of one ad account that are not deleted. An ad counts once, in however many rows it stands. */
    private static final class Counts {
        private final Map<String, Boolean> spark = new HashMap<>();
        private final Map<String, Boolean> deleted = new HashMap<>();
        private final Map<String, String> adGroups = new HashMap<>();

        void add(Decision decision) {
            Ad ad = decision.ad().ad();
            spark.merge(ad.adId(), decision.ad().spark(), Boolean::logicalOr);
            deleted.merge(ad.adId(), decision.ad().deleted(), Boolean::logicalAnd);
            if (ad.adgroupId() != null) {
                adGroups.putIfAbsent(ad.adId(), ad.adgroupId());
            }
        }

        long spark() {
            return spark.entrySet().stream()
                    .filter(ad -> ad.getValue() && !deleted.getOrDefault(ad.getKey(), false))
                    .count();
        }

        long inAdGroup(String adgroupId) {
            return adGroups.entrySet().stream()
                    .filter(ad -> ad.getValue().equals(adgroupId) && !deleted.getOrDefault(ad.getKey(), false))
                    .count();
        }
    }

    Surroundings(Inspection drop, RuleBook rules) {
        this.drop = drop;
        this.rules = rules;
        this.facts = DeliveryFacts.of(drop.reference());
    }

    List<Object> of(AdContext context) throws IOException {
        Ad ad = context.ad();
        List<Object> around = new ArrayList<>();
        for (Object fact : facts) {
            if (surrounds(fact, context)) {
                around.add(fact);
            }
        }
        Counts counts = byAdvertiser.get(ad.advertiserId());
        if (counts == null) {
            counts = count(ad.advertiserId());
            byAdvertiser.put(ad.advertiserId(), counts);
        }
        around.add(new SparkAdCount(ad.advertiserId(), counts.spark()));
        if (ad.adgroupId() != null) {
            around.add(new AdCount(ad.advertiserId(), ad.adgroupId(), counts.inAdGroup(ad.adgroupId())));
        }
        return around;
    }

    private Counts count(String advertiserId) throws IOException {
        Counts counts = new Counts();
        drop.forEachBatch(batch -> {
            List<AdContext> theirs = batch.stream()
                    .filter(context -> context.ad().advertiserId().equals(advertiserId))
                    .toList();
            rules.decide(drop.facts(), theirs).forEach(counts::add);
        });
        return counts;
    }

    private static boolean surrounds(Object fact, AdContext ad) {
        if (fact instanceof AdAccount account) {
            return account.advertiserId().equals(ad.ad().advertiserId());
        }
        if (fact instanceof CampaignCount count) {
            return count.advertiserId().equals(ad.ad().advertiserId());
        }
        if (fact instanceof CampaignContext campaign) {
            return isOne(campaign.campaign().campaignId(), ad.campaignId());
        }
        if (fact instanceof AdGroupCount count) {
            return isOne(count.campaignId(), ad.campaignId());
        }
        return fact instanceof AdGroupContext group
                && isOne(group.adGroup().adgroupId(), ad.ad().adgroupId());
    }

    private static boolean isOne(String id, @Nullable String named) {
        return id.equals(named);
    }
}
