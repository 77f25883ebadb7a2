package org.previewauditor.ledger;

import java.math.BigDecimal;
import java.util.Map;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Verdict;

/**
 * How many ads there are of each sort. An ad counts once, however many rows it stands in, under its worst verdict.
 *
 * @param ads ads that are not deleted
 * @param deleted deleted ads, which count nowhere else
 * @param byCode ads that have a finding of this code
 * @param byOwner ads whose deciding finding this owner must act on, as in {@code ads.csv}
 * @param spend what was spent on ads of each verdict, by currency; {@link Ledger#NO_CURRENCY} where none is known
 */
public record Totals(
        long ads,
        long deleted,
        Map<Verdict, Long> byVerdict,
        Map<String, Long> byFormat,
        Map<String, Long> byCode,
        Map<Owner, Long> byOwner,
        Map<String, Map<Verdict, BigDecimal>> spend) {}
