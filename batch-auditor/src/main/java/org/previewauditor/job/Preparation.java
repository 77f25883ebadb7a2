package org.previewauditor.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.BlockPipeline;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.reference.ReferenceFacts;
import org.previewauditor.reference.ReferenceReader;
import org.previewauditor.rulebook.RuleBook;

/**
 * Work that can be done while the application starts: opening the rules, recognising and fingerprinting the drop, and
 * reading everything of it but its ads, for which there is a processor to spare while the ads are fingerprinted.
 */
public final class Preparation implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "preparation");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<RunRules> rules;
    private final CompletableFuture<Drop> drop;
    private final CompletableFuture<Map<DropFile, String>> checksums;
    private final AtomicReference<@Nullable CompletableFuture<Optional<ReferenceFacts>>> reference;
    private final CompletableFuture<Object> stopped = new CompletableFuture<>();

    private Preparation(RunRequest request, Supplier<RunRules> rules) {
        this.rules = CompletableFuture.supplyAsync(rules, threads);
        this.drop = CompletableFuture.supplyAsync(() -> open(request), threads);
        this.checksums = drop.thenApplyAsync(Preparation::fingerprint, threads);
        this.reference = new AtomicReference<>(drop.thenApplyAsync(this::readAhead, threads));
    }

    /**
     * Begins.
     *
     * @throws AuditFailedException if reports cannot be written: then nothing is begun
     */
    public static Preparation start(RunRequest request) {
        return start(
                request,
                () -> RunRules.of(request.rules() == null ? RuleBook.bundled() : RuleBook.open(request.rules())));
    }

    /**
     * Begins a run whose rules are not simply those of the request.
     *
     * @param rules asked once; given back with {@link #close}
     * @throws AuditFailedException if reports cannot be written: then nothing is begun
     */
    public static Preparation start(RunRequest request, Supplier<RunRules> rules) {
        requireWritable(request.out());
        return new Preparation(request, rules);
    }

    RuleBook rules() {
        return await(rules).rules();
    }

    /** What the run is to tell about its rules. */
    List<String> ruleNotes() {
        return await(rules).notes();
    }

    Drop drop() {
        return await(drop);
    }

    /** SHA-256 of each file, in hexadecimal. */
    Map<DropFile, String> checksums() {
        return await(checksums);
    }

    /**
     * Everything of the drop but its ads, to be had once, because it notes what it was asked for.
     *
     * @return {@code null} if it was taken before, or could not be read: then whoever needs it reads it
     */
    @Nullable
    ReferenceFacts takeReference() {
        CompletableFuture<Optional<ReferenceFacts>> reading = reference.getAndSet(null);
        return reading == null ? null : reading.join().orElse(null);
    }

    /**
     * What the run of this request is called, if it is not the continuation of another.
     *
     * @throws RuntimeException if the rules or the drop cannot be opened
     */
    public String runId(RunRequest request) {
        return RunId.of(request, request.horizon(rules()), rules(), checksums());
    }

    /** Lets whoever waits for something of this go, with an {@link AuditStoppedException}. For any thread. */
    void stop() {
        stopped.completeExceptionally(AuditStoppedException.beforeItBegan());
    }

    /** Gives the rules back; those that are still being opened as soon as they are. */
    @Override
    public void close() {
        CompletableFuture<Void> unused = rules.thenAccept(RunRules::close);
        threads.shutdown();
    }

    /**
     * Opens the drop that is asked for.
     *
     * @throws AuditFailedException if it cannot be read
     */
    public static Drop open(RunRequest request) {
        try {
            return Drop.open(request.paths(), request.advertiserId());
        } catch (NoSuchFileException e) {
            throw new AuditFailedException(
                    "There is no file or folder " + e.getFile() + ". Name the folder that holds your exports.", e);
        } catch (IOException e) {
            throw new AuditFailedException("The drop cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<ReferenceFacts> readAhead(Drop opened) {
        ExecutorService parsers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            return Optional.of(ReferenceReader.read(opened, new BlockPipeline(parsers, this::goOn)));
        } catch (IOException | AuditStoppedException e) {
            // The index step meets it again, and tells it.
            return Optional.empty();
        } finally {
            parsers.shutdownNow();
        }
    }

    private void goOn() {
        if (stopped.isDone()) {
            throw AuditStoppedException.beforeItBegan();
        }
    }

    private static Map<DropFile, String> fingerprint(Drop drop) {
        Map<DropFile, String> checksums = new LinkedHashMap<>();
        for (DropFile file : drop.files()) {
            try {
                checksums.put(file, file.sha256());
            } catch (IOException e) {
                throw new AuditFailedException(
                        file.name() + " cannot be read any more: " + e.getMessage() + ". Put it back and try again.",
                        e);
            }
        }
        return checksums;
    }

    private static void requireWritable(Path out) {
        try {
            Files.createDirectories(out);
            Files.delete(Files.createTempFile(out, ".preview-auditor-", ".tmp"));
        } catch (IOException | UncheckedIOException e) {
            throw new AuditFailedException(
                    "Reports cannot be written to " + out.toAbsolutePath() + ": " + Reason.of(e)
                            + ". Nothing was begun. Make it writable, or name another folder with --out.",
                    e);
        }
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            CompletableFuture.anyOf(stopped, future).join();
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
