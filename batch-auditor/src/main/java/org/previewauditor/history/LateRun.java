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

    /**
     * @param noted what the run would note if it were the last
     * @param before what the run before it remembers
     */
    LateRun(AccountStates noted, AccountStates before) {
        states = noted.merged(before, LateRun::withOneBefore);
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
        AccountStates told = next.merged(news, LateRun::told);
        news = told.merged(next, (now, before) -> Objects.equals(now, before) ? null : now);
        return told;
    }

    private static @Nullable AdState withOneBefore(@Nullable AdState noted, @Nullable AdState before) {
        return before == null || (noted != null && noted.isOwn()) ? noted : before.older();
    }

    private static @Nullable AdState told(@Nullable AdState next, @Nullable AdState news) {
        if (news == null) {
            return next;
        }
        return next != null && next.isOwn() ? next.after(news) : news.older();
    }
}
