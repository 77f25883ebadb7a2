package org.previewauditor.job;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.previewauditor.history.Comparison;
import org.previewauditor.history.Noting;
import org.previewauditor.ledger.BookedAds;
import org.previewauditor.threads.Beside;

/**
 * Adds everything up, and notes it in the history: while one ad account is noted, on the thread whose transaction that
 * is, the next is counted on another.
 */
final class LedgerClosing {

    private final AuditRun run;

    /** Hands over the ads of one ad account after the other, and nothing after the last. */
    private final BlockingQueue<Optional<BookedAds>> counted = new SynchronousQueue<>();

    LedgerClosing(AuditRun run) {
        this.run = run;
    }

    /** Counts all that was booked. */
    Comparison into(Noting noting) throws IOException {
        try (Beside counting = Beside.begin("ledger", this::count)) {
            for (Optional<BookedAds> ads = next(); ads.isPresent(); ads = next()) {
                run.goOn();
                noting.add(run.outcomes.noted(ads.get()));
            }
            counting.await();
        }
        return noting.finish();
    }

    private void count() throws IOException, InterruptedException {
        Map<String, String> currencies = run.reference().currencies();
        try {
            run.ledger.close(currencies::get, ads -> {
                run.goOn();
                handOver(ads);
            });
        } finally {
            counted.put(Optional.empty());
        }
    }

    private void handOver(BookedAds ads) {
        try {
            counted.put(Optional.of(ads));
        } catch (InterruptedException e) {
            // The other side takes nothing any more: it has a problem of its own to tell.
            Thread.currentThread().interrupt();
            throw new StopRequestedException();
        }
    }

    private Optional<BookedAds> next() {
        try {
            return counted.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledger is closed", e);
        }
    }
}
