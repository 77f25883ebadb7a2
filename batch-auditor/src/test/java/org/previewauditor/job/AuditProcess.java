package org.previewauditor.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** The program in a process of its own, which can be killed. */
final class AuditProcess implements AutoCloseable {

    /** What a shell makes of a process that SIGKILL or SIGTERM ended. */
    static final int KILLED = 137;

    static final int TERMINATED = 143;

    static final int INTERRUPTED = 130;

    private static final int CTRL_C = 3;

    private static final long LONGEST_MINUTES = 3;

    private final Process process;
    private final Path output;
    private final Path errors;

    private AuditProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts the program as it was compiled for these tests. */
    static AuditProcess start(Path workingFolder, List<String> jvmOptions, String... arguments) throws IOException {
        return startAfter(List.of(), workingFolder, jvmOptions, arguments);
    }

    /**
     * Starts it by another program.
     *
     * @param before the command of that; what it is to run is appended
     */
    static AuditProcess startAfter(
            List<String> before, Path workingFolder, List<String> jvmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(command(jvmOptions, arguments));
        AuditProcess started = start(workingFolder, command);
        started.process.getOutputStream().close();
        return started;
    }

    /** Starts it in a terminal of its own, as people do. What it prints there is {@link #output}. */
    static AuditProcess startInTerminal(Path workingFolder, String... arguments) throws IOException {
        // A terminal minds Ctrl-C, though the tests may run in the background of a shell, where everything ignores it.
        String line = Stream.concat(Stream.of("env", "--default-signal=INT"), command(List.of(), arguments).stream())
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return start(workingFolder, List.of("script", "--quiet", "--return", "--command", line, "/dev/null"));
    }

    private static List<String> command(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), "org.previewauditor.cli.PreviewAuditor"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static AuditProcess start(Path workingFolder, List<String> command) throws IOException {
        Path output = Files.createTempFile(workingFolder, "output", ".txt");
        Path errors = Files.createTempFile(workingFolder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new AuditProcess(process, output, errors);
    }

    /** Surefire may hand over the class path in a jar that says nothing but that. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** SIGKILL: nobody is asked. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM: what systemd, Kubernetes and {@code kill} send. */
    void terminate() {
        process.destroy();
    }

    /** Presses Ctrl-C in the terminal. */
    void pressCtrlC() throws IOException {
        process.getOutputStream().write(CTRL_C);
        process.getOutputStream().flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process has ended, and returns its exit code. */
    int await() {
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                Assertions.fail("The process has not ended. It said: " + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for something that the process does. */
    void awaitUntil(BooleanSupplier reached) {
        try {
            while (!reached.getAsBoolean()) {
                if (!process.isAlive()) {
                    Assertions.fail("The process ended too soon, with " + process.exitValue() + ": " + errors());
                }
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        return read(output);
    }

    /** What it said on standard error. Rules that are compiled but not packaged warn there of a file they lack. */
    String errors() {
        return read(errors).replaceAll("(?m)^.*Unable to find pom.properties.*\\R", "");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
