package org.previewauditor.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    /** What an e-mail address is: slow in long texts, but easily read. */
    private static final Pattern EMAIL = Pattern.compile("([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]*@([\\p{L}\\p{N}.-]+)");

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "jo.doe+x@example.com,j***@example.com",
        "(.jo@a.b),(.j***@a.b)",
        "a@b@c.d,a***@b@c.d",
        "@home,@home",
        "jo@,jo@",
        "名前@例え.jp,名***@例え.jp",
        "x @ y,x @ y",
        "?mail=jo.doe%40example.com&to=a@b,?mail=j***%40example.com&to=a***@b",
        "40%40,40%40"
    })
    void addressesKeepTheirFirstLetterAndTheirDomain(String text, String expected) {
        assertThat(Masking.emails(text)).isEqualTo(expected);
    }

    @Test
    void addressesAreFoundWhereThePatternFindsThem() {
        String[] pieces = {"a", "9", "é", "\uD835\uDC9C", "½", ".", "_", "+", "-", "@", "@", " ", "<", "\uD835"};
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(14); piece > 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(Masking.emails(text.toString()))
                    .as("seed 7, text %d: %s", i, text)
                    .isEqualTo(EMAIL.matcher(text).replaceAll("$1***@$2"));
        }
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "ad #kR9Yc0pRtt+bb/QxZ81LmW==,ad ***mW==",
        "https://x.example/?code=%23kR9Yc0pRtt%2Bbb%2FQxZ81LmW%3D&a=1,https://x.example/?code=***W%3D&a=1",
        "#springsale,#springsale",
        "20%23 off,20%23 off"
    })
    void codesKeepTheirLastCharacters(String text, String expected) {
        assertThat(Masking.text(text)).isEqualTo(expected);
    }

    @Test
    void aLongTextIsLookedThroughOnce() {
        String letters = "x".repeat(1 << 20);
        assertThat(Masking.text("@" + letters)).isEqualTo("@" + letters);
        assertThat(Masking.text(letters + "@")).isEqualTo(letters + "@");
        assertThat(Masking.text(letters + "@a.b")).isEqualTo("x***@a.b");
    }
}
