package org.previewauditor.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code summary.json}. */
public final class SummaryJson {

    public static final String FILE = "summary.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SummaryJson() {}

    /** Writes, and leaves the stream open. */
    public static void write(Summary summary, OutputStream out) throws IOException {
        out.write(MAPPER.writeValueAsBytes(summary));
        out.write('\n');
    }

    /**
     * Reads the summary of a finished run.
     *
     * @throws IOException if there is none, or it is not one of ours
     */
    public static Summary read(Path folder) throws IOException {
        try {
            return MAPPER.readValue(folder.resolve(FILE).toFile(), Summary.class);
        } catch (JacksonException e) {
            throw new IOException(folder.resolve(FILE) + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
