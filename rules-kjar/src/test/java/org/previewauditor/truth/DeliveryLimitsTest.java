package org.previewauditor.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The limits of delivery")
class DeliveryLimitsTest {

    /** The file as it is shipped. */
    static Properties complete() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        DeliveryLimitsTest.class.getResourceAsStream("/org/previewauditor/rules/delivery.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("are read from the file that is shipped")
    void theShippedFileIsRead() {
        DeliveryLimits limits = new DeliveryLimits(complete());
        assertThat(limits.campaignsPerAdAccount()).isEqualTo(5_000);
        assertThat(limits.budgetMinimums())
                .containsExactly(
                        new BudgetMinimum("campaign", "USD", BigDecimal.valueOf(50)),
                        new BudgetMinimum("ad group", "USD", BigDecimal.valueOf(20)));
        assertThat(limits.mostBytes()).isEqualByComparingTo("524288000");
        assertThat(limits.videoMinimums())
                .extracting(VideoMinimum::shape)
                .containsExactly(VideoMinimum.Shape.VERTICAL, VideoMinimum.Shape.HORIZONTAL, VideoMinimum.Shape.SQUARE);
        assertThat(limits.objectives()).contains("WEB_CONVERSIONS", "APP_INSTALL");
    }

    @Test
    @DisplayName("may name a minimum for each of several currencies")
    void severalCurrencies() {
        Properties properties = complete();
        properties.setProperty("campaign.budget.minimum", "50 USD, 47.5 EUR");
        assertThat(new DeliveryLimits(properties).budgetMinimums())
                .contains(new BudgetMinimum("campaign", "EUR", new BigDecimal("47.5")));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ads.per.ad.group, many, \"delivery.properties: ads.per.ad.group is \"\"many\"\", but must be a whole"
                        + " number.\"",
                "campaign.budget.minimum, 50, \"delivery.properties: campaign.budget.minimum is \"\"50\"\", but must be an"
                        + " amount and a currency, as in 50 USD.\"",
                "video.pixels.least, 540, \"delivery.properties: video.pixels.least is \"\"540\"\", but must be a width and"
                        + " a height, as in 540x960.\"",
                "ads.per.adgroup, 20, \"delivery.properties: ads.per.adgroup is no limit; limits are"
            })
    @DisplayName("are refused with a sentence that says what is wrong")
    void mistakes(String key, String value, String message) {
        Properties properties = complete();
        properties.setProperty(key, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryLimits(properties))
                .withMessageStartingWith(message);
    }

    @Test
    @DisplayName("are refused if one is missing")
    void missing() {
        Properties properties = complete();
        properties.remove("video.seconds.most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryLimits(properties))
                .withMessage("delivery.properties: video.seconds.most is missing.");
    }
}
