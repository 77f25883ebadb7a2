package org.previewauditor.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void small_and_large_files_have_the_fingerprint_of_the_standard() throws Exception {
        Path file = Files.writeString(folder.resolve("abc.csv"), "abc", StandardCharsets.US_ASCII);

        assertThat(Sha256.of(file, 3)).isEqualTo(OF_ABC);
        assertThat(Sha256.of(file, Sha256.LARGE)).isEqualTo(OF_ABC);
    }

    @Test
    void both_ways_agree_on_files_longer_than_what_is_read_at_once() throws Exception {
        byte[] bytes = new byte[300_001];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(folder.resolve("random.csv"), bytes);

        assertThat(Sha256.of(file, Sha256.LARGE)).isEqualTo(Sha256.of(file, 0)).hasSize(64);
    }
}
