package org.previewauditor.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;

/**
 * A row of an {@code ads} file.
 *
 * @param file the file that it stands in
 * @param line physical line, counted from 1, on which it starts
 * @param ads the ads that it names: one, or several if one cell of {@code Related ads} holds several ids
 * @param updatedAt when the row was written, where its file tells
 * @param date the day or hour that the row reports on, where its file is also an {@code ad_reports} file
 */
public record AdRow(
        DropFile file,
        int line,
        List<Ad> ads,
        @Nullable Instant updatedAt,
        @Nullable Instant date) {}
