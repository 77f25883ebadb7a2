package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.AdGroupContext;
import org.previewauditor.fact.AdGroupCount;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.CampaignContext;
import org.previewauditor.fact.CampaignCount;

/** What a drop says about things that are no ads, as far as their delivery is concerned. */
public final class DeliveryFacts {

    /** A name in its place: of campaigns in an ad account, of ad groups in a campaign. */
    private record Name(String place, String name) {}

    /** Those that share a name; of them only two are kept, so that each has a namesake. */
    private static final class Namesakes<T> {
        private final T first;
        private @Nullable T second;
        private long count = 1;

        Namesakes(T first) {
            this.first = first;
        }

        void add(T next) {
            count++;
            if (second == null) {
                second = next;
            }
        }

        @Nullable
        T other(T self) {
            return self == first ? second : first;
        }
    }

    private static final String UNKNOWN_CURRENCY = "an unknown currency";

    private final ReferenceFacts reference;

    private DeliveryFacts(ReferenceFacts reference) {
        this.reference = reference;
    }

    /**
     * Ad accounts, campaigns and ad groups with what stands around them, and how many there are of each. As many facts as
     * there are rows of these, whatever the number of ads.
     */
    public static List<Object> of(ReferenceFacts reference) {
        DeliveryFacts facts = new DeliveryFacts(reference);
        List<Object> all = new ArrayList<>(reference.adAccounts());
        all.addAll(facts.campaigns());
        all.addAll(facts.adGroups());
        return all;
    }

    /**
     * The currencies of all budgets that are set; an unknown one stands for those of ad accounts without one.
     *
     * @param facts see {@link #of}
     */
    public static SortedSet<String> currenciesOfBudgets(List<Object> facts) {
        SortedSet<String> currencies = new TreeSet<>();
        for (Object fact : facts) {
            String currency = null;
            boolean limited = false;
            if (fact instanceof CampaignContext campaign) {
                limited = campaign.limitedBudget() != null;
                currency = campaign.currency();
            } else if (fact instanceof AdGroupContext adGroup) {
                limited = adGroup.dailyBudget() != null;
                currency = adGroup.currency();
            }
            if (limited) {
                currencies.add(currency == null ? UNKNOWN_CURRENCY : currency);
            }
        }
        return currencies;
    }

    private List<Object> campaigns() {
        Collection<Campaign> campaigns = reference.campaigns();
        Function<Campaign, @Nullable Name> nameOf = campaign -> name(campaign.advertiserId(), campaign.campaignName());
        Map<Name, Namesakes<Campaign>> named = named(campaigns, nameOf);
        List<Object> facts = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            Namesakes<Campaign> namesakes = named.get(nameOf.apply(campaign));
            facts.add(new CampaignContext(
                    campaign,
                    currencyOf(campaign.advertiserId()),
                    namesakes == null ? null : namesakes.other(campaign),
                    namesakes == null ? 1 : namesakes.count));
        }
        counts(campaigns, Campaign::advertiserId)
                .forEach((advertiserId, count) -> facts.add(new CampaignCount(advertiserId, count)));
        return facts;
    }

    private List<Object> adGroups() {
        Collection<AdGroup> adGroups = reference.adGroups();
        Function<AdGroup, @Nullable Name> nameOf = adGroup -> name(adGroup.campaignId(), adGroup.adgroupName());
        Map<Name, Namesakes<AdGroup>> named = named(adGroups, nameOf);
        Map<String, String> advertisers = new HashMap<>();
        List<Object> facts = new ArrayList<>();
        for (AdGroup adGroup : adGroups) {
            String advertiserId = advertiserOf(adGroup);
            Namesakes<AdGroup> namesakes = named.get(nameOf.apply(adGroup));
            facts.add(new AdGroupContext(
                    adGroup,
                    advertiserId,
                    currencyOf(advertiserId),
                    namesakes == null ? null : namesakes.other(adGroup),
                    namesakes == null ? 1 : namesakes.count));
            if (adGroup.campaignId() != null && advertiserId != null) {
                advertisers.put(adGroup.campaignId(), advertiserId);
            }
        }
        counts(adGroups, AdGroup::campaignId)
                .forEach((campaignId, count) ->
                        facts.add(new AdGroupCount(advertisers.get(campaignId), campaignId, count)));
        return facts;
    }

    private @Nullable String advertiserOf(AdGroup adGroup) {
        Campaign campaign = adGroup.advertiserId() == null ? reference.campaign(adGroup.campaignId()) : null;
        return campaign == null ? adGroup.advertiserId() : campaign.advertiserId();
    }

    private @Nullable String currencyOf(@Nullable String advertiserId) {
        return advertiserId == null ? null : reference.currencies().get(advertiserId);
    }

    private static @Nullable Name name(@Nullable String place, @Nullable String name) {
        return place == null || name == null ? null : new Name(place, name);
    }

    private static <T> Map<Name, Namesakes<T>> named(Collection<T> rows, Function<T, @Nullable Name> nameOf) {
        Map<Name, Namesakes<T>> named = new HashMap<>();
        for (T row : rows) {
            Name name = nameOf.apply(row);
            Namesakes<T> known = name == null ? null : named.get(name);
            if (known != null) {
                known.add(row);
            } else if (name != null) {
                named.put(name, new Namesakes<>(row));
            }
        }
        return named;
    }

    private static <T> Map<String, Long> counts(Collection<T> rows, Function<T, @Nullable String> placeOf) {
        Map<String, Long> counts = new TreeMap<>();
        for (T row : rows) {
            String place = placeOf.apply(row);
            if (place != null) {
                counts.merge(place, 1L, Long::sum);
            }
        }
        return counts;
    }
}
