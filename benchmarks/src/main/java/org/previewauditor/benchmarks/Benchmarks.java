package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.previewauditor.benchmarks.drop.DropGenerator;

/**
 * Measures everything and writes RESULTS.md. Contenders are whole processes that take turns, so that what else the
 * machine does falls on all of them; a ratio is the median of the ratios of the rounds.
 *
 * <pre>Benchmarks quick|full HOME WORK</pre>
 */
public final class Benchmarks {

    private static final long SEED = 1;
    private static final int MILLION = 1_000_000;

    /** Where the hand-written part of RESULTS.md begins. */
    private static final String BY_HAND = "## What the numbers mean";

    private final boolean full;
    private final Path home;
    private final Path work;
    private final Contenders contenders;
    private final Results results = new Results();

    private Benchmarks(boolean full, Path home, Path work) {
        this.full = full;
        this.home = home;
        this.work = work;
        this.contenders = new Contenders(home);
    }

    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        new Benchmarks(args[0].equals("full"), Path.of(args[1]), Path.of(args[2])).run();
    }

    private void run() throws IOException, InterruptedException, RunnerException {
        results.line("# Results");
        results.line("");
        results.line("Written by `benchmarks/run " + (full ? "full" : "quick") + "`. Seconds are medians of whole processes"
                + " that took turns; ratios are medians of the ratios of the rounds.");
        results.line("");
        machine();
        endToEnd();
        start();
        if (full) {
            scale();
            rules();
        }
        engine();
        results.write(home.resolve("benchmarks/RESULTS.md"), BY_HAND);
    }

    private void machine() throws IOException {
        String cpu;
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            cpu = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        }
        results.head("machine", "");
        results.row("processor", cpu + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        results.row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        results.row("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private void endToEnd() throws IOException, InterruptedException {
        int ads = full ? MILLION : MILLION / 4;
        Path drop = drop(ads, ads / 5);
        Map<Contender, List<Measured>> rounds = takeTurns(contenders.endToEnd(), drop, full ? 5 : 3);
        results.title("End to end, " + number(ads) + " ads with " + number(ads / 5) + " Spark posts");
        table(rounds, "csv");
    }

    private void start() throws IOException, InterruptedException {
        Map<Contender, List<Measured>> rounds = takeTurns(
                List.of(
                        contenders.emptyApplication(),
                        contenders.emptyApplicationUnpacked(work),
                        contenders.auditor()),
                home.resolve("sample-data/healthy"),
                full ? 9 : 5);
        results.title("From the shell: sample-data/healthy, against an empty application");
        table(rounds, "empty application");
    }

    private void scale() throws IOException, InterruptedException {
        results.title("Ten times the ads");
        results.head("ads", "posts", "seconds", "processor seconds", "peak MiB");
        for (int[] size : new int[][] {{MILLION, MILLION / 5}, {MILLION, 2 * MILLION}, {10 * MILLION, 2 * MILLION}}) {
            Measured run = only(takeTurns(List.of(contenders.auditor()), drop(size[0], size[1]), 1));
            results.row(number(size[0]), number(size[1]), run.seconds(), run.cpuSeconds(), run.peakMebibytes());
        }
    }

    private static Measured only(Map<Contender, List<Measured>> rounds) {
        return rounds.values().iterator().next().get(0);
    }

    private void rules() throws IOException, InterruptedException {
        Path source = home.resolve("rules-kjar/src/main/resources/org/previewauditor/rules");
        Path once = MoreRules.kjar(source, work.resolve("rules-once.jar"), 0);
        Path twice = MoreRules.kjar(source, work.resolve("rules-twice.jar"), MoreRules.count(source));
        Map<Contender, List<Measured>> rounds = takeTurns(
                List.of(contenders.auditorWith("rules", once), contenders.auditorWith("twice as many rules", twice)),
                drop(MILLION, MILLION / 5),
                3);
        results.title("Twice as many rules, the added ones never firing");
        table(rounds, "rules");
    }

    private void engine() throws RunnerException {
        results.title("The rule engine alone (JMH, one thread)");
        results.head("ads decided together", "nanoseconds for each ad", "ads a second");
        OptionsBuilder options = new OptionsBuilder();
        options.include(RuleEngineBenchmark.class.getName());
        if (!full) {
            options.param("batch", "1000")
                    .warmupTime(TimeValue.seconds(2))
                    .measurementTime(TimeValue.seconds(1));
        }
        for (RunResult result : new Runner(options.build()).run()) {
            double nanos = result.getPrimaryResult().getScore();
            results.row(result.getParams().getParam("batch"), nanos, number(Math.round(1e9 / nanos)));
        }
    }

    private Path drop(int ads, int posts) throws IOException {
        Path folder = work.resolve("drop-" + ads + "-" + posts);
        DropGenerator.generate(folder, ads, posts, SEED);
        return folder;
    }

    private Map<Contender, List<Measured>> takeTurns(List<Contender> all, Path drop, int rounds)
            throws IOException, InterruptedException {
        Map<Contender, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : all) {
                Path out = Files.createDirectories(work.resolve("out"));
                empty(out);
                Measured run = Measured.run(contender.call().command(drop, out), work);
                measured.computeIfAbsent(contender, any -> new ArrayList<>()).add(run);
                System.err.printf("%s: %.2f s%n", contender.name(), run.seconds());
            }
        }
        return measured;
    }

    private void table(Map<Contender, List<Measured>> rounds, String unit) {
        List<Measured> units = rounds.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(unit))
                .findFirst()
                .orElseThrow()
                .getValue();
        results.head("", "what it does", "seconds", "times " + unit, "processor seconds", "peak MiB");
        rounds.forEach((contender, runs) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                ratios.add(runs.get(i).seconds() / units.get(i).seconds());
            }
            results.row(
                    contender.name(),
                    contender.what(),
                    Results.median(runs.stream().map(Measured::seconds).toList()),
                    Results.median(ratios),
                    Results.median(runs.stream().map(Measured::cpuSeconds).toList()),
                    runs.stream().mapToLong(Measured::peakMebibytes).max().orElse(0));
        });
    }

    private static String number(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    private static void empty(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
