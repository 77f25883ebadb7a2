package org.previewauditor.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run notes of an ad account when the history has what comes after it already: runs with a later instant were made
 * before it, or others became known while it was made. Then all of them are to remember what they would if the runs had
 * been made in their order.
 */
final class LateRun {

    /** The ads whose states the next run does not know yet, as they were after the one before it. */
    private AccountStates news;

    private final AccountStates states;
    private final int oldest;

    /**
     * @param noted what the run would note if it were the last
     * @param before what the run before it remembers
     * @param oldest see {@link AdState#older}
     */
    LateRun(AccountStates noted, AccountStates before, int oldest) {
        this.oldest = oldest;
        states = noted.merged(before, this::withOneBefore);
        news = noted.merged(AccountStates.NONE, (own, none) -> own == null || !own.isOwn() ? null : own);
    }

    /** What the run itself remembers. */
    AccountStates states() {
        return states;
    }

    /** Whether there is something that the next run does not know. */
    boolean hasNews() {
        return news.keys().length > 0;
    }

    /** What the next run is to remember, which remembers this now. For one run after the other, in their order. */
    AccountStates told(AccountStates next) {
        AccountStates told = next.merged(news, this::told);
        news = told.merged(next, (now, before) -> Objects.equals(now, before) ? null : now);
        return told;
    }

    private @Nullable AdState withOneBefore(@Nullable AdState noted, @Nullable AdState before) {
        return before == null || (noted != null && noted.isOwn()) ? noted : before.older(oldest);
    }

    private @Nullable AdState told(@Nullable AdState next, @Nullable AdState news) {
        if (news == null) {
            return next;
        }
        return next != null && next.isOwn() ? next.after(news) : news.older(oldest);
    }
}
