package org.previewauditor.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All fixes of a run, the best first: by ads restored, then by ads, then by spend (amounts of several currencies added
 * up as they stand), then in catalogue order. Fixes that concern one ad each are read from disk as they are asked for.
 */
public final class RankedFixes implements Iterator<Fix>, AutoCloseable {

    // By hand: fixes are compared millions of times, alone on the machine's busiest thread.
    static final Comparator<Fix> RANK = (one, other) -> {
        if (one.adsRestored() != other.adsRestored()) {
            return one.adsRestored() > other.adsRestored() ? -1 : 1;
        }
        if (one.ads() != other.ads()) {
            return one.ads() > other.ads() ? -1 : 1;
        }
        int bySpend = other.allSpend().compareTo(one.allSpend());
        if (bySpend != 0) {
            return bySpend;
        }
        int byType = Integer.compare(one.type().order(), other.type().order());
        return byType != 0 ? byType : one.subjectId().compareTo(other.subjectId());
    };

    private final PrimitiveIterator.OfInt causes;
    private final IntFunction<Fix> toldCause;
    private final SingleAdFixes.Merge singles;
    private final Function<SingleAdFix, Fix> toldSingle;
    private @Nullable Fix cause;
    private @Nullable Fix single;

    /** @param causes numbers of fixes that may concern many ads, in rank order */
    RankedFixes(
            int[] causes,
            IntFunction<Fix> toldCause,
            SingleAdFixes.Merge singles,
            Function<SingleAdFix, Fix> toldSingle) {
        this.causes = Arrays.stream(causes).iterator();
        this.toldCause = toldCause;
        this.singles = singles;
        this.toldSingle = toldSingle;
        this.cause = nextCause();
        this.single = nextSingle();
    }

    @Override
    public boolean hasNext() {
        return cause != null || single != null;
    }

    @Override
    public Fix next() {
        Fix next;
        if (single == null || (cause != null && RANK.compare(cause, single) <= 0)) {
            next = cause;
            cause = nextCause();
        } else {
            next = single;
            single = nextSingle();
        }
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        singles.close();
    }

    private @Nullable Fix nextCause() {
        return causes.hasNext() ? toldCause.apply(causes.nextInt()) : null;
    }

    private @Nullable Fix nextSingle() {
        return singles.hasNext() ? toldSingle.apply(singles.next()) : null;
    }
}
