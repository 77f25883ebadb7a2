package org.previewauditor.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.RunFolders;
import org.previewauditor.readback.Table;
import org.previewauditor.readback.UnusableRunException;

@Timeout(60)
class RowsAheadTest {

    @TempDir
    Path folder;

    private FinishedRun run;

    @BeforeEach
    void aFinishedRun() throws IOException {
        RunFolders.copy("agency", folder);
        run = FinishedRun.open(folder);
    }

    @Test
    void allRowsComeInTheirOrder() {
        List<List<String>> rows = new ArrayList<>();
        try (RowsAhead ahead = new RowsAhead(run, Table.FINDINGS)) {
            ahead.forEachRemaining(rows::add);
        }

        try (Stream<List<String>> expected = run.rows(Table.FINDINGS)) {
            assertThat(rows).isEqualTo(expected.toList());
        }
    }

    @Test
    void whatIsWrongWithARowIsToldWhereItIsReached() throws IOException {
        Path table = folder.resolve(Table.ADS.file());
        Files.writeString(table, Files.readString(table) + "7000000000000000001,18001\r\n");

        try (RowsAhead ahead = new RowsAhead(run, Table.ADS)) {
            assertThatThrownBy(() -> ahead.forEachRemaining(row -> {}))
                    .isInstanceOf(UnusableRunException.class)
                    .hasMessageContaining("has 2 cells instead of 20");
        }
    }

    /** As where a sheet holds fewer rows than the table has: nobody takes what is read ahead. */
    @Test
    void readingEndsWhenNoMoreRowsAreWanted() throws IOException {
        assertThat(run.rowsOf(Table.ADS)).isEqualTo(2_000);
        Path table = folder.resolve(Table.ADS.file());
        String rows = Files.readString(table);
        Files.writeString(table, rows + rows.substring(rows.indexOf('\n') + 1).repeat(5));

        try (RowsAhead ahead = new RowsAhead(run, Table.ADS)) {
            assertThat(ahead.next()).hasSize(20);
        }
    }
}
