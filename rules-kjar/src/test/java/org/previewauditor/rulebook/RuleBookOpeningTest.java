package org.previewauditor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;

/** Where rules may lie, and what is said of rules that cannot be used. */
@DisplayName("Opening a rule book")
class RuleBookOpeningTest {

    private static final String BROKEN = """
            package org.previewauditor.rules;
            import org.previewauditor.truth.AuditedAd;
            rule "ad-deleted"
            when
                $ad : AuditedAd( deleeted )
            then
            end
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("The exported folder of rules is the same rule book")
    void anExportedFolder() {
        RuleSources.export(folder.resolve("rules"));
        try (RuleBook bundled = RuleBook.bundled();
                RuleBook exported = RuleBook.open(folder.resolve("rules"))) {
            assertThat(exported.checksum()).isEqualTo(bundled.checksum());
            assertThat(exported.rules()).isNotEmpty().isEqualTo(bundled.rules());
            assertThat(exported.name()).isEqualTo(bundled.name()).isNotEmpty();
            assertThat(exported.version()).isEqualTo(bundled.version()).isNotEmpty();
            assertThat(codes(exported)).isEqualTo(codes(bundled)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("A folder whose rules differ in a comment only is compiled to rules that decide the same")
    void aFolderThatIsCompiled() throws IOException {
        RuleSources.export(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/post.drl"), "\n// Mine.\n", StandardOpenOption.APPEND);
        try (RuleBook bundled = RuleBook.bundled();
                RuleBook compiled = RuleBook.open(folder.resolve("rules"))) {
            assertThat(compiled.checksum()).isNotEqualTo(bundled.checksum());
            assertThat(compiled.rules()).isNotEmpty().isEqualTo(bundled.rules());
            assertThat(codes(compiled)).isEqualTo(codes(bundled)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("Rules are those of this program only if every rule file is there, word for word, and no other")
    void theRulesOfThisProgram() {
        RuleFiles bundled = RuleFiles.bundled();
        String post = bundled.text("post.drl");
        assertThat(bundled.with(Map.of(RuleBook.LIMITS, "", RuleBook.TEXTS, "")).hasRulesOf(bundled))
                .isTrue();
        assertThat(bundled.with(Map.of("post.drl", post.replace("USER_DELETE", "USER_DELETED")))
                        .hasRulesOf(bundled))
                .isFalse();
        assertThat(bundled.with(Map.of("mine.drl", "")).hasRulesOf(bundled)).isFalse();
        assertThat(RuleFiles.of("here", Map.of("post.drl", post)).hasRulesOf(bundled))
                .isFalse();
    }

    @Test
    @DisplayName("A limit that an author changes in a folder decides, without a rule being touched")
    void aLimitOfAFolder() throws IOException {
        RuleSources.export(folder.resolve("rules"));
        Path limits = folder.resolve("rules").resolve(RuleBook.LIMITS);
        Files.writeString(limits, "\nauthorized.posts.need.account.access = false\n", StandardOpenOption.APPEND);
        try (RuleBook bundled = RuleBook.bundled();
                RuleBook opened = RuleBook.open(folder.resolve("rules"))) {
            assertThat(codes(bundled)).contains("tiktok-account-not-in-business-center");
            assertThat(codes(opened)).isNotEmpty().doesNotContain("tiktok-account-not-in-business-center");
        }
    }

    @Test
    @DisplayName("A KJAR opened by its path is the same rule book")
    void aKjar() {
        Path jar = RuleSources.kjar(folder.resolve("rules.jar"), Map.of());
        try (RuleBook bundled = RuleBook.bundled();
                RuleBook opened = RuleBook.open(jar)) {
            assertThat(opened.checksum()).isEqualTo(bundled.checksum());
            assertThat(opened.rules()).isNotEmpty().isEqualTo(bundled.rules());
            assertThat(codes(opened)).isEqualTo(codes(bundled)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("A switch in the data of a rule book takes posts authorized by code out of the access checks")
    void aSwitchInTheData() {
        String limits = RuleSources.text(RuleBook.LIMITS);
        String off = limits.replace(
                "authorized.posts.need.account.access = true", "authorized.posts.need.account.access = false");
        assertThat(off).isNotEqualTo(limits);
        Path jar = RuleSources.kjar(folder.resolve("rules.jar"), Map.of(RuleBook.LIMITS, off));
        try (RuleBook bundled = RuleBook.bundled();
                RuleBook opened = RuleBook.open(jar)) {
            assertThat(opened.checksum()).isNotEqualTo(bundled.checksum());
            assertThat(codes(bundled)).contains("tiktok-account-not-in-business-center");
            assertThat(codes(opened)).doesNotContain("tiktok-account-not-in-business-center");
        }
    }

    @Test
    @DisplayName("The same rules can be asked under other limits, without being compiled again")
    void otherLimits() {
        try (RuleBook bundled = RuleBook.bundled()) {
            RuleBook other =
                    bundled.under(Map.of("authorized.posts.need.account.access", "false", "sync.old.hours", "1"));
            assertThat(other.policy().syncIsOld()).isEqualTo(Duration.ofHours(1));
            assertThat(other.checksum()).isNotEqualTo(bundled.checksum());
            assertThat(other.rules()).isEqualTo(bundled.rules());
            assertThat(codes(other)).isNotEmpty().doesNotContain("tiktok-account-not-in-business-center");
            assertThat(codes(bundled)).contains("tiktok-account-not-in-business-center");
            assertThat(bundled.under(Map.of("ads.per.ad.group", "3"))
                            .policy()
                            .delivery()
                            .adsPerAdGroup())
                    .isEqualTo(3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bundled.under(Map.of("sync.new.hours", "1")))
                    .withMessage("There is no limit sync.new.hours in limits.properties or delivery.properties.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bundled.under(Map.of("sync.old.hours", "soon")))
                    .withMessage("limits.properties: sync.old.hours is \"soon\", but must be a whole number.");
        }
    }

    @Test
    @DisplayName("A line that an author adds to the table of formats decides, without a rule being touched")
    void aLineOfTheTableOfFormats() {
        String formats = RuleSources.text(RuleBook.FORMATS);
        Path jar = RuleSources.kjar(
                folder.resolve("rules.jar"),
                Map.of(RuleBook.FORMATS, "SPARK_VIDEO  partial  -  tiktok_item_id\n" + formats));
        try (RuleBook bundled = RuleBook.bundled();
                RuleBook opened = RuleBook.open(jar)) {
            assertThat(codes(bundled)).contains("format-not-listed");
            assertThat(codes(opened)).doesNotContain("format-not-listed");
        }
    }

    @Test
    @DisplayName("An empty folder is refused")
    void anEmptyFolder() {
        refused(folder, "rulebook.properties: the file is missing", "there is no rule file (*.drl) in it");
    }

    @Test
    @DisplayName("A folder of data without rules is refused")
    void aFolderWithoutRules() throws IOException {
        RuleSources.export(folder.resolve("rules"));
        for (String name : RuleSources.names(".drl")) {
            Files.delete(folder.resolve("rules").resolve(name));
        }
        refused(folder.resolve("rules"), "there is no rule file (*.drl) in it");
    }

    @Test
    @DisplayName("A place where nothing is is refused")
    void nothing() {
        refused(folder.resolve("rules"), "there is no folder and no KJAR of that name");
    }

    @Test
    @DisplayName("A file that is no jar is refused")
    void noJar() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.jar"), "Ceci n'est pas un jar.");
        refused(file, "rules.jar");
    }

    @Test
    @DisplayName("A rule file that cannot be compiled is told by its name, and by what is wrong in it")
    void aBrokenRuleFile() throws IOException {
        Files.writeString(folder.resolve("mine.drl"), BROKEN);
        for (String name : RuleBook.DATA_FILES) {
            Files.writeString(folder.resolve(name), RuleSources.text(name));
        }
        assertThatExceptionOfType(RuleBookException.class)
                .isThrownBy(() -> RuleBook.open(folder).close())
                .satisfies(refusal -> assertThat(refusal.problems()).anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("mine.drl");
                    assertThat(problem.message()).contains("deleeted");
                }));
    }

    private static void refused(Path place, String... saying) {
        assertThatExceptionOfType(RuleBookException.class)
                .isThrownBy(() -> RuleBook.open(place).close())
                .satisfies(refusal -> assertThat(refusal.problems()).isNotEmpty())
                .satisfies(refusal -> assertThat(saying)
                        .anySatisfy(text -> assertThat(refusal.getMessage()).contains(text)));
    }

    /** What a rule book finds of a code ad whose account nobody knows. */
    private static List<String> codes(RuleBook rules) {
        Decision decision =
                rules.decide(SampleAd.RUN, List.of(SampleAd.byCode("ad"))).get(0);
        return decision.findings().stream()
                .map(Finding::type)
                .map(type -> type.code())
                .toList();
    }
}
