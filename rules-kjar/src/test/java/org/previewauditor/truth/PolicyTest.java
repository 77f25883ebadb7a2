package org.previewauditor.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and words, and what is said where they cannot be read. */
@DisplayName("Limits and words")
class PolicyTest {

    private static final String LIMITS = """
            horizon.days = 14
            sync.old.hours = 47
            spark.ads.per.ad.account = 10000
            open.end.days.after.start = 3600
            open.end.days.after.as.of = 1825
            authorized.posts.need.account.access = true
            error.log.old.days = 13
            """;

    private static final String WORDS = "link_status.good = LINKED, BOUND\nlink_status.bad = PENDING\n";

    @Test
    @DisplayName("are read as written")
    void areRead() {
        Policy policy = policy(LIMITS, WORDS);
        assertThat(policy.horizon()).isEqualTo(Duration.ofDays(14));
        assertThat(policy.syncIsOld()).isEqualTo(Duration.ofHours(47));
        assertThat(policy.sparkAdsLimit()).isEqualTo(10_000);
        assertThat(policy.openEndAfterStart()).isEqualTo(Duration.ofDays(3_600));
        assertThat(policy.openEndAfterAsOf()).isEqualTo(Duration.ofDays(1_825));
        assertThat(policy.authorizedPostsNeedAccountAccess()).isTrue();
        assertThat(policy.loggedErrorIsOld()).isEqualTo(Duration.ofDays(13));
        assertThat(policy.judge("link_status", "BOUND")).isEqualTo(Word.GOOD);
        assertThat(policy.judge("link_status", "PENDING")).isEqualTo(Word.BAD);
        assertThat(policy.judge("link_status", "LENT")).isEqualTo(Word.UNKNOWN);
        assertThat(policy.judge("link_status", null)).isEqualTo(Word.MISSING);
        assertThat(policy.judge("connections.status", "BOUND")).isEqualTo(Word.UNKNOWN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "horizon.days",
                "sync.old.hours",
                "spark.ads.per.ad.account",
                "open.end.days.after.start",
                "open.end.days.after.as.of",
                "authorized.posts.need.account.access"
            })
    @DisplayName("A limit that is missing is told by its name")
    void aLimitIsMissing(String limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(LIMITS.replace(limit, "other"), WORDS))
                .withMessage("limits.properties: " + limit + " is missing.");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "horizon.days,                         two weeks, must be a whole number",
        "sync.old.hours,                       48.5,      must be a whole number",
        "spark.ads.per.ad.account,             '10,000',  must be a whole number",
        "open.end.days.after.start,            '',        must be a whole number",
        "authorized.posts.need.account.access, yes,       must be true or false",
        "authorized.posts.need.account.access, TRUE,      must be true or false"
    })
    @DisplayName("A limit that cannot be read is told by its name and its value")
    void aLimitCannotBeRead(String limit, String value, String message) {
        String limits = LIMITS.replaceAll(limit.replace(".", "\\.") + " = \\S+", limit + " = " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(limits, WORDS))
                .withMessageContainingAll("limits.properties: " + limit, '"' + value + '"', message);
    }

    @Test
    @DisplayName("A word that is listed as good and as bad is told")
    void aWordIsListedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(LIMITS, WORDS + "link_status.bad = PENDING, LINKED\n"))
                .withMessageContainingAll("words.properties", "LINKED of link_status", "good and as bad");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"link_status.perhaps = LENT", "linked = LINKED"})
    @DisplayName("A list of words that is neither good nor bad is told by its file and key")
    void aListIsNeitherGoodNorBad(String line) {
        String key = line.substring(0, line.indexOf(' '));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(LIMITS, line))
                .withMessageContainingAll("words.properties", key);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"link_status.good = UNKNOWN", "link_status.missing = LENT", "link_status.unknown = LENT"})
    @DisplayName("Only good and bad words can be listed")
    void onlyGoodAndBad(String line) {
        if (line.contains(".good")) {
            assertThat(policy(LIMITS, line).judge("link_status", "UNKNOWN")).isEqualTo(Word.GOOD);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(LIMITS, line))
                    .withMessageContaining("words.properties");
        }
    }

    private static Policy policy(String limits, String words) {
        return new Policy(
                properties(limits),
                properties(words),
                FormatTable.parse(List.of("NOT_LISTED  unknown  -  always")),
                new DeliveryLimits(DeliveryLimitsTest.complete()));
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
