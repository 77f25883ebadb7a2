package org.previewauditor.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.DeliveryCounts;
import org.previewauditor.report.CsvBuffer;
import org.previewauditor.report.FindingCells;
import org.previewauditor.report.FindingsCsv;
import org.previewauditor.report.Summary;
import org.previewauditor.rulebook.AccountFinding;
import org.previewauditor.rulebook.RuleDescription;

/** Completes {@code delivery.csv}: behind the rows about ads come those about accounts, campaigns and ad groups. */
final class DeliveryTable {

    /** What one session decides. */
    private static final int FACTS_AT_ONCE = 1_000;

    private final AuditRun run;

    DeliveryTable(AuditRun run) {
        this.run = run;
    }

    /** Appends the rows, and adds up all. */
    Summary.@Nullable Delivery complete() throws IOException {
        if (!run.request.delivery()) {
            run.folder.remove(FindingsCsv.DELIVERY_FILE);
            return null;
        }
        List<Object> facts = new ArrayList<>(run.deliveryFacts());
        facts.addAll(run.ledger.adGroupSizes());
        List<AccountFinding> found = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += FACTS_AT_ONCE) {
            List<Object> some = facts.subList(from, Math.min(facts.size(), from + FACTS_AT_ONCE));
            found.addAll(run.rules.decideDelivery(run.facts(), some));
        }
        found.sort(AccountFinding.CATALOGUE_ORDER);
        append(found);
        return summary(DeliveryCounts.of(run.folder.unfinished()));
    }

    private void append(List<AccountFinding> found) throws IOException {
        FindingsCsv csv = new FindingsCsv(new FindingCells(run.rules.rules()));
        CsvBuffer rows = new CsvBuffer();
        for (AccountFinding finding : found) {
            csv.append(finding.advertiserId(), finding.finding(), rows);
        }
        try (OutputStream out = run.folder.append(FindingsCsv.DELIVERY_FILE)) {
            out.write(rows.array(), 0, rows.size());
        }
    }

    private Summary.Delivery summary(SortedMap<String, Long> counts) {
        Map<String, Long> byCode = new LinkedHashMap<>();
        for (RuleDescription rule : run.rules.rules()) {
            Long count = counts.get(rule.type().code());
            if (count != null) {
                byCode.put(rule.type().code(), count);
            }
        }
        return new Summary.Delivery(
                counts.values().stream().mapToLong(Long::longValue).sum(), byCode);
    }
}
