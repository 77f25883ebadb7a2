package org.previewauditor.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.finding.Decision;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.reference.DeliveryFacts;
import org.previewauditor.rulebook.AccountFinding;
import org.previewauditor.rulebook.RuleBook;

/**
 * The path from a folder of CSV files to decisions, without the job that carries it in production.
 *
 * @param ads every ad with the rows that it names, in reading order
 * @param others what the drop says about ad accounts, campaigns and ad groups, and logs of ads that are not there
 * @param rejectedRows how many rows of the drop could not be read
 */
record DropAudit(RunFacts run, List<AdContext> ads, List<Object> others, int rejectedRows) {

    /** Where a ledger may put what grows too large for memory; nothing does here. */
    private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir", "."));

    /** @throws IllegalArgumentException if a file of the folder is not recognised as what its name says */
    static DropAudit read(Path folder, Instant asOf, Duration horizon, @Nullable String tool) {
        try {
            Drop drop = Drop.open(List.of(folder), null);
            drop.files().forEach(DropAudit::requireRecognised);
            try (Inspection inspection = Inspection.open(drop, new AsOf(asOf, horizon), tool)) {
                List<AdContext> ads = new ArrayList<>();
                long rejected = inspection.forEachBatch(ads::addAll)
                        + inspection.reference().rejects().size();
                List<Object> others = new ArrayList<>(DeliveryFacts.of(inspection.reference()));
                others.addAll(inspection.reference().errorsWithoutAd());
                return new DropAudit(inspection.facts(), ads, others, Math.toIntExact(rejected));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Decision> decide(RuleBook rules) {
        return rules.decide(run, ads);
    }

    /** What is found about anything that is no ad. */
    List<AccountFinding> decideOthers(RuleBook rules, List<Decision> decisions) {
        Ledger ledger = new Ledger(SCRATCH);
        try {
            for (Decision decision : decisions) {
                Ad ad = decision.ad().ad();
                ledger.add(ad.advertiserId(), ad.adId(), ad.adgroupId(), ledger.entry(decision), null);
            }
            ledger.close(advertiserId -> null, ads -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Object> facts = new ArrayList<>(others);
        facts.addAll(ledger.sparkAdCounts());
        ledger.forEachAdGroup(facts::add);
        return rules.decideDelivery(run, facts);
    }

    private static void requireRecognised(DropFile file) {
        if (file.mainKind() == null || !file.name().matches(file.mainKind().id() + "(-.*)?\\.csv")) {
            throw new IllegalArgumentException(file.name() + " is not read as what its name says, but as "
                    + file.kinds() + (file.refusal() == null ? "." : ": " + file.refusal()));
        }
    }
}
