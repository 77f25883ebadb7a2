package org.previewauditor.threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;

/**
 * What another thread makes, in its order, while what it made before is used. A problem of that thread is told where all
 * that it had made is used up.
 *
 * @param <T> what is made
 */
public final class Ahead<T> implements Iterator<T>, AutoCloseable {

    /** Makes everything, and hands it over; where as much as may is waiting, it waits as well. */
    @FunctionalInterface
    public interface Maker<T> {
        void make(Consumer<T> sink) throws IOException;
    }

    /** Nothing after the last, whether all is made or no more can be. */
    private final BlockingQueue<Optional<T>> queue;

    private final Beside making;
    private Optional<T> next = Optional.empty();
    private boolean ended;

    private Ahead(String name, int most, Maker<T> maker) {
        queue = most == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(most);
        making = Beside.begin(name, () -> make(maker));
    }

    /**
     * @param name of the thread
     * @param most how much may wait, beside what is being made and what is being used
     */
    public static <T> Ahead<T> begin(String name, int most, Maker<T> maker) {
        return new Ahead<>(name, most, maker);
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !ended) {
            next = take();
        }
        return next.isPresent();
    }

    /** @throws UncheckedIOException if that thread could not read or write something */
    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T taken = next.orElseThrow();
        next = Optional.empty();
        return taken;
    }

    /** Ends the other thread, wherever it is. */
    @Override
    public void close() {
        making.close();
    }

    private Optional<T> take() {
        try {
            Optional<T> taken = queue.take();
            if (taken.isEmpty()) {
                ended = true;
                making.await();
            }
            return taken;
        } catch (InterruptedException e) {
            throw Beside.interrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Maker<T> maker) throws IOException, InterruptedException {
        try {
            maker.make(made -> put(Optional.of(made)));
        } finally {
            queue.put(Optional.empty());
        }
    }

    private void put(Optional<T> made) {
        try {
            queue.put(made);
        } catch (InterruptedException e) {
            throw Beside.interrupted(e);
        }
    }
}
