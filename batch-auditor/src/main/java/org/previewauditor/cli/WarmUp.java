package org.previewauditor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.history.Database;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.AuditService;
import org.previewauditor.job.AuditStoppedException;
import org.previewauditor.job.Preparation;
import org.previewauditor.job.RunProgress;
import org.previewauditor.job.RunRequest;
import org.previewauditor.live.LiveRules;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.report.RunFolder;
import org.previewauditor.report.Summary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits a bundled sample while there is nothing else to do, because most of what a first audit of a thousand ads takes
 * goes into loading classes. Everything it writes, its database too, is in a folder of its own that is then removed, and
 * whatever becomes of it changes nothing but how long the first audit takes.
 */
final class WarmUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.previewauditor.watch");

    /** After these the first audit of a user takes as long as the later ones. */
    private static final int AUDITS = 2;

    /** The sample's own time: with another its authorizations would have run out long ago. */
    private static final Instant AS_OF = Instant.parse("2026-11-21T05:00:00Z");

    /** Whoever ends the program does not wait any longer for a scratch folder to be removed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LiveRules rules;
    private final List<ReportWriter> reports;
    private final Summary.Tool tool;
    private final Thread thread;

    private volatile boolean stopped;
    private volatile @Nullable AuditService service;

    private WarmUp(Path parent, LiveRules rules, List<ReportWriter> reports, Summary.Tool tool) {
        this.rules = rules;
        this.reports = reports;
        this.tool = tool;
        this.thread = new Thread(() -> run(parent), "warm-up");
        thread.setDaemon(true);
    }

    /**
     * Begins, in a thread of its own.
     *
     * @param reports what the audits to come will write
     */
    static WarmUp start(LiveRules rules, List<ReportWriter> reports, Summary.Tool tool) {
        return start(Path.of(System.getProperty("java.io.tmpdir")), rules, reports, tool);
    }

    /** @param parent where the scratch folder is made */
    static WarmUp start(Path parent, LiveRules rules, List<ReportWriter> reports, Summary.Tool tool) {
        WarmUp warmUp = new WarmUp(parent, rules, reports, tool);
        warmUp.thread.start();
        return warmUp;
    }

    /** Lets it end soon: there is work to do. For any thread. */
    void stop() {
        stopped = true;
        AuditService running = service;
        if (running != null) {
            running.stop();
        }
    }

    /** Waits until it has ended, but not for long. */
    void await(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
    }

    /** Stops it and waits a moment, because it removes what it wrote. */
    @Override
    public void close() {
        stop();
        try {
            await(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes the sample into a folder, which is made. */
    static void writeSample(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (ExportKind kind : ExportKind.values()) {
            String name = kind.id() + ".csv";
            try (InputStream file = WarmUp.class.getResourceAsStream("warm-up/" + name)) {
                if (file != null) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
    }

    private void run(Path parent) {
        try {
            Path scratch = Files.createTempDirectory(parent, "preview-auditor-warm-up-");
            try {
                audit(scratch);
            } finally {
                RunFolder.delete(scratch);
            }
        } catch (AuditStoppedException e) {
            LOG.debug("Stopped warming up: there is work to do.");
        } catch (IOException | UncheckedIOException | AuditFailedException e) {
            LOG.info("Warming up failed, so the first audit takes a moment longer: {}", e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.info("Warming up failed, so the first audit takes a moment longer: {}", e.toString());
        }
    }

    private void audit(Path scratch) throws IOException {
        Path drop = scratch.resolve("drop");
        writeSample(drop);
        try (AuditApplication application = AuditApplication.unset()) {
            for (int i = 0; i < AUDITS && !stopped; i++) {
                RunRequest request = new RunRequest(
                        List.of(drop),
                        scratch.resolve("reports"),
                        AS_OF.plusSeconds(i),
                        null,
                        null,
                        null,
                        null,
                        false,
                        reports,
                        true,
                        true);
                audit(request, application, Database.in(scratch.resolve("data")));
            }
        }
    }

    private void audit(RunRequest request, AuditApplication application, Database data) throws IOException {
        try (Preparation preparation = Preparation.start(request, rules::current)) {
            AuditService running = service;
            if (running == null) {
                running = application.start(data);
                service = running;
            }
            if (stopped) {
                running.stop();
            }
            running.audit(request, preparation, tool, RunProgress.SILENT);
        }
    }
}
