package org.previewauditor.benchmarks.drop;

/** Values and how often each comes, in per mille: {@code "ENABLE 940, LIMIT 20, - 40"}; {@code -} is an empty cell. */
final class Shares {

    private static final int WHOLE = 1_000;

    private final String[] values = new String[WHOLE];

    Shares(String shares) {
        int from = 0;
        for (String part : shares.split(", *")) {
            int space = part.lastIndexOf(' ');
            String value = part.substring(0, space);
            int to = from + Integer.parseInt(part.substring(space + 1));
            for (int i = from; i < to; i++) {
                values[i] = value.equals("-") ? "" : value;
            }
            from = to;
        }
        if (from != WHOLE) {
            throw new IllegalArgumentException("these shares come to " + from + " of " + WHOLE + ": " + shares);
        }
    }

    String of(Dice dice) {
        return values[dice.below(WHOLE)];
    }
}
