package org.previewauditor.rulebook.lint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Of the names that there are, the one that somebody probably meant. */
final class Nearest {

    private Nearest() {}

    /** The name with the fewest differences, if it is near enough to have been meant. */
    static Optional<String> to(String written, Collection<String> names) {
        String meant = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(4, (meant.length() + 1) / 3));
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> distance(meant, name.toLowerCase(Locale.ROOT)) <= limit)
                        .min(Comparator.comparingInt(name -> distance(meant, name.toLowerCase(Locale.ROOT))));
    }

    /** A question that names the nearest, else a list of all. */
    static String hint(String written, Collection<String> names, String listedAs) {
        return to(written, names)
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(() -> listedAs + ": " + String.join(", ", new TreeSet<>(names)) + '.');
    }

    /** How many characters are to be inserted, left out, replaced or swapped with their neighbour. */
    static int distance(String one, String two) {
        int[][] cost = new int[one.length() + 1][two.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= two.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == two.charAt(j - 2)
                        && one.charAt(i - 2) == two.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][two.length()];
    }
}
