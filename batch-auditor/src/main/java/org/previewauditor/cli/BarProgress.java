package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.RunProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a run's progress as a bar with rows, rate and time left. */
final class BarProgress implements RunProgress {

    private static final Logger LOG = LoggerFactory.getLogger(BarProgress.class);

    private static final long MEBIBYTE = 1 << 20;
    private static final int WIDTH_ANYWHERE = 80;

    private final PrintWriter err;
    private final int width;
    private @Nullable ProgressBar bar;
    private String phase = "";
    private long total;
    private long rowsBefore;
    private long started;

    BarProgress(PrintWriter err) {
        this.err = err;
        this.width = width();
    }

    /**
     * How wide the terminal is. Asked here, because the bar would ask without leaving signals alone: each would then kill
     * the process.
     */
    private static int width() {
        try (Terminal terminal =
                TerminalBuilder.builder().dumb(true).nativeSignals(false).build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : WIDTH_ANYWHERE;
        } catch (IOException e) {
            LOG.debug("The width of the terminal is not known.", e);
            return WIDTH_ANYWHERE;
        }
    }

    @Override
    public void begin(String phase, long bytes) {
        this.phase = phase;
        total = bytes;
        resume(0, 0);
    }

    @Override
    public void resume(long bytes, long rows) {
        end();
        rowsBefore = rows;
        started = System.nanoTime();
        bar = new ProgressBarBuilder()
                .setTaskName(phase)
                .setInitialMax(total)
                .startsFrom(bytes, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MiB", MEBIBYTE)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err, width - 1))
                .build();
    }

    @Override
    public void at(String phase, long bytes, long rows) {
        if (bar != null) {
            double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
            bar.stepTo(bytes);
            bar.setExtraMessage(" " + Console.count(rows) + " rows, "
                    + Console.count(Math.round((rows - rowsBefore) / seconds)) + " rows/s");
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
