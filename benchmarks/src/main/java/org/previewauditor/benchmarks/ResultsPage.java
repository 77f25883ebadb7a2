package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RESULTS.md: what was measured, where and how. What it means is written by people, in NOTES.md. */
final class ResultsPage {

    private static final String UNIT = "commons-csv";
    private static final String AUDITOR = "auditor";
    private static final String EMPTY = "empty-application";
    private static final double NANOSECONDS = 1e9;

    /** The libraries whose versions matter, by the beginning of the names of their jars. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(drools-engine|spring-batch-core|spring-boot|commons-csv|h2|evrete-core|duckdb_jdbc|jmh-core)-([0-9].*)\\.jar");

    private final Measurements measurements;
    private final Agreement agreement;
    private final StringBuilder text = new StringBuilder();

    ResultsPage(Measurements measurements, Agreement agreement) {
        this.measurements = measurements;
        this.agreement = agreement;
    }

    void write(Path file, Path home) throws IOException {
        line("# Results");
        line("");
        line(
                "Written by `benchmarks/run`; [NOTES.md](NOTES.md) says what it means, what each peer decides, and what was tried.");
        line(
                "Seconds are medians of whole processes, with the shortest and the longest; contenders took turns. A ratio is the");
        line("median of the ratios of the rounds that both ran in.");
        line("");
        machine(home.resolve("benchmarks/target/lib"));
        targets();
        peers();
        reports();
        start();
        rules();
        scale();
        watch();
        engine();
        Files.writeString(file, text);
    }

    private void machine(Path libraries) throws IOException {
        String cpu;
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            cpu = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        }
        head("machine", "");
        row("processor", cpu + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        row("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        try (Stream<Path> jars = Files.list(libraries)) {
            List<String> versions = jars.map(
                            jar -> LIBRARY.matcher(jar.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1) + " " + name.group(2))
                    .sorted()
                    .toList();
            row("libraries", String.join(", ", versions));
        }
    }

    private void targets() {
        List<Measurement> peers = measurements.of(Part.PEERS);
        List<Measurement> start = measurements.of(Part.START);
        List<Measurement> rules = measurements.of(Part.RULES);
        List<Measurement> scale = measurements.of(Part.SCALE);
        title("Targets");
        head("measure", "target", "measured", "");
        atMost("auditor / hand-written Java, one thread", 1.0, Measurements.ratios(peers, AUDITOR, "hand-written"));
        atLeast(
                "conventional Spring Batch + Drools / auditor",
                10,
                Measurements.ratios(peers, "spring-batch", AUDITOR));
        atMost("auditor / bare Commons CSV pass", 1.5, Measurements.ratios(peers, AUDITOR, UNIT));
        atLeast("Evrete / auditor", 1, Measurements.ratios(peers, "evrete", AUDITOR));
        atLeast("DuckDB / auditor", 1, Measurements.ratios(peers, "duckdb", AUDITOR));
        String small = load(1, 200);
        String manyPosts = load(1, 2_000);
        String large = load(10, 2_000);
        atMost("time of 10,000,000 ads / of 1,000,000", 10.5, ratio(seconds(scale, large), seconds(scale, small)));
        atMost("peak of 10,000,000 ads and 2,000,000 posts, GiB", 1.5, ratio(peak(scale, large), List.of(1024.0)));
        atMost(
                "that peak / peak of 1,000,000 ads and as many posts",
                1.3,
                ratio(peak(scale, large), peak(scale, manyPosts)));
        atMost("twice as many rules", 1.25, Measurements.ratios(rules, "twice-rules", "rules"));
        atMost("watch, first drop: seconds from settled to visible", 2, seconds(measurements.of(Part.WATCH), "first"));
        atMost("watch, later drops: seconds from settled to visible", 2, seconds(measurements.of(Part.WATCH), "later"));
        atMost("`audit sample-data/healthy` / empty application", 1.5, Measurements.ratios(start, AUDITOR, EMPTY));
        atMost(
                "the same / empty application, unpacked and with class data sharing",
                1.5,
                Measurements.ratios(start, AUDITOR, "empty-unpacked"));
    }

    private static String load(int millions, int thousandPosts) {
        return String.format(Locale.ROOT, "%,d ads, %,d Spark posts", millions * 1_000_000, thousandPosts * 1_000);
    }

    private static List<Double> seconds(List<Measurement> part, String contender) {
        return Measurements.of(part, contender).stream()
                .map(one -> one.taken().seconds())
                .toList();
    }

    private static List<Double> peak(List<Measurement> part, String contender) {
        return Measurements.of(part, contender).stream()
                .map(one -> (double) one.taken().peakMebibytes())
                .toList();
    }

    private static List<Double> ratio(List<Double> left, List<Double> right) {
        return left.isEmpty() || right.isEmpty() ? List.of() : List.of(median(left) / median(right));
    }

    private void atMost(String measure, double target, List<Double> measured) {
        target(measure, "at most " + plain(target), measured, measured.isEmpty() || median(measured) <= target);
    }

    private void atLeast(String measure, double target, List<Double> measured) {
        target(measure, "at least " + plain(target), measured, measured.isEmpty() || median(measured) >= target);
    }

    private void target(String measure, String target, List<Double> measured, boolean met) {
        if (measured.isEmpty()) {
            row(measure, target, "not measured", "");
        } else {
            row(measure, target, median(measured), met ? "met" : "**missed**");
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private void peers() {
        List<Measurement> part = measurements.of(Part.PEERS);
        if (begin(Part.PEERS, part)) {
            table(part, UNIT, AUDITOR);
            line("");
            line(
                    "Peers are timed only if they say of every ad what the auditor says, in every cell of ads.csv and findings.csv:");
            line("");
            head("peer", "drop", "ads compared", "findings compared");
            agreement.agreed().forEach((key, agreed) -> {
                String[] names = key.split(",", 2);
                row(names[0], names[1], number(agreed.ads()), number(agreed.findings()));
            });
        }
    }

    private void reports() {
        List<Measurement> part = measurements.of(Part.REPORTS);
        if (begin(Part.REPORTS, part)) {
            table(part, AUDITOR, AUDITOR);
        }
    }

    private void start() {
        List<Measurement> part = measurements.of(Part.START);
        if (begin(Part.START, part)) {
            table(part, EMPTY, "empty-unpacked");
        }
    }

    private void rules() {
        List<Measurement> part = measurements.of(Part.RULES);
        if (begin(Part.RULES, part)) {
            line("The added rules never fire.");
            line("");
            table(part, "rules", "rules");
        }
    }

    private void scale() {
        List<Measurement> part = measurements.of(Part.SCALE);
        if (begin(Part.SCALE, part)) {
            head("drop", "seconds", "processor seconds", "peak MiB");
            for (String load : Measurements.contenders(part)) {
                List<Measurement> runs = Measurements.of(part, load);
                row(load, spread(runs), cpu(runs), mebibytes(runs));
            }
        }
    }

    private void watch() {
        List<Measurement> part = measurements.of(Part.WATCH);
        if (begin(Part.WATCH, part)) {
            line("From the end of the settle time until the report can be seen.");
            line("");
            head("", "drops", "seconds", "peak MiB");
            for (String drop : Measurements.contenders(part)) {
                List<Measurement> runs = Measurements.of(part, drop);
                row(runs.get(0).what(), runs.size(), spread(runs), mebibytes(runs));
            }
        }
    }

    private void engine() {
        List<Measurement> part = measurements.of(Part.ENGINE);
        if (begin(Part.ENGINE, part)) {
            head("ads decided together", "nanoseconds for each ad", "ads a second");
            for (String batch : Measurements.contenders(part)) {
                double seconds = median(seconds(part, batch));
                row(batch, number(Math.round(seconds * NANOSECONDS)), number(Math.round(1 / seconds)));
            }
        }
    }

    /** Writes the title of a comparison, and how it was measured. */
    private boolean begin(Part part, List<Measurement> measured) {
        title(part.title());
        if (measured.isEmpty()) {
            line("Not measured: `benchmarks/run full " + part.key() + "`.");
            return false;
        }
        String modes = joined(measured, Measurement::mode);
        String loads = part == Part.SCALE ? "drops of several sizes" : joined(measured, Measurement::load);
        line("`benchmarks/run " + modes + ' ' + part.key() + "`: " + loads + ". Version "
                + joined(measured, Measurement::commit) + ", measured " + joined(measured, Measurement::day) + '.');
        line("");
        return true;
    }

