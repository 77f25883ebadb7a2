package org.previewauditor.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;

/** Says by its first lines which kinds a file is. */
final class Recogniser {

    private static final int HEADER_LINES = 21;
    private static final int LOOKED_AT = 1 << 20;
    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final int CELLS_TOLD = 12;
    private static final int CELL_LENGTH_TOLD = 40;

    private static final String AS_CSV = " Open it and save it as \"CSV UTF-8 (comma delimited)\".";
    private static final Map<String, String> REFUSED_EXTENSIONS = Map.of(
            "xlsx",
            "An Excel workbook cannot be read." + AS_CSV,
            "xlsm",
            "An Excel workbook cannot be read." + AS_CSV,
            "xls",
            "An Excel workbook cannot be read." + AS_CSV,
            "zip",
            "A zip archive cannot be read. Unpack it, and save what it holds as \"CSV UTF-8 (comma delimited)\".",
            "gz",
            "A gzip archive cannot be read. Unpack it, and save what it holds as \"CSV UTF-8 (comma delimited)\".",
            "json",
            "JSON cannot be read. Flatten it to a table, one column for each field, and save that as \"CSV UTF-8\".");

    private final boolean advertiserGiven;

    Recogniser(boolean advertiserGiven) {
        this.advertiserGiven = advertiserGiven;
    }

    /**
     * @throws IOException if the file cannot be read at all
     */
    DropFile recognise(Path path) throws IOException {
        long size = Files.size(path);
        String name = DropFile.nameOf(path);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String refusal = REFUSED_EXTENSIONS.get(extension);
        if (refusal != null) {
            return refused(path, size, TextEncoding.UTF_8, refusal, Set.of());
        }
        TextEncoding encoding;
        byte[] start;
        boolean whole;
        try (InputStream bytes = Files.newInputStream(path)) {
            encoding = TextEncoding.of(bytes.readNBytes(4));
        }
        try (InputStream text = encoding.open(path)) {
            start = text.readNBytes(LOOKED_AT);
            whole = start.length < LOOKED_AT;
        }
        return new FirstLines(path, size, encoding, start, whole).recognise();
    }

    /** A file that must not be opened: only its name tells which kinds it may have been meant to be. */
    static DropFile refuseUnopened(Path path, String refusal) {
        return DropFile.unopened(path, refusal, DropFile.kindsNamedIn(DropFile.nameOf(path)));
    }

    private static DropFile refused(
            Path path, long size, TextEncoding encoding, String refusal, Set<ExportKind> nearByHeader) {
        Set<ExportKind> near = EnumSet.noneOf(ExportKind.class);
        near.addAll(nearByHeader);
        near.addAll(DropFile.kindsNamedIn(DropFile.nameOf(path)));
        return DropFile.refused(path, size, encoding, refusal, near);
    }

    /** A record that might be the header, split at one delimiter. */
    private record Line(int number, int dataLine, int end, char delimiter, byte[] bytes, HeaderMatch match) {}

    /** The beginning of one file. */
    private final class FirstLines {

        private final Path path;
        private final long size;
        private final TextEncoding encoding;
        private final byte[] text;
        private final boolean whole;
        private final Set<ExportKind> near = EnumSet.noneOf(ExportKind.class);
        private @Nullable Line nearest;

        /** The first line that would be a record without end, and whether a quote is why; 0 if there is none. */
        private int endlessLine;

        private boolean endlessQuote;

        /** The first line that {@code |} would split into known columns; 0 if there is none. */
        private int pipedLine;

        FirstLines(Path path, long size, TextEncoding encoding, byte[] text, boolean whole) {
            this.path = path;
            this.size = size;
            this.encoding = encoding;
            this.text = text;
            this.whole = whole;
        }

