package org.previewauditor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void timesGoByTheClockOfTheZone() {
        Instant evening = Instant.parse("2026-11-20T20:00:00Z");

        assertThat(new Timetable("0 0 2 * * *", ZoneOffset.UTC).next(evening)).isEqualTo("2026-11-21T02:00:00Z");
        assertThat(new Timetable("0 0 2 * * *", BERLIN).next(evening)).isEqualTo("2026-11-21T01:00:00Z");
    }

    @Test
    void anHourThatDoesNotExistIsNotWaitedForInVain() {
        Timetable halfPastTwo = new Timetable("0 30 2 * * *", BERLIN);

        assertThat(halfPastTwo.next(Instant.parse("2027-03-28T00:00:00Z"))).isBefore("2027-03-29T12:00:00Z");
    }

    @Test
    void aTimeIsNeverFollowedByItself() {
        Timetable nightly = new Timetable("0 0 2 * * *", ZoneOffset.UTC);

        assertThat(nightly.next(Instant.parse("2026-11-21T02:00:00Z"))).isEqualTo("2026-11-22T02:00:00Z");
    }

    @Test
    void someTimesNeverCome() {
        assertThat(new Timetable("0 0 2 30 2 *", ZoneOffset.UTC).next(Instant.EPOCH))
                .isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Timetable("every night", ZoneOffset.UTC));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timetable("0 2 * * *", ZoneOffset.UTC));
    }
}
