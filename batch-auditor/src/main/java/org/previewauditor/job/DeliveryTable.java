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
import org.previewauditor.reference.DeliveryFacts;
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
    private final List<Object> waiting = new ArrayList<>(FACTS_AT_ONCE);
    private final List<AccountFinding> found = new ArrayList<>();

    DeliveryTable(AuditRun run) {
        this.run = run;
    }

    /** Appends the rows, and adds up all. */
    Summary.@Nullable Delivery complete() throws IOException {
        if (!run.request.delivery()) {
            run.folder.remove(FindingsCsv.DELIVERY_FILE);
            return null;
        }
        DeliveryFacts.forEach(run.reference(), fact -> {
            run.budgets.add(fact);
            decide(fact);
        });
        run.ledger.forEachAdGroup(this::decide);
        if (!waiting.isEmpty()) {
            decideWaiting();
        }
        found.sort(AccountFinding.CATALOGUE_ORDER);
        append();
        return summary(DeliveryCounts.of(run.folder.unfinished()));
    }

    private void decide(Object fact) {
        waiting.add(fact);
        if (waiting.size() == FACTS_AT_ONCE) {
            decideWaiting();
        }
    }

    private void decideWaiting() {
        run.goOn();
        found.addAll(run.rules.decideDelivery(run.facts(), waiting));
        waiting.clear();
    }

    private void append() throws IOException {
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
