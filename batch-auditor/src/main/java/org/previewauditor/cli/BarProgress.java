package org.previewauditor.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.RunProgress;

/** Shows a run's progress as a bar with rows, rate and time left. */
final class BarProgress implements RunProgress {

    private static final long MEBIBYTE = 1 << 20;

    private final PrintWriter err;
    private @Nullable ProgressBar bar;
    private long started;

    BarProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void begin(String phase, long bytes) {
        end();
        started = System.nanoTime();
        bar = new ProgressBarBuilder()
                .setTaskName(phase)
                .setInitialMax(bytes)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MiB", MEBIBYTE)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void at(String phase, long bytes, long rows) {
        if (bar != null) {
            double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
            bar.stepTo(bytes);
            bar.setExtraMessage(
                    " " + Console.count(rows) + " rows, " + Console.count(Math.round(rows / seconds)) + " rows/s");
        }
    }

    @Override
    public void note(String sentence) {
        err.println(sentence);
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
