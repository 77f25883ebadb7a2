package org.previewauditor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.reference.ReferenceFacts;
import org.previewauditor.truth.BudgetMinimum;
import org.previewauditor.truth.DeliveryLimits;

/** What the whole run lacked, or cannot tell exactly: told once, not for every ad. */
final class RunNotes {

    /** How many ad accounts are told by their ids. */
    private static final int EXAMPLES = 5;

    private RunNotes() {}

    /** @param adAccounts all that have ads */
    static List<String> of(ReferenceFacts reference, AnalyticsTool tool, SortedSet<String> adAccounts) {
        List<String> notes = new ArrayList<>();
        addMissingExports(reference, adAccounts, notes);
        addUnnamedTool(reference, tool, notes);
        addUnmatchedErrors(reference, notes);
        return notes;
    }

    /**
     * The same where delivery is audited, too.
     *
     * @param currencies of all budgets
     */
    static List<String> of(
            ReferenceFacts reference,
            AnalyticsTool tool,
            SortedSet<String> adAccounts,
            DeliveryLimits delivery,
            Set<String> currencies) {
        List<String> notes = new ArrayList<>();
        addMissingExports(reference, adAccounts, notes);
        addUnnamedTool(reference, tool, notes);
        addUncheckedBudgets(currencies, delivery, notes);
        addUnmatchedErrors(reference, notes);
        return notes;
    }

    static String ofBoundedSpend() {
        return "The exports tell a spend of more than " + Ledger.MOST.toPlainString()
                + " for an ad: totals and fixes count that much of it. See whether a number stands in the wrong column.";
    }

    private static void addMissingExports(ReferenceFacts reference, SortedSet<String> adAccounts, List<String> notes) {
        if (reference.presentKinds().contains(ExportKind.CONNECTIONS)) {
            addUnknown(ExportKind.CONNECTIONS, "whether the analytics tool can reach", reference, adAccounts, notes);
        } else {
            notes.add(
                    "No export of connections: whether the analytics tool can reach these ad accounts was not checked.");
        }
        if (reference.presentKinds().contains(ExportKind.AD_ACCOUNTS)) {
            addUnknown(ExportKind.AD_ACCOUNTS, "the status of", reference, adAccounts, notes);
        } else {
            notes.add("No export of ad_accounts: whether these ad accounts are active was not checked.");
        }
        if (reference.currencies().isEmpty()) {
            notes.add("No export tells the currency of an ad account: amounts of money are added up as they stand.");
        }
    }

    /** Ad accounts without a row, where a row or a file could not be used or no row became a fact at all. */
    private static void addUnknown(
            ExportKind kind, String what, ReferenceFacts reference, SortedSet<String> adAccounts, List<String> notes) {
        List<String> unknown = adAccounts.stream()
                .filter(advertiserId -> reference.isUnknown(kind, advertiserId))
                .toList();
        if (!unknown.isEmpty()) {
            int more = unknown.size() - EXAMPLES;
            notes.add("The exports of " + kind.id() + " are incomplete, so " + what
                    + (unknown.size() == 1 ? " this ad account" : " these " + unknown.size() + " ad accounts")
                    + " was not checked: " + String.join(", ", unknown.subList(0, Math.min(EXAMPLES, unknown.size())))
                    + (more > 0 ? " and " + more + " more." : "."));
        }
    }

    /** A tool whose name is misspelt would leave every ad account without a connection, and nobody would know why. */
    private static void addUnnamedTool(ReferenceFacts reference, AnalyticsTool tool, List<String> notes) {
        SortedSet<String> named = reference.toolNames();
        if (!named.isEmpty() && named.stream().noneMatch(tool::matches)) {
            notes.add("No connection is one of " + tool.name() + ", the tool asked for: the exports name "
                    + listed(named) + ". Ad accounts with connections of other tools only count as not connected.");
        }
    }

    private static void addUnmatchedErrors(ReferenceFacts reference, List<String> notes) {
        long unmatched = reference.unmatchedErrorCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (unmatched > 0) {
            notes.add("Error logs have " + unmatched + (unmatched == 1 ? " row" : " rows")
                    + " about errors that the catalogue of errors does not know: summary.json lists them.");
        }
    }

    private static void addUncheckedBudgets(Set<String> currencies, DeliveryLimits delivery, List<String> notes) {
        Set<String> limited =
                delivery.budgetMinimums().stream().map(BudgetMinimum::currency).collect(Collectors.toSet());
        SortedSet<String> unchecked = new TreeSet<>();
        for (String currency : currencies) {
            if (!limited.contains(currency)) {
                unchecked.add(currency);
            }
        }
        if (!unchecked.isEmpty()) {
            notes.add("Budgets in " + listed(unchecked)
                    + " were not checked: delivery.properties has minimums in "
                    + listed(new TreeSet<>(limited)) + " only.");
        }
    }

    /** With commas, and "and" before the last. */
    private static String listed(SortedSet<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.headSet(words.last())) + " and " + words.last();
    }
}
