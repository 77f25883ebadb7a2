package org.previewauditor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleFiles;

@DisplayName("What a case of a scenario can say")
class ScenarioLanguageTest {

    @TempDir
    Path folder;

    private static ScenarioCase read(String lines) {
        return ScenarioCase.read(Yaml.load(lines), Yaml.load(RuleFiles.bundled().text(RuleFiles.BASE_SCENARIO)))
                .get(0);
    }

    @Test
    @DisplayName("A row with a file of its own stands in that file, under its own columns only")
    void aFileOfItsOwn() throws IOException {
        ScenarioCase one = read("""
                name: A list of an agency
                change:
                  member_permissions: {leo: {user_id: user-leo, identity_id: id-cora, file: agency}}
                """);
        one.drop().writeTo(folder);

        assertThat(folder.resolve("member_permissions-agency.csv"))
                .content()
                .isEqualTo("user_id,identity_id\nuser-leo,id-cora\n");
        assertThat(folder.resolve("member_permissions.csv"))
                .content()
                .contains("tt_account_roles")
                .doesNotContain("user-leo");
        assertThat(one.drop().toString()).contains("-- member_permissions-agency\nuser_id,identity_id\n");
        assertThat(one.without("member_permissions").drop().toString()).doesNotContain("-- member_permissions");

        DropRows less = one.drop().copy();
        less.leaveOut("member_permissions.identity_id");
        Path other = folder.resolve("less");
        less.writeTo(other);
        assertThat(other.resolve("member_permissions-agency.csv")).content().isEqualTo("user_id\nuser-leo\n");
        try (Stream<Path> files = Files.list(other)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("member_permissions")))
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("A limit that there is not, or a value that is none, is told instead of tried")
    void wrongLimits() throws IOException {
        assertThat(failures("limits: {spark.ads.per.add.account: 3}"))
                .isNotEmpty()
                .allMatch(failure -> failure.contains(
                        "There is no limit spark.ads.per.add.account in limits.properties or delivery.properties."));
        assertThat(failures("limits: {sync.old.hours: soon}"))
                .isNotEmpty()
                .allMatch(failure ->
                        failure.contains("limits.properties: sync.old.hours is \"soon\", but must be a whole number."));
    }

    @Test
    @DisplayName("Evidence may be asked for with its place, which must then be right")
    void evidenceWithItsPlace() throws IOException {
        assertThat(failures("evidence: [secondary_status=AD_STATUS_AUDIT_DENY]"))
                .isEmpty();
        assertThat(failures("evidence: [\"secondary_status=AD_STATUS_AUDIT_DENY (ads.csv:2)\"]"))
                .isEmpty();
        assertThat(failures("evidence: [\"secondary_status=AD_STATUS_AUDIT_DENY (ads.csv:3)\"]"))
                .singleElement()
                .asString()
                .contains("secondary_status=AD_STATUS_AUDIT_DENY (ads.csv:2)");
        assertThat(failures("evidence: []")).hasSize(1);
    }

    /** What is wrong with the bundled rules, if the scenario of one of them had a case with this line. */
    private static List<String> failures(String line) throws IOException {
        ScenarioCase one = read("""
                name: TikTok refused the ad.
                change:
                  ads: {code: {secondary_status: AD_STATUS_AUDIT_DENY}}
                %s
                """.formatted(line));
        Trial trial = new Trial("ad-rejected", one.name(), Trial.What.FIRES, one, null, "", true, List.of());
        try (RuleBook bundled = RuleBook.bundled()) {
            return Trials.read(List.of(trial), bundled).run(bundled).stream()
                    .filter(result -> result.failure() != null)
                    .map(result -> String.valueOf(result.failure()))
                    .toList();
        }
    }
}
