package org.previewauditor.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What stands in an ad")
class AdWordingTest {

    @Test
    @DisplayName("is measured in characters, of which an Asian one counts as two")
    void width() {
        assertThat(AdWording.width(null)).isZero();
        assertThat(AdWording.width("Tea, to go")).isEqualTo(10);
        assertThat(AdWording.width("Thé à emporter")).isEqualTo(14);
        assertThat(AdWording.width("お茶とコーヒー")).isEqualTo(14);
        assertThat(AdWording.width("차")).isEqualTo(2);
        assertThat(AdWording.width("\uD83C\uDF75"))
                .as("one emoji of two code units")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("has an emoji, or only looks like it")
    void emoji() {
        assertThat(AdWording.hasEmoji("Tea \uD83C\uDF75")).isTrue();
        assertThat(AdWording.hasEmoji("Tea ☕")).isTrue();
        assertThat(AdWording.hasEmoji("Tea™ & Co. – since 1902 (№ 1)")).isFalse();
        assertThat(AdWording.hasEmoji("お茶")).isFalse();
        assertThat(AdWording.hasEmoji(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tea.example/",
                "HTTP://tea.example",
                "https://tea.example:8443/a/b?c=d&e=%20#f",
                "https://tea.example/?cid=__CAMPAIGN_ID__&ad={{ad_name}}&x=[y]|z"
            })
    @DisplayName("leads to a web page")
    void goodAddresses(String address) {
        assertThat(AdWording.isMalformedWebAddress(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tea.example",
                "https:/tea.example",
                "https://",
                "https://tea example/",
                "ftp://tea.example",
                "tea"
            })
    @DisplayName("leads to no web page")
    void badAddresses(String address) {
        assertThat(AdWording.isMalformedWebAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tea://shop/item?id=1", "https://tea.example/app", "com.tea.app:open", "intent://x#Intent;end"})
    @DisplayName("leads into an app")
    void goodDeepLinks(String link) {
        assertThat(AdWording.isMalformedDeepLink(link)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/item", "://shop", "tea://shop item", "https://"})
    @DisplayName("leads into no app")
    void badDeepLinks(String link) {
        assertThat(AdWording.isMalformedDeepLink(link)).isTrue();
    }
}
