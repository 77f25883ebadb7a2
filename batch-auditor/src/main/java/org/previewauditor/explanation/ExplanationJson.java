package org.previewauditor.explanation;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An explanation for programs. */
public final class ExplanationJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ExplanationJson() {}

    public static String of(ExplainedDrop explained) {
        return MAPPER.writeValueAsString(explained);
    }
}