        DropFile recognise() {
            if (new String(text, StandardCharsets.UTF_8).isBlank()) {
                return refuse("The file is empty. Export it again.");
            }
            Charset wide = encoding == TextEncoding.UTF_8 ? Legacy.wideCharsetOf(text) : null;
            if (wide != null) {
                return refuseUnmarked(wide);
            }
            if (text[0] == 'P' && text.length > 3 && text[1] == 'K' && text[2] == 3) {
                return refuse("The file is a workbook or archive, not text." + AS_CSV);
            }
            int offset = 0;
            int number = 1;
            while (offset < text.length && number <= HEADER_LINES) {
                Line best = bestAt(offset, number);
                if (best != null) {
                    return isOtherEncoding(best.bytes) ? refuseEncoding(best) : decide(best);
                }
                offset = endOfLine(offset);
                number++;
            }
            return nearest != null && isOtherEncoding(nearest.bytes)
                    ? refuseEncoding(nearest)
                    : refuse(nothingRecognised());
        }

        /** The line as the delimiter reads it that gives most columns, or {@code null} if it is nobody's header. */
        private @Nullable Line bestAt(int offset, int number) {
            Line best = null;
            for (char delimiter : DELIMITERS) {
                int end = RecordEnd.of(text, offset, whole, delimiter);
                if (end < 0) {
                    rememberEndless(offset, number);
                    continue;
                }
                byte[] bytes = Arrays.copyOfRange(text, offset, end);
                for (Charset charset : Legacy.charsetsOf(bytes)) {
                    HeaderMatch match = new HeaderMatch(cells(new String(bytes, charset), delimiter), advertiserGiven);
                    Line line = new Line(
                            number, number + InvalidUtf8.lineEnds(bytes, bytes.length), end, delimiter, bytes, match);
                    remember(line);
                    if (match.bestCount() > (best == null ? 0 : best.match.bestCount())) {
                        best = line;
                    }
                }
            }
            if (best == null && pipedLine == 0 && isPiped(offset)) {
                pipedLine = number;
            }
            return best;
        }

        private void rememberEndless(int offset, int number) {
            if (endlessLine == 0) {
                endlessLine = number;
                endlessQuote = whole || indexOf('"', offset, text.length) >= 0;
            }
        }

        private boolean isPiped(int offset) {
            int end = Math.min(endOfLine(offset), text.length);
            if (indexOf('|', offset, end) < 0) {
                return false;
            }
            String line = new String(text, offset, end - offset, StandardCharsets.UTF_8);
            return new HeaderMatch(List.of(line.split("\\|")), advertiserGiven).bestPartialCount() > 1;
        }

        private int indexOf(char wanted, int from, int to) {
            for (int i = from; i < to; i++) {
                if (text[i] == wanted) {
                    return i;
                }
            }
            return -1;
        }

        private void remember(Line line) {
            near.addAll(line.match.nearKinds());
            if (nearest == null || line.match.bestPartialCount() > nearest.match.bestPartialCount()) {
                nearest = line;
            }
        }

        private DropFile decide(Line line) {
            List<HeaderMatch.Candidate> best = line.match.best();
            if (best.size() > 1) {
                Set<ExportKind> named = DropFile.kindsNamedIn(DropFile.nameOf(path));
                List<HeaderMatch.Candidate> meant = best.stream()
                        .filter(candidate -> named.contains(candidate.kind()))
                        .toList();
                best = meant.size() == 1 ? meant : line.match.bestButErrorLog();
                if (best.size() > 1) {
                    return refuse(ambiguous(line, best));
                }
            }
            DropFile.Header header = new DropFile.Header(
                    line.number,
                    line.dataLine,
                    line.end,
                    line.delimiter,
                    best.get(0).layouts(),
                    encoding.isWide() ? null : InvalidUtf8.in(text, line.end, 1, encoding.markLength()));
            return DropFile.recognised(path, size, encoding, header);
        }

        private DropFile refuseEncoding(Line line) {
            String name = Legacy.likelyName(
                    line.bytes,
                    charset -> new HeaderMatch(cells(new String(line.bytes, charset), line.delimiter), advertiserGiven)
                            .bestPartialCount());
            return refuse("The header on line " + line.number + " is not UTF-8 but " + name
                    + ": names and columns would be misread. Save the file again as \"CSV UTF-8\".");
        }

