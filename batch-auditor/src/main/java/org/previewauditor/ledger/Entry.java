package org.previewauditor.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;

/** What is booked for a row of an ad: its account, and the things that the findings are about. */
public final class Entry {

    private final Ledger.Account account;
    private final int[] causes;

    /**
     * @param causes numbers of the {@link CauseTable}, one for each finding that is not about the ad itself, in the order
     *     of the findings. Not to be changed
     */
    Entry(Ledger.Account account, int[] causes) {
        this.account = account;
        this.causes = causes;
    }

    public Verdict verdict() {
        return account.verdict();
    }

    Ledger.Account account() {
        return account;
    }

    int[] causes() {
        return causes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry entry && account == entry.account && Arrays.equals(causes, entry.causes);
    }

    @Override
    public int hashCode() {
        return 31 * account.number() + Arrays.hashCode(causes);
    }
}
