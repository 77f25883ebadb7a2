package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that look at past runs. They stand in the same settings as those of an audit. */
final class HistoryOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all reports. Default: reports.")
    @Nullable
    Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR|ADDRESS",
            description = "Where the history is kept, as for audit. Default: .preview-auditor.")
    @Nullable
    String data;

    @Option(names = "--config", paramLabel = "FILE", description = "A file with settings, .properties or .yaml.")
    @Nullable
    Path config;

    @Option(names = "--debug", description = "Print stack traces and what the libraries log.")
    boolean debug;

    AuditApplication prepare() {
        Map<String, Object> given = new LinkedHashMap<>();
        if (out != null) {
            given.put(AuditProperties.PREFIX + "out", out.toString());
        }
        if (data != null) {
            given.put(AuditProperties.PREFIX + "data", data);
        }
        return AuditApplication.prepare(given, config, debug);
    }
}
