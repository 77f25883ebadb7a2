package org.previewauditor.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.rulebook.FindingTexts;
import org.previewauditor.rulebook.RuleFiles;

/** Whether people find what they look for. */
@DisplayName("Decode")
class SearchQualityTest {

    private static final int WRONG_AT_MOST = 3;

    private static Decoder decoder;

    @BeforeAll
    static void open() {
        decoder = new Decoder(ErrorCatalogue.bundled(), FindingTexts.read(RuleFiles.bundled()));
    }

    @Test
    @DisplayName("finds what 60 and more questions mean, but for three")
    void questionsFindTheirAnswer() throws IOException {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (String line : questions()) {
            int equals = line.lastIndexOf(" = ");
            String question = line.substring(0, equals);
            List<String> expected = Arrays.stream(line.substring(equals + 3).split("\\|"))
                    .map(String::strip)
                    .toList();
            Answer answer = decoder.ask(question, null, 5);
            List<String> ids = answer.topics().stream().map(Topic::id).toList();
            asked++;
            if (!answer.found() || !expected.contains(ids.get(0))) {
                wrong.add(question + " -> " + ids + ", not " + expected);
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(60);
        assertThat(wrong).hasSizeLessThanOrEqualTo(WRONG_AT_MOST);
    }

    @Test
    @DisplayName("knows every entry and every finding by its own name")
    void everythingIsFoundByItsName() {
        List<Topic> all = decoder.list(null);
        assertThat(all).hasSizeGreaterThan(250);
        assertThat(all).allSatisfy(topic -> {
            Answer answer = decoder.ask(topic.id(), null, 1);
            assertThat(answer.found()).isTrue();
            assertThat(answer.topics()).contains(topic);
        });
    }

    @Test
    @DisplayName("finds a finding by its cause, pasted from a report")
    void aPastedCauseIsFound() {
        List<Topic> findings = decoder.list(Topic.FINDINGS);
        assertThat(findings).hasSizeGreaterThan(60);
        long first = findings.stream()
                .filter(topic ->
                        decoder.ask(topic.meaning(), null, 1).topics().get(0).equals(topic))
                .count();
        assertThat(first).isGreaterThanOrEqualTo(findings.size() * 9L / 10);
    }

    @Test
    @DisplayName("finds a finding of an error log by the error that it tells")
    void aFindingOfAnErrorLogIsFound() {
        assertThat(decoder.ask("observed-auth-code-expired", null, 3)
                        .topics()
                        .get(0)
                        .id())
                .isEqualTo("auth_code_expired");
        assertThat(decoder.ask("observed-40016", null, 3).topics().get(0).id()).isEqualTo("40016");
    }

    @Test
    @DisplayName("tells all meanings of a number with their sources, TikTok's own first, and never merges them")
    void allMeaningsAreTold() {
        Answer answer = decoder.ask("40001", null, 1);
        assertThat(answer.sharedNumber()).isEqualTo("40001");
        assertThat(answer.topics()).extracting(Topic::id).containsExactly("40001", "decoder-40001");
        assertThat(answer.topics()).extracting(Topic::source).doesNotHaveDuplicates();
        assertThat(AnswerText.of("40001", answer)).contains("means different things", "But");
    }

    @Test
    @DisplayName("says that it knows nothing, and what comes nearest")
    void nothingIsMadeUp() {
        Answer number = decoder.ask("40106123".substring(0, 7), null, 3);
        assertThat(number.found()).isFalse();
        assertThat(number.topics()).isNotEmpty();
        assertThat(decoder.ask("xylophone qwertz", null, 3).found()).isFalse();
        assertThat(decoder.ask("...", null, 3).topics()).isEmpty();
        assertThat(AnswerText.of("code of jo@example.com #AbCdEfGhIjKlMnOpQrSt=", new Answer(false, List.of(), null)))
                .contains("j***@example.com")
                .doesNotContain("AbCdEfGh");
    }

    @Test
    @DisplayName("looks into one category only, if that is asked for")
    void aCategoryIsKept() {
        assertThat(decoder.ask("expired", "Audiences & Targeting", 5).topics())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.category()).isEqualTo("Audiences & Targeting"));
    }

    private static List<String> questions() throws IOException {
        try (InputStream in = Objects.requireNonNull(SearchQualityTest.class.getResourceAsStream("queries.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains(" = "))
                    .toList();
        }
    }
}
