package org.previewauditor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;

class PostTableTest {

    private static final String[] ODD = {
        "0", "007", "-1", "", "9223372036854775807", "9223372036854775808", "99999999999999999999", "ä€𝄞", "a;b"
    };

    @Test
    void everyPostComesBackAsItWasInReadingOrder() {
        PostTable table = new PostTable();
        Map<String, List<SparkPost>> expected = new HashMap<>();
        Random random = new Random(11);
        for (int line = 2; line < 100_000; line++) {
            SparkPost post = post(random, line);
            table.add(post);
            expected.computeIfAbsent(post.itemId(), any -> new ArrayList<>()).add(post);
        }

        expected.forEach((itemId, posts) -> assertThat(table.get(itemId)).isEqualTo(posts));
        assertThat(table.get("75999999999999999")).isEmpty();
        assertThat(table.get("no-such-post")).isEmpty();
        assertThat(table.get(null)).isEmpty();
    }

    @Test
    void aPostThatIsLongerThanAChunkComesBackAmongOthers() {
        PostTable table = new PostTable();
        List<SparkPost> posts = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            List<String> mentioned = IntStream.range(0, i == 4 ? 20_000 : 2)
                    .mapToObj(n -> "75" + n)
                    .toList();
            posts.add(post("p" + i, mentioned, i));
            table.add(posts.get(i));
        }

        for (SparkPost post : posts) {
            assertThat(table.get(post.itemId())).containsExactly(post);
        }
    }

    private static SparkPost post(String itemId, List<String> mentioned, int line) {
        return new SparkPost(
                itemId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                mentioned,
                null,
                false,
                null,
                null,
                new Source("spark_posts.csv", line));
    }

    private static SparkPost post(Random random, int line) {
        String itemId = random.nextInt(200) == 0 ? ODD[random.nextInt(ODD.length)] : "75" + random.nextInt(80_000);
        return new SparkPost(
                itemId,
                text(random, 9),
                text(random, 3),
                text(random, 3),
                text(random, 3),
                time(random),
                time(random),
                text(random, 3),
                flag(random),
                text(random, 90_000),
                text(random, 9),
                text(random, 90_000),
                text(random, 3),
                text(random, 90_000),
                text(random, 90_000),
                text(random, 90_000),
                random.nextInt(20) == 0 ? List.of("75" + random.nextInt(99), "odd") : List.of(),
                flag(random),
                random.nextBoolean(),
                flag(random),
                text(random, 3),
                new Source("posts-" + random.nextInt(3) + ".csv", line));
    }

    private static String text(Random random, int different) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> ODD[random.nextInt(ODD.length)];
            default -> "w" + random.nextInt(different);
        };
    }

    private static Instant time(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 ->
                Instant.ofEpochSecond(
                        random.nextLong(-100_000_000_000L, 100_000_000_000L), random.nextInt(1_000_000_000));
            default -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
        };
    }

    private static Boolean flag(Random random) {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }
}
