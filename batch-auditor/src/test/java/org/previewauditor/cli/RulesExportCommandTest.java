package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.rulebook.RuleFiles;

/** {@code rules export}, as it is called from a shell. */
class RulesExportCommandTest {

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void theBundledRulesAreWrittenAsTheyAre() throws IOException {
        Path rules = folder.resolve("mine/rules");

        assertThat(shell.run("rules", "export", rules.toString())).isZero();

        RuleFiles bundled = RuleFiles.bundled();
        assertThat(RuleFiles.open(rules).names()).isNotEmpty().isEqualTo(bundled.names());
        for (String name : bundled.names()) {
            assertThat(Files.readString(rules.resolve(name))).as(name).isEqualTo(bundled.text(name));
        }
        assertThat(shell.printed())
                .contains("What to do next:", "rules check " + rules, "rules test " + rules, "--rules " + rules);
        assertThat(shell.errors()).isEmpty();
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("format.drl"), "mine");

        assertThat(shell.run("rules", "export", folder.toString())).isEqualTo(2);
        assertThat(shell.errors())
                .isEqualTo(folder + " is not empty. Name a new folder, or write into this one with --force, which "
                        + "replaces files of the same names.\n");
        assertThat(Files.readString(folder.resolve("format.drl"))).isEqualTo("mine");

        assertThat(shell.run("rules", "export", folder.toString(), "--force")).isZero();
        assertThat(Files.readString(folder.resolve("format.drl")))
                .isEqualTo(RuleFiles.bundled().text("format.drl"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("rules"), "mine");

        assertThat(shell.run("rules", "export", file.toString(), "--force")).isEqualTo(2);
        assertThat(shell.errors()).isEqualTo(file + " is a file; name a folder to write the rules to.\n");
    }

    @Test
    void theParentCommandNamesItsTools() {
        assertThat(shell.run("rules")).isEqualTo(2);
        assertThat(shell.errors()).startsWith("Which tool? Name one: export");
    }
}
