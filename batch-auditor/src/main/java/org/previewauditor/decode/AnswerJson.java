package org.previewauditor.decode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers as programs read them. */
public final class AnswerJson {

    private AnswerJson() {}

    /** An object with what was asked, whether it was found, and the topics. */
    public static String of(String question, Answer answer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("query", question);
        told.put("found", answer.found());
        told.put("sharedNumber", answer.sharedNumber());
        told.put("topics", answer.topics());
        return text(told);
    }

    /** An array of topics. */
    public static String of(List<Topic> topics) {
        return text(topics);
    }

    private static String text(Object told) {
        return Mapper.MAPPER.writeValueAsString(told) + System.lineSeparator();
    }

    /** Made only where JSON is asked for: a person waits for the text. */
    private static final class Mapper {
        static final JsonMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }
}