    private static String joined(List<Measurement> part, java.util.function.Function<Measurement, String> what) {
        return part.stream().map(what).distinct().collect(Collectors.joining(", "));
    }

    private void table(List<Measurement> part, String unit, String other) {
        Set<String> units = new TreeSet<>(List.of(unit, other));
        List<String> columns = new ArrayList<>(List.of("", "what it does", "rounds", "seconds"));
        units.forEach(name -> columns.add("times " + name));
        columns.addAll(List.of("processor seconds", "peak MiB"));
        head(columns.toArray(new String[0]));
        for (String contender : Measurements.contenders(part)) {
            List<Measurement> runs = Measurements.of(part, contender);
            List<Object> cells = new ArrayList<>(List.of(contender, runs.get(0).what(), runs.size(), spread(runs)));
            for (String name : units) {
                List<Double> ratios = Measurements.ratios(part, contender, name);
                cells.add(ratios.isEmpty() ? "" : median(ratios));
            }
            cells.addAll(List.of(cpu(runs), mebibytes(runs)));
            row(cells.toArray());
        }
    }

    /** The median, and the shortest and the longest. */
    private static String spread(List<Measurement> runs) {
        List<Double> seconds =
                runs.stream().map(one -> one.taken().seconds()).sorted().toList();
        String middle = String.format(Locale.ROOT, "%.2f", median(seconds));
        return seconds.size() == 1
                ? middle
                : middle
                        + String.format(
                                Locale.ROOT, " (%.2f to %.2f)", seconds.get(0), seconds.get(seconds.size() - 1));
    }

    private static double cpu(List<Measurement> runs) {
        return median(runs.stream().map(one -> one.taken().cpuSeconds()).toList());
    }

    private static String mebibytes(List<Measurement> runs) {
        return number(runs.stream()
                .mapToLong(one -> one.taken().peakMebibytes())
                .max()
                .orElse(0));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void title(String title) {
        text.append('\n').append("## ").append(title).append("\n\n");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(Object... cells) {
        text.append("| ");
        for (Object cell : cells) {
            text.append(cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : cell)
                    .append(" | ");
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }

    /** A table's head, and the line under it. */
    private void head(String... columns) {
        row((Object[]) columns);
        text.append("|").append(" --- |".repeat(columns.length)).append('\n');
    }
}
