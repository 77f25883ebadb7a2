package org.previewauditor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.RunRequest;
import org.previewauditor.schedule.ScheduleFile;
import org.previewauditor.schedule.Timetable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schedule}: audits the same folder again and again. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Audits the same exports by a timetable, until it is stopped. For machines without cron; where there is cron, "
                    + "systemd or Kubernetes, let that start \"audit\".",
            "",
            "An audit that goes on is not started a second time: times that come meanwhile are left out. A time that was "
                    + "missed because this did not run, and an audit that was cut short, are made up for once at the start.",
            "",
            "schedule-<id>.json in the folder of reports says when the next audit begins and how the last one went. Rules "
                    + "of --rules may change meanwhile: they count from the next audit on, if they check and pass their "
                    + "scenarios.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor schedule exports/ --cron '0 0 2 * * *' --zone Europe/Berlin --out reports",
            "      every night at two",
            "  preview-auditor schedule exports/ --cron '0 30 6 * * MON-FRI' --notify https://hooks.slack.com/services/...",
            "      on working days at half past six, and tells Slack",
            "",
            "Exit codes: 2 wrong call; 3 this schedule runs already, or cannot be started; 130 stopped by Ctrl-C, 143 by",
            "SIGTERM: the same command goes on."
        })
final class ScheduleCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders with exports: together one drop.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--cron",
            paramLabel = "TIMES",
            description = "Second, minute, hour, day of the month, month, day of the week.")
    @Nullable
    String cron;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose clock the times go by, such as Europe/Berlin. Default: that of this machine.")
    @Nullable
    String zone;

    @Mixin
    AuditOptions options = new AuditOptions();

    @Override
    public Integer call() throws Exception {
        StopSignal stopSignal = Console.of(spec).stopSignal();
        try (StopSignal.Listening listening = stopSignal.listen();
                AuditApplication application = options.prepare(paths, typed())) {
            AuditProperties properties = application.properties();
            Timetable timetable = properties.timetable();
            RunRequest request = properties.request(Instant.now());
            try (ScheduleFile file = open(request);
                    UnattendedAudits audits = UnattendedAudits.open(application, stopSignal)) {
                return new ScheduledAudits(timetable, file, audits, properties, stopSignal).run();
            }
        }
    }

    private static ScheduleFile open(RunRequest request) {
        try {
            return ScheduleFile.open(request.out(), name(request.paths()));
        } catch (ScheduleFile.HeldException e) {
            throw new AuditFailedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new AuditFailedException(
                    "Reports cannot be written to " + request.out().toAbsolutePath()
                            + ": name a folder that you may write to with --out.",
                    e);
        }
    }

    /** The same for the same exports, so that a schedule finds what it did before it was started again. */
    static String name(List<Path> paths) {
        CRC32 checksum = new CRC32();
        for (Path path : paths) {
            checksum.update((path.toAbsolutePath().normalize() + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", checksum.getValue());
    }

    private Map<String, @Nullable Object> typed() {
        Map<String, @Nullable Object> typed = new HashMap<>();
        typed.put("cron", cron);
        typed.put("zone", zone);
        return typed;
    }
}
