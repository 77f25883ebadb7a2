package org.previewauditor.readback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Finished runs to read back: the expected reports of the sample data. */
public final class RunFolders {

    private RunFolders() {}

    /** Makes a whole run folder of the expected report of a sample drop, which leaves out what differs between builds. */
    public static void copy(String sample, Path folder) throws IOException {
        Path expected = Path.of("../sample-data").resolve(sample).resolve("expected");
        for (Table table : Table.values()) {
            Files.copy(
                    expected.resolve(table.file()), folder.resolve(table.file()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                folder.resolve("summary.json"),
                Files.readString(expected.resolve("summary.json")).replaceFirst("\\{", """
                        {
                          "runId" : "2026-11-21T050000Z-0a1b2c",
                          "tool" : { "version" : "test", "commit" : "test" },
                          "rules" : { "name" : "test", "version" : "1", "checksum" : "%s", "count" : 68 },
                          "timings" : { },
                        """.formatted("0".repeat(64))));
    }
}
