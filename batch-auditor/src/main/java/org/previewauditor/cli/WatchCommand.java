package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.watch.Inbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: audits whatever is put into a folder. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Audits whatever is put into a folder, until it is stopped.",
            "",
            "Files that lie in INBOX itself are one drop together; each sub-folder is a drop of its own. A drop is audited "
                    + "once nothing of it has changed for a while (--settle), or at once when a file named _READY is put "
                    + "beside its files. Afterwards its files are in INBOX/archive/<run-id>/, or in INBOX/failed/<run-id>/ "
                    + "with why.txt, which says what is wrong with them.",
            "",
            "INBOX/_STATUS.json says what the watcher is doing. One watcher at a time has an inbox. Rules of --rules may "
                    + "change while it runs: they count from the next drop on, if they check and pass their scenarios.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor watch inbox/ --out reports",
            "      audits what analysts drop into inbox/",
            "  preview-auditor watch inbox/ --once --fail-on WILL_FAIL",
            "      audits what is there and ends, for cron",
            "",
            "Exit codes: with --once 0 all audited; 1 all audited, and an ad has a verdict of --fail-on; 3 a drop could not",
            "be audited. 2 wrong call; 3 the inbox is watched already, or cannot be used; 130 stopped by Ctrl-C, 143 by",
            "SIGTERM: the same command goes on."
        })
final class WatchCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "INBOX", arity = "0..1", description = "The folder that exports are put into.")
    @Nullable
    Path inbox;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            description = "How long nothing of a drop must have changed before it is audited. Default: 10s.")
    @Nullable
    String settle;

    @Option(names = "--once", description = "Audit what is there, and end.")
    @Nullable
    Boolean once;

    @Mixin
    AuditOptions options = new AuditOptions();

    @Override
    public Integer call() throws Exception {
        StopSignal stopSignal = Console.of(spec).stopSignal();
        try (StopSignal.Listening listening = stopSignal.listen();
                AuditApplication application = options.prepare(List.of(), typed())) {
            AuditProperties properties = application.properties();
            try (Inbox opened = Inbox.open(properties.inbox(), properties.settle())) {
                properties.requireOutside(opened.folder());
                try (UnattendedAudits audits = UnattendedAudits.open(application, stopSignal)) {
                    return new InboxWatch(opened, audits, properties, stopSignal).run();
                }
            }
        }
    }

    private Map<String, @Nullable Object> typed() {
        Map<String, @Nullable Object> typed = new HashMap<>();
        typed.put("inbox", inbox);
        typed.put("settle", settle);
        typed.put("once", once);
        return typed;
    }
}
