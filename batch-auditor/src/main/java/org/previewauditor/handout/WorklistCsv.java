package org.previewauditor.handout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.ledger.Money;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.report.CsvBuffer;

/** {@code worklists/<owner>.csv}: the same list, for ticket systems and spreadsheets. A row is one thing to mend. */
final class WorklistCsv {

    private static final List<String> COLUMNS = List.of(
            "rank",
            "effect",
            "thing",
            "subject_type",
            "subject_id",
            "account",
            "code",
            "cause",
            "action",
            "steps",
            "runs_out",
            "ads",
            "ads_restored",
            "spend",
            "currency",
            "ad_ids",
            "ad_names");

    private WorklistCsv() {}

    static CsvBuffer of(List<Task> tasks) {
        CsvBuffer rows = new CsvBuffer();
        rows.row(COLUMNS.toArray());
        for (Task task : tasks) {
            for (Task.Problem problem : task.problems()) {
                append(task, problem, rows);
            }
        }
        return rows;
    }

    private static void append(Task task, Task.Problem problem, CsvBuffer rows) {
        Map<String, BigDecimal> spend = problem.spend();
        String currency = spend.size() == 1 ? spend.keySet().iterator().next() : Ledger.NO_CURRENCY;
        rows.row(
                problem.fix().rank(),
                problem.fix().effect().name(),
                Things.name(task),
                task.subjectType().name(),
                task.subjectId(),
                task.account(),
                problem.fix().code(),
                problem.cause(),
                problem.fix().action(),
                numbered(problem.fix().steps()),
                task.runsOut() == null ? null : task.runsOut().toString(),
                problem.ads(),
                problem.adsRestored(),
                amount(spend, currency),
                currency.equals(Ledger.NO_CURRENCY) ? null : currency,
                task.examples().stream().map(ReportedAd::adId).collect(Collectors.joining(";")),
                task.examples().stream().map(ReportedAd::adName).collect(Collectors.joining("\n")));
    }

    private static @Nullable Object amount(Map<String, BigDecimal> spend, String currency) {
        return spend.size() == 1 ? spend.get(currency) : Money.text(spend);
    }

    private static String numbered(List<String> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(steps.get(i));
        }
        return text.toString();
    }
}
