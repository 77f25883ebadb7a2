package org.previewauditor.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of any file but an {@code ads} file.
 *
 * @param line physical line, counted from 1, on which it starts
 * @param facts records of the fact package, or {@link ReportRow}s
 * @param updatedAt when the row was written, where its file tells
 */
public record FactRow(
        int line, List<Object> facts, @Nullable Instant updatedAt) {}
