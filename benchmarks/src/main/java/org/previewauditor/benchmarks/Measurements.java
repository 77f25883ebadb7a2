package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All that was measured on this machine, kept in a file (cells between tabs), so that a table can be measured in several goes. */
final class Measurements {

    private final Path file;
    private final List<Measurement> all = new ArrayList<>();

    private Measurements(Path file) {
        this.file = file;
    }

    static Measurements open(Path file) throws IOException {
        Measurements measurements = new Measurements(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t");
                Measured taken = new Measured(
                        Double.parseDouble(cells[6]), Double.parseDouble(cells[7]), Long.parseLong(cells[8]));
                measurements.all.add(new Measurement(
                        cells[0],
                        cells[1],
                        cells[2],
                        Long.parseLong(cells[3]),
                        cells[4],
                        cells[5],
                        taken,
                        cells[9],
                        cells[10]));
            }
        }
        return measurements;
    }

    /** Adds a run, and keeps it at once: a later one may fail. */
    void add(Measurement measurement) throws IOException {
        all.add(measurement);
        save();
    }

    /** Forgets what was measured of a comparison in one mode. */
    void forget(Part part, String mode) throws IOException {
        all.removeIf(measurement ->
                measurement.part().equals(part.key()) && measurement.mode().equals(mode));
        save();
    }

    /** What there is of a comparison: of the full mode, if that was measured. */
    List<Measurement> of(Part part) {
        List<Measurement> full = select(measurement ->
                measurement.part().equals(part.key()) && measurement.mode().equals("full"));
        return full.isEmpty() ? select(measurement -> measurement.part().equals(part.key())) : full;
    }

    private List<Measurement> select(Predicate<Measurement> which) {
        return all.stream().filter(which).toList();
    }

    /** The runs of one contender. */
    static List<Measurement> of(List<Measurement> part, String contender) {
        return part.stream()
                .filter(measurement -> measurement.contender().equals(contender))
                .toList();
    }

    /** Names of the contenders, in the order in which they first ran. */
    static Set<String> contenders(List<Measurement> part) {
        Set<String> names = new LinkedHashSet<>();
        part.forEach(measurement -> names.add(measurement.contender()));
        return names;
    }

    /** How long one contender took in terms of another, in each round that both ran in. */
    static List<Double> ratios(List<Measurement> part, String contender, String unit) {
        List<Double> ratios = new ArrayList<>();
        for (Measurement one : of(part, contender)) {
            for (Measurement other : of(part, unit)) {
                if (one.round() == other.round()) {
                    ratios.add(one.taken().seconds() / other.taken().seconds());
                }
            }
        }
        return ratios;
    }

    private void save() throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, all.stream().map(Measurements::line).toList());
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(Measurement one) {
        return String.join(
                "\t",
                one.part(),
                one.mode(),
                one.load(),
                Long.toString(one.round()),
                one.contender(),
                one.what(),
                Double.toString(one.taken().seconds()),
                Double.toString(one.taken().cpuSeconds()),
                Long.toString(one.taken().peakMebibytes()),
                one.commit(),
                one.day());
    }
}
