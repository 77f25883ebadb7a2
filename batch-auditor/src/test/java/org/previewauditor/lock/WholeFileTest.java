package org.previewauditor.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void isMadeAndReplacedAndLeavesNothingBesideIt() throws IOException {
        Path file = folder.resolve("status.json");

        WholeFile.replace(file, "old".getBytes(StandardCharsets.UTF_8));
        WholeFile.replace(file, "new".getBytes(StandardCharsets.UTF_8));

        assertThat(file).hasContent("new");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void leavesNothingBesideWhatCannotBeReplaced() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("taken/by-a-folder"));

        assertThatThrownBy(() -> WholeFile.replace(folder.resolve("taken"), new byte[0]))
                .isInstanceOf(IOException.class);

        assertThat(inside).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("taken"));
        }
    }
}
