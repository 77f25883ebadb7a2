package org.previewauditor.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.previewauditor.report.RunFolder;

/**
 * Whether a peer says of every ad what the auditor says: the same ads.csv and findings.csv, row by row and cell by cell,
 * {@code change} aside, which is about earlier runs. What agreed once need not be asked again while neither the programs
 * nor the drop change.
 */
final class Agreement {

    private static final List<String> TABLES = List.of("ads.csv", "findings.csv");
    private static final String NOT_COMPARED = "change";
    private static final int SHOWN = 5;

    /** Rows of each table that were compared and found equal. */
    record Agreed(long ads, long findings) {}

    private final Path file;
    private final String programs;
    private final Map<String, Agreed> agreed = new LinkedHashMap<>();

    private Agreement(Path file, String programs) {
        this.file = file;
        this.programs = programs;
    }

    static Agreement open(Path file, Path home) throws IOException {
        Agreement agreement = new Agreement(file, checksum(home.resolve("benchmarks/target/lib")));
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split(",");
                if (cells[0].equals(agreement.programs)) {
                    agreement.agreed.put(
                            cells[1] + ',' + cells[2], new Agreed(Long.parseLong(cells[3]), Long.parseLong(cells[4])));
                }
            }
        }
        return agreement;
    }

    /** What agreed, by contender and drop. */
    Map<String, Agreed> agreed() {
        return agreed;
    }

    /**
     * Runs a peer and compares what it writes. The first rows that differ are printed.
     *
     * @param ours where the auditor wrote its reports of the same drop
     * @param theirs a folder for the peer's reports
     */
    boolean check(Contender peer, Path drop, Path ours, Path theirs) throws IOException, InterruptedException {
        String key = peer.name() + ',' + drop.getFileName();
        if (agreed.containsKey(key)) {
            return true;
        }
        RunFolder.delete(theirs);
        Files.createDirectories(theirs);
        Measured.run(peer.call().command(drop, theirs), theirs);
        long[] rows = new long[TABLES.size()];
        boolean same = true;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = compare(
                    peer.name(), run(ours).resolve(TABLES.get(i)), run(theirs).resolve(TABLES.get(i)));
            same &= rows[i] >= 0;
        }
        RunFolder.delete(theirs);
        if (same) {
            agreed.put(key, new Agreed(rows[0], rows[1]));
            Files.writeString(
                    file,
                    String.join(",", programs, key, Long.toString(rows[0]), Long.toString(rows[1])) + '\n',
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return same;
    }

    /** The folder with the tables: the auditor makes one for each run. */
    private static Path run(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(path -> path.endsWith(TABLES.get(0)))
                    .map(path -> Objects.requireNonNull(path.getParent()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + TABLES.get(0) + " below " + folder));
        }
    }

    /** How many rows are the same, or -1 if some are not. */
    static long compare(String peer, Path ours, Path theirs) throws IOException {
        long rows = 0;
        int different = 0;
        try (CSVParser left = parser(ours);
                CSVParser right = parser(theirs)) {
            if (!left.getHeaderNames().equals(right.getHeaderNames())) {
                System.err.println(peer + ": " + ours.getFileName() + " has other columns: " + right.getHeaderNames());
                return -1;
            }
            Iterator<CSVRecord> mine = left.iterator();
            Iterator<CSVRecord> others = right.iterator();
            while (different < SHOWN && mine.hasNext() && others.hasNext()) {
                List<String> differences = differences(left.getHeaderNames(), mine.next(), others.next());
                rows++;
                if (!differences.isEmpty()) {
                    different++;
                    System.err.println(
                            peer + ": " + ours.getFileName() + " differs in row " + rows + ": " + differences);
                }
            }
            if (different == 0 && mine.hasNext() != others.hasNext()) {
                different++;
                System.err.println(peer + ": " + ours.getFileName() + " has "
                        + (others.hasNext() ? "more rows than the auditor's, which has " : "only ") + rows);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(peer + ": " + ours.getFileName() + " cannot be compared", e);
        }
        return different == 0 ? rows : -1;
    }

    private static List<String> differences(List<String> columns, CSVRecord mine, CSVRecord theirs) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equals(NOT_COMPARED) && !mine.get(i).equals(theirs.get(i))) {
                differences.add(
                        columns.get(i) + " is \"" + theirs.get(i) + "\", the auditor has \"" + mine.get(i) + '"');
            }
        }
        if (!differences.isEmpty()) {
            differences.add(0, "ad " + mine.get("ad_id"));
        }
        return differences;
    }

    private static CSVParser parser(Path table) throws IOException {
        Reader reader = Files.newBufferedReader(table, StandardCharsets.UTF_8);
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(reader);
    }

    /** One checksum of our own jars: those that decide. */
    private static String checksum(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path jar : jars.filter(path -> path.toString().matches(".*(benchmarks|rules-kjar|batch-auditor)-.*"))
                    .sorted()
                    .toList()) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
