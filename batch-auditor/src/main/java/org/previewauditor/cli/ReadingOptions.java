package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads a drop. What is typed counts before the environment and files of settings. */
final class ReadingOptions {

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = "The time that counts as now, such as 2026-11-21T05:00:00Z. Default: now.")
    @Nullable
    String asOf;

    @Option(
            names = "--horizon",
            paramLabel = "TIME",
            description = "How far ahead authorizations that run out are told. Default: 14d.")
    @Nullable
    String horizon;

    @Option(
            names = "--advertiser-id",
            paramLabel = "ID",
            description = "The ad account of ads whose export does not name one.")
    @Nullable
    String advertiserId;

    @Option(
            names = "--tool",
            paramLabel = "NAME",
            description = "The analytics tool whose connections count. Default: the one that the export names; of "
                    + "several, Motion.")
    @Nullable
    String tool;

    @Option(names = "--config", paramLabel = "FILE", description = "A file with settings, .properties or .yaml.")
    @Nullable
    Path config;

    @Option(names = "--debug", description = "Print stack traces and what the libraries log.")
    boolean debug;

    /**
     * Brings all settings together.
     *
     * @param paths what is to be read, as far as it was typed
     * @param more what else was typed, by the names of its options
     */
    AuditApplication prepare(List<Path> paths, Map<String, @Nullable Object> more) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            given.put(AuditProperties.PREFIX + "paths[" + i + "]", paths.get(i).toString());
        }
        more.forEach((name, value) -> put(given, name, value));
        put(given, "as-of", asOf);
        put(given, "horizon", horizon);
        put(given, "advertiser-id", advertiserId);
        put(given, "tool", tool);
        return AuditApplication.prepare(given, config, debug);
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(AuditProperties.PREFIX + name, value.toString());
        }
    }
}
