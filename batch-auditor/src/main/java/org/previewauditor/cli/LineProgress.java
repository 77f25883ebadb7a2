package org.previewauditor.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.previewauditor.job.RunProgress;

/** Tells a run's progress in plain lines, one every few seconds, for logs and pipes. */
final class LineProgress implements RunProgress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private long total;
    private long started;
    private long told;

    LineProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(String phase, long bytes) {
        total = bytes;
        started = System.nanoTime();
        told = started;
    }

    @Override
    public void at(String phase, long bytes, long rows) {
        long now = System.nanoTime();
        if (now - told < PAUSE) {
            return;
        }
        told = now;
        double seconds = (now - started) / 1e9;
        long percent = total == 0 ? 100 : Math.min(100, 100 * bytes / total);
        long left = bytes == 0 ? 0 : Math.round(seconds * Math.max(0, total - bytes) / bytes);
        out.println(phase + ": " + Console.count(rows) + " rows, " + percent + " %, "
                + Console.count(Math.round(rows / seconds)) + " rows/s, " + left + " s left");
        out.flush();
    }

    @Override
    public void note(String sentence) {
        out.println(sentence);
    }
}
