package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.previewauditor.benchmarks.drop.DropGenerator;
import org.previewauditor.report.RunFolder;

/**
 * Measures and writes RESULTS.md. Contenders are whole processes that take turns, so that what else the machine does
 * falls on all of them; a ratio is the median of the ratios of the rounds.
 *
 * <pre>Benchmarks quick|full HOME WORK [round] [COMPARISON[=CONTENDER,...]]...</pre>
 *
 * <p>Comparisons that are named are measured anew, and the others keep what was measured before. {@code round} adds one
 * round to those named instead.
 */
public final class Benchmarks {

    private static final long SEED = 1;
    private static final int MILLION = 1_000_000;
    private static final double NANOSECONDS = 1e9;
    private static final int WATCHED_ADS = 1_000;
    private static final int LATER_DROPS = 7;
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final String mode;
    private final boolean full;
    private final boolean oneRound;
    private final Path home;
    private final Path work;
    private final Contenders contenders;
    private final Measurements measurements;
    private final Agreement agreement;
    private final String commit;

    private Benchmarks(String mode, boolean oneRound, Path home, Path work) throws IOException {
        this.mode = mode;
        this.full = mode.equals("full");
        this.oneRound = oneRound;
        this.home = home;
        this.work = work;
        this.contenders = new Contenders(home);
        this.measurements = Measurements.open(work.resolve("measured.tsv"));
        this.agreement = Agreement.open(work.resolve("agreed.csv"), home);
        this.commit = Measured.said(List.of("git", "rev-parse", "--short", "HEAD"), home)
                .strip();
    }

    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        List<String> comparisons = new ArrayList<>(Arrays.asList(args).subList(3, args.length));
        boolean oneRound = comparisons.remove("round");
        if (comparisons.isEmpty()) {
            for (Part part : Part.values()) {
                comparisons.add(part.key());
            }
            if (!args[0].equals("full")) {
                comparisons.remove(Part.SCALE.key());
            }
        }
        Benchmarks benchmarks = new Benchmarks(args[0], oneRound, Path.of(args[1]), Path.of(args[2]));
        boolean allAgreed = true;
        for (String comparison : comparisons) {
            String[] words = comparison.split("=", 2);
            Set<String> only = words.length == 1 ? Set.of() : Set.of(words[1].split(","));
            allAgreed &= benchmarks.measure(Part.of(words[0]), only);
        }
        benchmarks.write();
        if (!allAgreed) {
            System.exit(1);
        }
    }

    /**
     * @param only names of contenders, or none for all
     * @return whether all that must agree did
     */
    private boolean measure(Part part, Set<String> only) throws IOException, InterruptedException, RunnerException {
        if (!oneRound) {
            measurements.forget(part, mode);
        }
        switch (part) {
            case PEERS -> {
                return peers(only);
            }
            case REPORTS -> reports(only);
            case START -> start(only);
            case RULES -> rules(only);
            case SCALE -> scale(only);
            case WATCH -> watch();
            case ENGINE -> engine();
        }
        return true;
    }

    /** Writes RESULTS.md from all that was measured. */
    private void write() throws IOException {
        new ResultsPage(measurements, agreement).write(home.resolve("benchmarks/RESULTS.md"), home);
    }

    private boolean peers(Set<String> only) throws IOException, InterruptedException {
        int ads = full ? MILLION : MILLION / 4;
        Path drop = drop(ads, ads / 5);
        List<Contender> agreeing = new ArrayList<>();
        List<Contender> all = chosen(contenders.endToEnd(), only);
        Path ours = null;
        for (Contender contender : all) {
            boolean agrees = true;
            if (contender.decides()) {
                if (ours == null) {
                    ours = work.resolve("ours");
                    empty(ours);
                    Measured.run(contenders.auditor().call().command(drop, ours), work);
                }
                agrees = agreement.check(contender, drop, ours, work.resolve("theirs"));
            }
            if (agrees) {
                agreeing.add(contender);
            }
        }
        takeTurns(Part.PEERS, agreeing, drop, load(ads, ads / 5), full ? 5 : 3);
        return agreeing.size() == all.size();
    }

    private void reports(Set<String> only) throws IOException, InterruptedException {
        int ads = full ? MILLION : MILLION / 4;
        List<Contender> all = List.of(contenders.auditor(), contenders.auditorWithAllReports());
        takeTurns(Part.REPORTS, chosen(all, only), drop(ads, ads / 5), load(ads, ads / 5), full ? 3 : 2);
    }

    private void start(Set<String> only) throws IOException, InterruptedException {
        List<Contender> all = List.of(
                contenders.emptyApplication(),
                contenders.emptyApplicationUnpacked(work),
                contenders.auditor(),
                contenders.auditorWithAllReports());
        takeTurns(
                Part.START,
                chosen(all, only),
                home.resolve("sample-data/healthy"),
                "sample-data/healthy",
                full ? 9 : 5);
    }

    private void rules(Set<String> only) throws IOException, InterruptedException {
        int ads = full ? MILLION : MILLION / 4;
        Path source = home.resolve("rules-kjar/src/main/resources/org/previewauditor/rules");
        int count = MoreRules.count(source);
        Path once = MoreRules.kjar(source, work.resolve("rules-once.jar"), 0);
        Path twice = MoreRules.kjar(source, work.resolve("rules-twice.jar"), count);
        List<Contender> all = List.of(
                contenders.auditorWith("rules", once, count), contenders.auditorWith("twice-rules", twice, 2 * count));
        takeTurns(Part.RULES, chosen(all, only), drop(ads, ads / 5), load(ads, ads / 5), full ? 3 : 2);
    }

    private void scale(Set<String> only) throws IOException, InterruptedException {
        for (int[] size : new int[][] {{MILLION, MILLION / 5}, {MILLION, 2 * MILLION}, {10 * MILLION, 2 * MILLION}}) {
            String load = load(size[0], size[1]);
            Contender contender = new Contender(
                    load,
                    "audits the drop, from the launcher",
                    false,
                    contenders.auditor().call());
            if (only.isEmpty() || only.contains(size[0] / MILLION + "m" + size[1] / 1_000 + "k")) {
                takeTurns(Part.SCALE, List.of(contender), drop(size[0], size[1]), load, 1);
            }
        }
    }

    private void watch() throws IOException, InterruptedException {
        Path folder = work.resolve("watch");
        RunFolder.delete(folder);
        Path inbox = folder.resolve("inbox");
        Path out = folder.resolve("reports");
        long round = System.currentTimeMillis();
        List<String> command = contenders.watcher(inbox, out, SETTLE);
        try (WatchedInbox watched = WatchedInbox.open(command, inbox, out, SETTLE)) {
            for (int i = 0; i <= (oneRound ? 1 : LATER_DROPS); i++) {
                Path drop = work.resolve("watched-" + i);
                DropGenerator.generate(drop, WATCHED_ADS, WATCHED_ADS / 5, SEED + i);
                double seconds = watched.secondsUntilReported(drop);
                String name = i == 0 ? "first" : "later";
                String what = i == 0 ? "the first drop of a watcher" : "a drop after that";
                Measured taken = new Measured(seconds, 0, watched.peakMebibytes());
                keep(Part.WATCH, load(WATCHED_ADS, WATCHED_ADS / 5) + ", all reports", round + i, name, what, taken);
            }
        }
        RunFolder.delete(folder);
    }

    private void engine() throws RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(RuleEngineBenchmark.class.getName());
        if (!full) {
            options.warmupTime(TimeValue.seconds(2)).measurementTime(TimeValue.seconds(1));
        }
        long round = System.currentTimeMillis();
        for (RunResult result : new Runner(options.build()).run()) {
            double seconds = result.getPrimaryResult().getScore() / NANOSECONDS;
            String batch = result.getParams().getParam("batch");
            String what = "decides ads in memory, " + batch + " together";
            keep(Part.ENGINE, "one thread", round, batch, what, new Measured(seconds, seconds, 0));
        }
    }

    private static List<Contender> chosen(List<Contender> all, Set<String> only) {
        return all.stream()
                .filter(contender -> only.isEmpty() || only.contains(contender.name()))
                .toList();
    }

    private static String load(int ads, int posts) {
        return String.format(Locale.ROOT, "%,d ads, %,d Spark posts", ads, posts);
    }

    private Path drop(int ads, int posts) throws IOException {
        Path folder = work.resolve("drop-" + ads + "-" + posts);
        DropGenerator.generate(folder, ads, posts, SEED);
        return folder;
    }

    private void takeTurns(Part part, List<Contender> all, Path drop, String load, int rounds)
            throws IOException, InterruptedException {
        Path out = work.resolve("out");
        for (int i = 0; i < (oneRound ? 1 : rounds); i++) {
            long round = System.currentTimeMillis();
            for (Contender contender : all) {
                empty(out);
                Measured run = Measured.run(contender.call().command(drop, out), work);
                keep(part, load, round, contender.name(), contender.what(), run);
                System.err.printf("%s: %.2f s%n", contender.name(), run.seconds());
            }
        }
        RunFolder.delete(out);
    }

    private void keep(Part part, String load, long round, String contender, String what, Measured taken)
            throws IOException {
        String day = LocalDate.now(ZoneOffset.UTC).toString();
        measurements.add(new Measurement(part.key(), mode, load, round, contender, what, taken, commit, day));
    }

    private static void empty(Path folder) throws IOException {
        RunFolder.delete(folder);
        Files.createDirectories(folder);
    }
}
