package org.previewauditor.export;

import org.jspecify.annotations.Nullable;

/**
 * Lets equal small values of kept facts be one object, as far as that is cheap: it forgets. For any number of threads.
 */
final class Interner {

    private static final int REMEMBERED = 1 << 14;

    // As in Words: a race costs a second copy, never a wrong value, because the values are immutable.
    private final @Nullable Object[] remembered = new @Nullable Object[REMEMBERED];

    <T> @Nullable T internIfPresent(@Nullable T value) {
        return value == null ? null : intern(value);
    }

    @SuppressWarnings("unchecked") // an equal value of these final classes is of the same class
    <T> T intern(T value) {
        int place = value.hashCode();
        place = (place ^ place >>> 14) & (REMEMBERED - 1);
        Object known = remembered[place];
        if (known != null && known.equals(value)) {
            return (T) known;
        }
        remembered[place] = value;
        return value;
    }
}
