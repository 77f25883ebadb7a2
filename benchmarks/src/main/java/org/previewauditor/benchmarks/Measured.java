package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one whole process took.
 *
 * @param seconds from start to end, as a clock on the wall says
 * @param cpuSeconds of all its threads
 * @param peakMebibytes most memory that it had resident
 */
record Measured(double seconds, double cpuSeconds, long peakMebibytes) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int KIBIBYTES = 1024;
    private static final int LOOK_EVERY_MILLIS = 20;

    /**
     * Runs a command to its end. Processor time and memory are read from Linux' /proc while it runs, so they are a little
     * short of the truth, by one look.
     *
     * @throws IllegalStateException if the command fails; what it said is in the message
     */
    static Measured run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path said = Files.createTempFile("benchmark", ".out");
        long started = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        double cpu = 0;
        long peak = 0;
        do {
            cpu = Math.max(cpu, cpuSeconds(proc));
            peak = Math.max(peak, peakMebibytes(proc));
        } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        double seconds = (System.nanoTime() - started) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ": " + Files.readString(said));
        }
        Files.delete(said);
        return new Measured(seconds, cpu, peak);
    }

    /** What a short command says on its standard output. */
    static String said(List<String> command, Path folder) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The most memory that a process had resident so far. */
    static long peakMebibytes(long pid) {
        return peakMebibytes(Path.of("/proc", Long.toString(pid)));
    }

    private static double cpuSeconds(Path proc) {
        String stat = read(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length < 13 ? 0 : (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private static long peakMebibytes(Path proc) {
        for (String line : read(proc.resolve("status")).split("\n")) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIBIBYTES;
            }
        }
        return 0;
    }

    /** What the file says, or nothing once the process has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
