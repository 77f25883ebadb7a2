package org.previewauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummarySchemaTest {

    private static Schema schema() throws IOException {
        try (var in = SummarySchemaTest.class.getResourceAsStream("summary.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    @Test
    void everyExpectedSummaryOfTheSampleDataFollowsTheSchema() throws IOException {
        Schema schema = schema();
        List<Path> summaries;
        try (Stream<Path> files = Files.walk(Path.of("../sample-data"))) {
            summaries = files.filter(file -> file.endsWith("summary.json")).toList();
        }

        assertThat(summaries)
                .hasSizeGreaterThan(30)
                .allSatisfy(file -> assertThat(schema.validate(completed(Files.readString(file)), InputFormat.JSON))
                        .as(file.toString())
                        .isEmpty());
    }

    @Test
    void theSchemaRefusesWhatIsNotASummary() throws IOException {
        assertThat(schema().validate("{\"schemaVersion\": 2}", InputFormat.JSON))
                .isNotEmpty();
    }

    /** Expected summaries leave out what differs from build to build. */
    private static String completed(String summary) {
        return summary.replaceFirst("\\{", """
                {"runId": "2026-11-21T050000Z-0a1b2c", "tool": {"version": "1", "commit": "0"}, "timings": {},
                 "rules": {"name": "n", "version": "1", "checksum": "%s", "count": 1},
                """.formatted("0".repeat(64)));
    }
}
