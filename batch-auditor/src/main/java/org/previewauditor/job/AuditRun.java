package org.previewauditor.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.history.Recollection;
import org.previewauditor.history.RunClaims;
import org.previewauditor.ledger.Fix;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.reference.AdSieve;
import org.previewauditor.reference.BudgetCurrencies;
import org.previewauditor.reference.ReferenceFacts;
import org.previewauditor.report.RunFolder;
import org.previewauditor.report.Summary;
import org.previewauditor.rulebook.RuleBook;

/** One run, and what its steps hand on to each other. */
final class AuditRun {

    /** How many fixes people are shown in the end. */
    static final int BEST_FIXES = 5;

    final RunRequest request;
    final String runId;
    final Duration horizon;
    final Drop drop;
    final Map<DropFile, String> checksums;
    final RuleBook rules;
    final RunFolder folder;
    final Summary.Tool tool;
    final RunProgress progress;
    final Duration timeBetweenCheckpoints;
    final Ledger ledger;
    final List<Fix> bestFixes = new ArrayList<>();
    final Recollection recollection;
    final RunClaims.Claim claim;
    private final List<String> ruleNotes;

    /** Gives everything of the drop but its ads, if that was read before the run began. */
    final Supplier<@Nullable ReferenceFacts> readAhead;

    final RunOutcomes outcomes = new RunOutcomes(this);
    final BudgetCurrencies budgets = new BudgetCurrencies();

    /** All that have ads; known when the ledger is closed. */
    final SortedSet<String> adAccounts = new TreeSet<>();

    final Map<DropFile, Tally> tallies = new LinkedHashMap<>();
    final Map<String, Long> timings = new LinkedHashMap<>();
    long rows;
    long findings;
    long fixes;

    /** Whether the audit step came to the end of the last ads file. */
    boolean allAdsRead;

    /** Whether somebody asked for the run to stop where it can be continued. */
    volatile boolean stopping;

    private @Nullable ReferenceFacts reference;
    private @Nullable RunFacts facts;
    private @Nullable AdSieve sieve;
    private @Nullable List<String> notes;

    AuditRun(
            RunRequest request,
            String runId,
            Duration horizon,
            Drop drop,
            Map<DropFile, String> checksums,
            RuleBook rules,
            RunFolder folder,
            Summary.Tool tool,
            RunProgress progress,
            Duration timeBetweenCheckpoints,
            Recollection recollection,
            RunClaims.Claim claim,
            List<String> ruleNotes,
            Supplier<@Nullable ReferenceFacts> readAhead) {
        this.request = request;
        this.runId = runId;
        this.horizon = horizon;
        this.drop = drop;
        this.checksums = checksums;
        this.rules = rules;
        this.folder = folder;
        this.ledger = new Ledger(folder.unfinished());
        this.tool = tool;
        this.progress = progress;
        this.timeBetweenCheckpoints = timeBetweenCheckpoints;
        this.recollection = recollection;
        this.claim = claim;
        this.ruleNotes = ruleNotes;
        this.readAhead = readAhead;
    }

    /** Hands on what the index step found. */
    void indexed(ReferenceFacts reference, RunFacts facts, AdSieve sieve) {
        this.reference = reference;
        this.facts = facts;
        this.sieve = sieve;
    }

    ReferenceFacts reference() {
        return afterIndex(reference);
    }

    RunFacts facts() {
        return afterIndex(facts);
    }

    AdSieve sieve() {
        return afterIndex(sieve);
    }

    /** Lets go of what is no longer needed once every ad was decided and booked. */
    void allAdsBooked() {
        reference = reference().afterTheLastAd();
        sieve = null;
    }

    /**
     * What the whole run lacked, and what is to be told of its rules, a sentence each. For one thread; after
     * {@link DeliveryTable} has seen all budgets.
     */
    List<String> notes() {
        List<String> known = notes;
        if (known == null) {
            known = request.delivery()
                    ? RunNotes.of(
                            reference(),
                            facts().tool(),
                            adAccounts,
                            rules.policy().delivery(),
                            budgets.all())
                    : RunNotes.of(reference(), facts().tool(), adAccounts);
            known.addAll(ruleNotes);
            if (ledger.spendIsBounded()) {
                known.add(RunNotes.ofBoundedSpend());
            }
            notes = known;
        }
        return known;
    }

    /** @throws StopRequestedException if the run is to stop */
    void goOn() {
        if (stopping) {
            throw new StopRequestedException();
        }
    }

    /** Notes how long a phase took, from the given {@link System#nanoTime()} on. */
    void timed(String phase, long since) {
        timings.merge(phase, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since), Long::sum);
    }

    private static <T> T afterIndex(@Nullable T handedOn) {
        if (handedOn == null) {
            throw new IllegalStateException("The index step hands this on, and has not run.");
        }
        return handedOn;
    }
}
