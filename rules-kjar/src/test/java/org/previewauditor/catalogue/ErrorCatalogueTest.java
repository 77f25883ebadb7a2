package org.previewauditor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.previewauditor.rulebook.FindingText;
import org.previewauditor.rulebook.FindingTexts;
import org.previewauditor.rulebook.RuleFiles;

/** The catalogue has what its sources have, no more and no less, and says of each what people need. */
@DisplayName("The catalogue of errors")
class ErrorCatalogueTest {

    private static final Map<String, String> TITLES = Map.of(
            "error-decoder", "TikTok Ads Error Decoder (a vendor's list)",
            "post-codes", "TikTok: About Spark Ads Code Error Notifications (July 2025)",
            "return-codes", "TikTok Marketing API: return codes");

    private static final int ACTION_LENGTH = 100;
    private static final int MEANING_LENGTH = 220;

    private static final ErrorCatalogue CATALOGUE = ErrorCatalogue.bundled();
    private static final ErrorMatcher MATCHER = new ErrorMatcher(CATALOGUE);

    static Stream<ErrorEntry> entries() {
        return CATALOGUE.entries().stream();
    }

    @Test
    @DisplayName("has every key and number of its sources, and none that they do not have")
    void nothingIsMissingAndNothingInvented() {
        Set<String> printed = CatalogueFile.resource("/org/previewauditor/catalogue/source-keys.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> files =
                TITLES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        Set<String> ours = entries()
                .filter(entry -> !isNumberOfOtherEntries(entry))
                .map(entry -> files.get(entry.source().title())
                        + ','
                        + (entry.number() == null ? "" : entry.number())
                        + ','
                        + (entry.key() == null ? "" : entry.key()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(printed).hasSize(190);
        assertThat(ours).isEqualTo(printed);
        assertThat(CATALOGUE.entries()).hasSize(191);
    }

    /** 4002 alone: the one number that stands beside keys of different causes has an entry of its own. */
    private static boolean isNumberOfOtherEntries(ErrorEntry entry) {
        return entry.id().equals(entry.number())
                && CATALOGUE.ofNumber(entry.id()).stream()
                        .anyMatch(other -> other.key() != null && other.source().equals(entry.source()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    @DisplayName("describes an error in full, in texts that fit a report")
    void everyEntryIsDescribed(ErrorEntry entry) {
        assertThat(entry.meaning()).endsWith(".").hasSizeLessThanOrEqualTo(MEANING_LENGTH);
        assertThat(entry.why()).endsWith(".");
        assertThat(entry.fixes().get(0)).hasSizeLessThanOrEqualTo(ACTION_LENGTH);
        assertThat(entry.fixes()).allSatisfy(fix -> assertThat(fix).endsWith("."));
        List<String> texts = new ArrayList<>(entry.fixes());
        texts.addAll(List.of(entry.name(), entry.meaning(), entry.why(), entry.where(), entry.category()));
        assertThat(texts)
                .allSatisfy(text -> assertThat(text)
                        .isNotBlank()
                        .doesNotStartWith("=")
                        .doesNotStartWith("+")
                        .doesNotStartWith("-")
                        .doesNotStartWith("@"));
        assertThat(entry.code()).matches("observed-[a-z0-9-]+");
    }

    @Test
    @DisplayName("names only findings that there are, and gives each error a code of its own")
    void findingsAreThere() {
        Set<String> findings = FindingTexts.read(RuleFiles.bundled()).stream()
                .map(FindingText::code)
                .collect(Collectors.toSet());
        assertThat(findings).hasSizeGreaterThan(60);
        assertThat(entries().flatMap(entry -> entry.findings().stream())).isSubsetOf(findings);
        assertThat(entries().map(ErrorEntry::code)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("says of each number that sources contradict each other about that they do")
    void contradictionsAreTold() {
        List<ErrorEntry> contradicted = entries()
                .filter(entry -> entry.id().startsWith("decoder-"))
                .filter(entry -> !entry.id().equals("decoder-50000"))
                .toList();
        assertThat(contradicted)
                .hasSize(5)
                .allSatisfy(entry -> assertThat(entry.conflict()).isNotBlank());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @DisplayName("tells which error a log means, and never guesses")
    @CsvSource(
            nullValues = "-",
            value = {
                "auth_code_expired, -, -, auth_code_expired",
                "-, 4025, -, auth_code_expired",
                "-, AUTH-CODE-EXPIRED, -, auth_code_expired",
                "-, 4002, -, 4002",
                "-, 4002, The video has been deleted and cannot be used, video_deleted",
                "-, 40001, -, 40001",
                "-, 40001, Invalid parameters, decoder-40001",
                "-, 42900, -, 42900",
                "-, -, error code: 40105, 40105",
                "-, -, Authorization expired., auth_code_expired",
                "-, -, it says auth_code_error today, auth_code_error",
                "-, -500, -, call_rpc_fail",
                "-, 49999, -, -",
                "-, 500, -, -",
                "-, -, Read timed out, -",
                "-, -, -, -",
            })
    void logsAreMatched(String key, String code, String message, String id) {
        ErrorEntry entry = MATCHER.match(key, code, message).entry();
        assertThat(entry == null ? null : entry.id()).isEqualTo(id);
    }

    @Test
    @DisplayName("leaves open which of two errors a message means that names both")
    void ambiguityIsTold() {
        ErrorMatch match =
                MATCHER.match(null, null, "The post is not public, or the video was deleted: video_deleted?");
        assertThat(match.entry()).isNotNull();
        ErrorMatch both = MATCHER.match(null, null, "The post is not public, or video deleted.");
        assertThat(both.entry()).isNull();
        assertThat(both.entries()).extracting(ErrorEntry::id).containsExactly("video_deleted", "not_public_video");
    }

    @Test
    @DisplayName("says file and line of what its editor got wrong")
    void aMistakeIsNamed() {
        assertThatThrownBy(() -> CatalogueFile.read("mine.txt", "source = me\n[A]\nnonsense\n", "", false))
                .hasMessageContaining("mine.txt:3")
                .hasMessageContaining("nonsense");
        assertThatThrownBy(() -> CatalogueFile.read("mine.txt", "source = me\n[A]\nfix = Do it.\n", "", false))
                .hasMessageContaining("[A] has no level");
        assertThatThrownBy(() -> CatalogueFile.read("mine.txt", "source = me\n[A]\ncolour = red\n", "", false))
                .hasMessageContaining("no field colour");
    }
}
