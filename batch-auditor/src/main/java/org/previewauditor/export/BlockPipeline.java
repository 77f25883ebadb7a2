package org.previewauditor.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads whole files: one thread cuts them into blocks, many parse them, and the caller gets them in order. */
public final class BlockPipeline {

    private static final int BLOCKS_AHEAD = 16;

    private final ExecutorService parsers;
    private final Runnable beforeBlock;

    /** @param parsers the threads that parse; stays the caller's to shut down */
    public BlockPipeline(ExecutorService parsers) {
        this(parsers, () -> {});
    }

    /** @param beforeBlock may break off by an exception, which the caller of {@link #read} then gets */
    public BlockPipeline(ExecutorService parsers, Runnable beforeBlock) {
        this.parsers = parsers;
        this.beforeBlock = beforeBlock;
    }

    /**
     * Hands all blocks of a file to the consumer, in their order and on the caller's thread.
     *
     * @throws IOException if the file cannot be read
     */
    public void read(DropFile file, RowParser parser, Consumer<ParsedBlock> consumer) throws IOException {
        Deque<Future<ParsedBlock>> ahead = new ArrayDeque<>();
        try (BlockReader reader = new BlockReader(file)) {
            for (RawBlock block = reader.next(); block != null; block = reader.next()) {
                beforeBlock.run();
                RawBlock next = block;
                ahead.add(parsers.submit(() -> parser.parse(next)));
                if (ahead.size() >= BLOCKS_AHEAD) {
                    consumer.accept(first(ahead));
                }
            }
            while (!ahead.isEmpty()) {
                consumer.accept(first(ahead));
            }
        } finally {
            ahead.forEach(future -> future.cancel(true));
        }
    }

    private static ParsedBlock first(Deque<Future<ParsedBlock>> ahead) {
        try {
            return ahead.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a drop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a block could not be parsed", e.getCause());
        }
    }
}
