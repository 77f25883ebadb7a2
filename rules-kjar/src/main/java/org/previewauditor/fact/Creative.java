package org.previewauditor.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@code creatives} export: a video that was uploaded, or the video of a post.
 *
 * @param width in pixels
 * @param height in pixels
 * @param duration in seconds
 * @param size in bytes
 * @param format of the file, in lower case, without a dot: {@code mp4}
 */
public record Creative(
        @Nullable String videoId,
        @Nullable String itemId,
        @Nullable BigDecimal width,
        @Nullable BigDecimal height,
        @Nullable BigDecimal duration,
        @Nullable BigDecimal size,
        @Nullable String format,
        Source source) {}
