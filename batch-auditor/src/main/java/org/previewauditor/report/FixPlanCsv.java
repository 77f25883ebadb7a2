package org.previewauditor.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.previewauditor.ledger.Fix;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.rulebook.RuleDescription;

/**
 * {@code fix-plan.csv}: a row for each thing to mend, the one that brings most previews back first.
 *
 * <p>{@code spend} is a number wherever the ads of a fix are paid in one currency, which the last column names; ads of
 * several currencies are told as {@code 12.5 EUR; 3 USD}, because no rate is known here. {@code steps} has a line for
 * each step.
 */
public final class FixPlanCsv {

    public static final String FILE = "fix-plan.csv";

    public static final List<String> COLUMNS = List.of(
            "rank",
            "code",
            "effect",
            "owner",
            "subject_type",
            "subject_id",
            "ads",
            "ads_restored",
            "spend",
            "action",
            "steps",
            "currency");

    private static final String NEXT_AMOUNT = "; ";

    /** The name of a currency is the export's, and may have the mark in it. */
    private static final Pattern BEFORE_AMOUNT = Pattern.compile(NEXT_AMOUNT + "(?=-?\\d)");

    private static final String NEXT_STEP = "\n";
    private static final Pattern NUMBER_OF_STEP = Pattern.compile("^\\d+\\. ");

    private final FindingCells cells;
    private final Map<String, byte[]> steps = new HashMap<>();
    private long rank;

    public FixPlanCsv(Collection<RuleDescription> rules) {
        this.cells = new FindingCells(rules);
        for (RuleDescription rule : rules) {
            steps.put(rule.type().code(), CsvBuffer.cells(numbered(rule.texts().steps())));
        }
    }

    public static byte[] header() {
        return CsvBuffer.header(COLUMNS);
    }

    /** Appends the fix that is next in rank. */
    public void append(Fix fix, CsvBuffer out) {
        FindingCells.Cells told = cells.of(fix.type());
        Map<String, BigDecimal> spend = fix.spend();
        String currency = spend.size() == 1 ? spend.keySet().iterator().next() : Ledger.NO_CURRENCY;
        out.number(++rank);
        out.made(told.head());
        out.made(cells.subjectTypeOf(fix.type()));
        out.text(fix.subjectId());
        out.number(fix.ads());
        out.number(fix.adsRestored());
        if (spend.size() == 1) {
            out.number(spend.get(currency));
        } else {
            out.text(amounts(spend));
        }
        out.made(told.action());
        out.made(Objects.requireNonNull(steps.get(fix.type().code())));
        out.text(currency.equals(Ledger.NO_CURRENCY) ? null : currency);
        out.endRow();
    }

    /**
     * What the cells say of money.
     *
     * @param text of the column {@code spend}, without the apostrophe before a first amount that is negative
     * @param currency of the column of that name
     * @return amounts by currency, {@link Ledger#NO_CURRENCY} where none is named
     * @throws NumberFormatException if the text is not of this class
     */
    public static Map<String, BigDecimal> spend(String text, String currency) {
        Map<String, BigDecimal> spend = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            for (String amount : BEFORE_AMOUNT.split(text)) {
                int gap = amount.indexOf(' ');
                String named = gap < 0 ? currency : amount.substring(gap + 1);
                spend.put(
                        named.isEmpty() ? Ledger.NO_CURRENCY : named,
                        new BigDecimal(gap < 0 ? amount : amount.substring(0, gap)));
            }
        }
        return spend;
    }

    /** The steps of a cell, without their numbers. */
    public static List<String> steps(String text) {
        return Stream.of(text.split(NEXT_STEP))
                .filter(step -> !step.isBlank())
                .map(step -> NUMBER_OF_STEP.matcher(step).replaceFirst(""))
                .toList();
    }

    private static String amounts(Map<String, BigDecimal> spend) {
        return spend.entrySet().stream()
                .map(entry -> plain(entry.getValue())
                        + (entry.getKey().equals(Ledger.NO_CURRENCY) ? "" : ' ' + entry.getKey()))
                .collect(Collectors.joining(NEXT_AMOUNT));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String numbered(List<String> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : NEXT_STEP).append(i + 1).append(". ").append(steps.get(i));
        }
        return text.toString();
    }
}
