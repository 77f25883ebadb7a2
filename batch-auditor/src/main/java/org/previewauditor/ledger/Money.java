package org.previewauditor.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Amounts of money as people read them. */
public final class Money {

    private static final BigDecimal SMALL = BigDecimal.valueOf(100);

    private Money() {}

    /**
     * Such as {@code 20,614 EUR, 17,024 of unknown currency}.
     *
     * @param amounts by currency, {@link Ledger#NO_CURRENCY} where none is known; if it is the only one, nothing is said of it
     * @return empty if nothing was spent
     */
    public static String text(Map<String, BigDecimal> amounts) {
        return amounts.entrySet().stream()
                .filter(amount -> amount.getValue().signum() != 0)
                .map(amount -> amount(amount.getValue()) + suffix(amount.getKey(), amounts.size()))
                .collect(Collectors.joining(", "));
    }

    /** Without its currency; only of less than a hundred the cents count. */
    public static String amount(BigDecimal amount) {
        boolean small = amount.abs().compareTo(SMALL) < 0;
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(2);
        return format.format(amount.setScale(small ? 2 : 0, RoundingMode.HALF_UP));
    }

    private static String suffix(String currency, int currencies) {
        if (currency.equals(Ledger.NO_CURRENCY)) {
            return currencies == 1 ? "" : " of unknown currency";
        }
        return ' ' + currency;
    }
}
