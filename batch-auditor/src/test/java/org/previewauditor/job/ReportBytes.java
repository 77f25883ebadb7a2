package org.previewauditor.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a report holds, file by file, without timings. */
final class ReportBytes {

    private ReportBytes() {}

    /** A short description of each file's bytes, by its name, so that a difference can be read. */
    static Map<String, String> of(Path report) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                String name = report.relativize(file).toString();
                if (name.equals("summary.json")) {
                    content = without("(?s)\"timings\"\\s*:\\s*\\{[^}]*}", content);
                } else if (name.equals("report.html")) {
                    content = without("Time taken</dt><dd><bdi>[^<]*", content);
                }
                bytes.put(name, content.length + " bytes, " + java.util.Arrays.hashCode(content));
            }
        }
        return bytes;
    }

    private static byte[] without(String pattern, byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replaceAll(pattern, "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
