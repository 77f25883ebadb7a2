package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.explanation.AdSearch;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.support.SupportPacket;
import org.previewauditor.support.SupportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code support}: the packet for the tool's support about one ad. */
@Command(
        name = "support",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes support/<ad_id>.md, what to send to the analytics tool's support when an ad has no preview although "
                    + "everything is set up: the ids, the checks passed with their evidence, what was found besides, and "
                    + "the screenshots still to take. If the exports show why the preview fails, it says what to do "
                    + "first. Authorization codes and e-mail addresses are masked.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  preview-auditor support 1849100106012406 --drop sample-data/agency --as-of 2026-11-21T05:00:00Z",
            "",
            "Exit codes: 0 written; 2 wrong call; 3 could not write it, such as for an ad that is not in the drop."
        })
final class SupportCommand implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "AD_ID", description = "The ad, by its id.")
    String adId = "";

    @Mixin
    DropOptions options = new DropOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder in which support/ is made. Default: the current folder.")
    Path out = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to decide by: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Override
    public Integer call() throws IOException {
        String id = adId.strip();
        if (!ID.matcher(id).matches()) {
            throw new UsageException(
                    "\"" + adId + "\" is no id of an ad: it must be the digits that TikTok Ads Manager " + "shows.");
        }
        SupportText packet = Drops.look(
                options, rules, (drop, book) -> SupportPacket.of(new AdSearch(drop).require(id), drop.facts(), book));
        Path file = write(id, packet.markdown());
        PrintWriter told = Console.out(spec);
        if (!packet.causes().isEmpty()) {
            told.println("The exports show why this preview fails (" + String.join(", ", packet.causes())
                    + "); the packet says what to do before it is sent.");
        }
        told.println("Packet: " + file);
        told.flush();
        return ExitCode.OK;
    }

    private Path write(String id, String markdown) {
        Path file = out.resolve("support").resolve(id + ".md");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, markdown);
        } catch (IOException e) {
            throw new AuditFailedException(
                    file.toAbsolutePath() + " cannot be written (" + e.getMessage()
                            + "): name a folder that you may write to with --out.",
                    e);
        }
        return file;
    }
}
