package org.previewauditor.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.previewauditor.report.CsvBuffer;

/**
 * Rows of reports about the ads of one block.
 *
 * @param ads of {@code ads.csv}
 * @param findings of {@code findings.csv}
 * @param delivery of {@code delivery.csv}
 */
record BlockRows(CsvBuffer ads, CsvBuffer findings, CsvBuffer delivery) {

    /** What the rows of an ordinary block come to, more or less. */
    private static final int BYTES_EXPECTED = 1 << 19;

    private BlockRows() {
        this(new CsvBuffer(BYTES_EXPECTED), new CsvBuffer(BYTES_EXPECTED), new CsvBuffer());
    }

    /**
     * The rows of blocks that were written, to be used again: of an ordinary block they come to a megabyte, and to make
     * so much room anew for each, and to have it moved about until the block is written, costs more than to fill it. For
     * any number of threads.
     */
    static final class Pool {
        private final Queue<BlockRows> idle = new ConcurrentLinkedQueue<>();

        /** Rows that are empty. */
        BlockRows take() {
            BlockRows rows = idle.poll();
            return rows == null ? new BlockRows() : rows;
        }

        /** Takes rows back that nobody reads any more. */
        void give(BlockRows rows) {
            rows.ads.clear();
            rows.findings.clear();
            rows.delivery.clear();
            idle.add(rows);
        }
    }
}
