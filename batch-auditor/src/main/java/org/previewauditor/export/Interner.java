package org.previewauditor.export;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal small values of kept facts be one object, as far as that is cheap: it forgets. For any number of threads.
 */
final class Interner {

    private static final int REMEMBERED = 1 << 14;

    // As in Words: a race costs a second copy, never a wrong value, because the values are immutable.
    private final @Nullable Object[] remembered = new @Nullable Object[REMEMBERED];

    @SuppressWarnings("unchecked") // an equal value of these final classes is of the same class
    <T extends @Nullable Object> T intern(T value) {
        if (value == null) {
            return value;
        }
        int place = value.hashCode();
        place = (place ^ place >>> 14) & (REMEMBERED - 1);
        Object known = remembered[place];
        if (Objects.equals(known, value)) {
            return (T) known;
        }
        remembered[place] = value;
        return value;
    }
}
