package org.previewauditor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The floors: what reading the files of a drop takes if nothing is done with them, one thread.
 *
 * <pre>Floor bytes|csv FOLDER</pre>
 */
public final class Floor {

    private static final int READ_AT_ONCE = 1 << 17;

    private Floor() {}

    public static void main(String[] args) throws IOException {
        long seen = 0;
        for (Path file : files(Path.of(args[1]))) {
            seen += args[0].equals("bytes") ? bytes(file) : cells(file);
        }
        System.out.println(seen);
    }

    /** The bytes of the file, read and not looked at. */
    private static long bytes(Path file) throws IOException {
        byte[] buffer = new byte[READ_AT_ONCE];
        long seen = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                seen += count;
            }
        }
        return seen;
    }

    /** The cells of the file as Commons CSV gives them to anybody, and the sum of their lengths. */
    private static long cells(Path file) throws IOException {
        long seen = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(CSVFormat.DEFAULT)
                        .get()) {
            for (CSVRecord row : parser) {
                for (int i = 0; i < row.size(); i++) {
                    seen += row.get(i).length();
                }
            }
        }
        return seen;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
