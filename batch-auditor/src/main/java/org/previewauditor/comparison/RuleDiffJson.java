package org.previewauditor.comparison;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A comparison of rules for programs. */
public final class RuleDiffJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RuleDiffJson() {}

    public static String of(RuleDiff diff) {
        return MAPPER.writeValueAsString(diff);
    }
}
