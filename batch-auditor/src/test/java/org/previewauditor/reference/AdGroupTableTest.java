package org.previewauditor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Source;

class AdGroupTableTest {

    @Test
    void theSameRowsCountAndComeBackAsOfOtherThings() {
        AdGroupTable table = new AdGroupTable();
        LatestRows<AdGroup> expected = new LatestRows<>();
        List<Tally> tallies = List.of(new Tally(), new Tally());
        List<Tally> expectedTallies = List.of(new Tally(), new Tally());
        Random random = new Random(13);
        for (int line = 2; line < 60_000; line++) {
            AdGroup row = row(random, line);
            Instant updatedAt =
                    random.nextInt(3) == 0 ? null : Instant.ofEpochSecond(random.nextInt(9), random.nextInt(2));
            int file = line < 40_000 ? 0 : 1;
            table.add(row, updatedAt, tallies.get(file));
            expected.add(row.adgroupId(), row, updatedAt, expectedTallies.get(file));
        }

        assertThat(IntStream.range(0, table.size()).mapToObj(table::row)).containsExactlyElementsOf(expected.rows());
        for (AdGroup row : expected.rows()) {
            assertThat(table.get(row.adgroupId())).isEqualTo(row).isEqualTo(table.get(row.adgroupId()));
        }
        for (int file = 0; file < 2; file++) {
            assertThat(tallies.get(file).skipped())
                    .isEqualTo(expectedTallies.get(file).skipped())
                    .isNotEmpty();
        }
        assertThat(table.get("18999999999")).isNull();
        assertThat(table.get("no-such-ad-group")).isNull();
        assertThat(table.get(null)).isNull();
    }

    private static AdGroup row(Random random, int line) {
        return new AdGroup(
                random.nextInt(50) == 0 ? "odd-" + random.nextInt(9) : "18" + random.nextInt(30_000),
                text(random, "17"),
                text(random, "SCHEDULE_"),
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt()),
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(), 5),
                text(random, ""),
                text(random, "P"),
                text(random, "7"),
                text(random, "ä name "),
                text(random, "B"),
                decimal(random),
                text(random, "0101"),
                random.nextBoolean(),
                new Source("ad_groups-" + random.nextInt(3) + ".csv", line));
    }

    private static String text(Random random, String start) {
        return random.nextInt(5) == 0 ? null : start + random.nextInt(1_000);
    }

    private static BigDecimal decimal(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> BigDecimal.ZERO;
            case 2 -> new BigDecimal("123456789012345678901234567890.5");
            case 3 -> new BigDecimal("-1E+3");
            default -> BigDecimal.valueOf(random.nextInt(100_000), 2);
        };
    }
}
