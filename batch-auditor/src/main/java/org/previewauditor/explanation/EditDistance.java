package org.previewauditor.explanation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;

/** How many letters must be added, left out or replaced to make one text of another. */
public final class EditDistance {

    private EditDistance() {}

    /**
     * The name that is nearest to what was written; of several the first by the alphabet.
     *
     * @param names not empty
     */
    public static String nearest(String written, Collection<String> names) {
        return Collections.min(
                names,
                Comparator.comparingInt((String known) -> between(written, known, Integer.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** @param bound if the distance is greater than this, any number greater than this may be returned */
    public static int between(String one, String other, int bound) {
        if (Math.abs(one.length() - other.length()) > bound) {
            return Math.abs(one.length() - other.length());
        }
        int[] above = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least > bound) {
                return least;
            }
            int[] finished = row;
            row = above;
            above = finished;
        }
        return above[other.length()];
    }
}