        /** Its header still tells of which kinds no absence may be concluded. */
        private DropFile refuseUnmarked(Charset wide) {
            byte[] readable = new String(text, wide).getBytes(StandardCharsets.UTF_8);
            FirstLines lines = new FirstLines(path, size, encoding, readable, whole);
            lines.recognise();
            near.addAll(lines.near);
            return refuse("The file looks like UTF-16 without a byte order mark: names and columns would be misread."
                    + " Save it again as \"CSV UTF-8\".");
        }

        private DropFile refuse(String refusal) {
            return refused(path, size, encoding, refusal, near);
        }

        private String ambiguous(Line line, List<HeaderMatch.Candidate> tied) {
            List<String> kinds =
                    tied.stream().map(candidate -> candidate.kind().id()).toList();
            near.addAll(tied.stream().map(HeaderMatch.Candidate::kind).toList());
            return "The header on line " + line.number + " (" + seen(line) + ") fits " + String.join(" and ", kinds)
                    + " equally well, with " + line.match.bestCount()
                    + " columns each. Put the kind's name into the file name, such as " + kinds.get(0) + ".csv.";
        }

        private String nothingRecognised() {
            if (nearest == null || nearest.match.bestPartialCount() == 0) {
                return "No line among the first " + HEADER_LINES + " is the header of a known kind"
                        + (nearest == null ? "." : "; line " + nearest.number + " reads: " + seen(nearest) + ".")
                        + advice(" Export it with TikTok's column names in its header, or leave it out.");
            }
            List<String> lacks = nearest.match.shortcomings(DropFile.kindsNamedIn(DropFile.nameOf(path)));
            return "The header on line " + nearest.number + " (" + seen(nearest) + ") is that of no known kind: "
                    + String.join("; ", lacks) + "."
                    + advice(" Add what is missing, or leave the file out.")
                    + (lacks.contains("ads lacks advertiser_id")
                            ? " For ads without that column, --advertiser-id fills it."
                            : "");
        }

        /** What keeps a line from being read as a header, if that is known, and what to do; else what is said here. */
        private String advice(String otherwise) {
            if (endlessLine > 0) {
                return endlessQuote
                        ? " A quote is opened on line " + endlessLine + " and not closed: close it."
                        : " Line " + endlessLine
                                + " is longer than 1 MiB, as no header is: end the header with a line end.";
            }
            return pipedLine > 0
                    ? " Line " + pipedLine
                            + " is split by |, which is no delimiter: save the file with commas, semicolons"
                            + " or tabs between its cells."
                    : otherwise;
        }

        private int endOfLine(int offset) {
            int at = offset;
            while (at < text.length && text[at] != '\n' && text[at] != '\r') {
                at++;
            }
            return at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
        }
    }

    private static String seen(Line line) {
        List<String> told = new ArrayList<>();
        for (String cell : line.match.cells()) {
            String text = Cells.unwrap(cell).replaceAll("\\s+", " ");
            if (!text.isEmpty() && told.size() < CELLS_TOLD) {
                told.add(RejectText.of(text, CELL_LENGTH_TOLD));
            }
        }
        return String.join(", ", told) + (line.match.cells().size() > CELLS_TOLD ? ", …" : "");
    }

    private static List<String> cells(String record, char delimiter) {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(record))
                .setFormat(Csv.format(delimiter))
                .get()) {
            for (CSVRecord cells : parser) {
                return cells.toList();
            }
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("a whole record in memory can be read", e);
        }
    }

    /** Whether bytes are not UTF-8 but text in another encoding; a few damaged bytes are neither. */
    private static boolean isOtherEncoding(byte[] bytes) {
        return !Legacy.charsetsOf(bytes).contains(StandardCharsets.UTF_8);
    }
}
