package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that looks into a drop without writing a report. */
final class DropOptions {

    @Option(
            names = "--drop",
            paramLabel = "PATH",
            required = true,
            description = "A folder with exports, or a file; several together are one drop.")
    List<Path> drop = new ArrayList<>();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    /** Brings these options and other settings together. */
    AuditProperties properties(@Nullable Path rules) {
        return reading.prepare(drop, rules == null ? Map.of() : Map.of("rules", rules))
                .properties();
    }
}
