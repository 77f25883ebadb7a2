package org.previewauditor.reference;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AdGroupContext;
import org.previewauditor.fact.CampaignContext;

/** The currencies of all budgets that are set; an unknown one stands for those of ad accounts without one. */
public final class BudgetCurrencies {

    private static final String UNKNOWN = "an unknown currency";

    private final SortedSet<String> currencies = new TreeSet<>();

    /** @param fact one of those that {@link DeliveryFacts} tells */
    public void add(Object fact) {
        if (fact instanceof CampaignContext campaign && campaign.limitedBudget() != null) {
            add(campaign.currency());
        } else if (fact instanceof AdGroupContext adGroup && adGroup.dailyBudget() != null) {
            add(adGroup.currency());
        }
    }

    /** Of the facts so far. */
    public SortedSet<String> all() {
        return Collections.unmodifiableSortedSet(currencies);
    }

    private void add(@Nullable String currency) {
        currencies.add(currency == null ? UNKNOWN : currency);
    }
}
