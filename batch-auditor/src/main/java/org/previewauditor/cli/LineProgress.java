package org.previewauditor.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.previewauditor.job.RunProgress;

/** Tells a run's progress in plain lines, one every few seconds, for logs and pipes. */
final class LineProgress implements RunProgress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private long total;
    private long bytesBefore;
    private long rowsBefore;
    private long started;
    private long told;

    LineProgress(PrintWriter out) {
        this(out, System::nanoTime);
    }

    LineProgress(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void begin(String phase, long bytes) {
        total = bytes;
        told = nanoTime.getAsLong();
        resume(0, 0);
    }

    @Override
    public void resume(long bytes, long rows) {
        bytesBefore = bytes;
        rowsBefore = rows;
        started = nanoTime.getAsLong();
    }

    @Override
    public void at(String phase, long bytes, long rows) {
        long now = nanoTime.getAsLong();
        if (now - told < PAUSE) {
            return;
        }
        told = now;
        double seconds = (now - started) / 1e9;
        long percent = total == 0 ? 100 : Math.min(100, 100 * bytes / total);
        long done = bytes - bytesBefore;
        long left = done == 0 ? 0 : Math.round(seconds * Math.max(0, total - bytes) / done);
        out.println(phase + ": " + Console.count(rows) + " rows, " + percent + " %, "
                + Console.count(Math.round((rows - rowsBefore) / seconds)) + " rows/s, " + left + " s left");
        out.flush();
    }

    @Override
    public void note(String sentence) {
        out.println(sentence);
    }
}
