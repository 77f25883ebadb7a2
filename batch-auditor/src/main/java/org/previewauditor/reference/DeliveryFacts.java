package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.AdGroupContext;
import org.previewauditor.fact.AdGroupCount;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.CampaignContext;
import org.previewauditor.fact.CampaignCount;

/** What a drop says about things that are no ads, as far as their delivery is concerned. */
public final class DeliveryFacts {

    /** Campaigns that share a name; of them only two are kept, so that each has a namesake. */
    private static final class Namesakes {
        private final Campaign first;
        private @Nullable Campaign second;
        private long count = 1;

        Namesakes(Campaign first) {
            this.first = first;
        }

        void add(Campaign next) {
            count++;
            if (second == null) {
                second = next;
            }
        }

        @Nullable
        Campaign other(Campaign self) {
            return self.equals(first) ? second : first;
        }
    }

    private final ReferenceFacts reference;

    private DeliveryFacts(ReferenceFacts reference) {
        this.reference = reference;
    }

    /**
     * Ad accounts, campaigns and ad groups with what stands around them, and how many there are of each. As many facts as
     * there are rows of these, whatever the number of ads.
     */
    public static List<Object> of(ReferenceFacts reference) {
        List<Object> all = new ArrayList<>();
        forEach(reference, all::add);
        return all;
    }

    /**
     * Tells the same facts, each made when it is its turn: where there are millions of ads there are hundreds of thousands
     * of ad groups, which take ten times as much as facts than as rows.
     */
    public static void forEach(ReferenceFacts reference, Consumer<Object> each) {
        DeliveryFacts facts = new DeliveryFacts(reference);
        reference.adAccounts().forEach(each);
        facts.campaigns(each);
        facts.adGroups(each);
    }

    private void campaigns(Consumer<Object> each) {
        Collection<Campaign> campaigns = reference.campaigns();
        Map<Name, Namesakes> named = named(campaigns);
        Map<String, Long> counts = new TreeMap<>();
        for (Campaign campaign : campaigns) {
            Namesakes namesakes = named.get(nameOf(campaign));
            each.accept(new CampaignContext(
                    campaign,
                    currencyOf(campaign.advertiserId()),
                    namesakes == null ? null : namesakes.other(campaign),
                    namesakes == null ? 1 : namesakes.count));
            if (campaign.advertiserId() != null) {
                counts.merge(campaign.advertiserId(), 1L, Long::sum);
            }
        }
        counts.forEach((advertiserId, count) -> each.accept(new CampaignCount(advertiserId, count)));
    }

    private void adGroups(Consumer<Object> each) {
        AdGroupTable adGroups = reference.adGroups();
        AdGroupNames names = AdGroupNames.of(adGroups);
        Map<String, Long> counts = new TreeMap<>();
        Map<String, String> advertisers = new HashMap<>();
        for (int number = 0; number < adGroups.size(); number++) {
            AdGroup adGroup = adGroups.row(number);
            String advertiserId = advertiserOf(adGroup);
            int namesake = names.namesakeOf(number);
            each.accept(new AdGroupContext(
                    adGroup,
                    advertiserId,
                    currencyOf(advertiserId),
                    namesake == AdGroupNames.NONE ? null : adGroups.row(namesake),
                    names.count(number)));
            String campaignId = adGroup.campaignId();
            if (campaignId != null) {
                counts.merge(campaignId, 1L, Long::sum);
                if (advertiserId != null) {
                    advertisers.put(campaignId, advertiserId);
                }
            }
        }
        counts.forEach(
                (campaignId, count) -> each.accept(new AdGroupCount(advertisers.get(campaignId), campaignId, count)));
    }

    private @Nullable String advertiserOf(AdGroup adGroup) {
        Campaign campaign = adGroup.advertiserId() == null ? reference.campaign(adGroup.campaignId()) : null;
        return campaign == null ? adGroup.advertiserId() : campaign.advertiserId();
    }

    private @Nullable String currencyOf(@Nullable String advertiserId) {
        return advertiserId == null ? null : reference.currencies().get(advertiserId);
    }

    private static @Nullable Name nameOf(Campaign campaign) {
        return Name.of(campaign.advertiserId(), campaign.campaignName());
    }

    private static Map<Name, Namesakes> named(Collection<Campaign> campaigns) {
        Map<Name, Namesakes> named = new HashMap<>();
        for (Campaign campaign : campaigns) {
            Name name = nameOf(campaign);
            Namesakes known = name == null ? null : named.get(name);
            if (known != null) {
                known.add(campaign);
            } else if (name != null) {
                named.put(name, new Namesakes(campaign));
            }
        }
        return named;
    }
}
