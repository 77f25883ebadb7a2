package org.previewauditor.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Times that come again and again: second, minute, hour, day, month and day of the week, by the clock of a zone. */
public final class Timetable {

    private final CronExpression cron;
    private final ZoneId zone;

    /** @throws IllegalArgumentException if that is no such expression */
    public Timetable(String cron, ZoneId zone) {
        this.cron = CronExpression.parse(cron);
        this.zone = zone;
    }

    /** The first time after this one; {@code null} if there is none, such as on 30 February. */
    public @Nullable Instant next(Instant after) {
        ZonedDateTime next = cron.next(after.atZone(zone));
        return next == null ? null : next.toInstant();
    }

    /** As it is written. */
    public String cron() {
        return cron.toString();
    }

    public ZoneId zone() {
        return zone;
    }
}
