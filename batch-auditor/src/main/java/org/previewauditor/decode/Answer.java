package org.previewauditor.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param found whether it is what was asked for; else the topics are only those that come nearest
 * @param topics the best first
 * @param sharedNumber a number in the question that has several meanings, which are all among the topics; or {@code null}
 */
public record Answer(
        boolean found, List<Topic> topics, @Nullable String sharedNumber) {}
