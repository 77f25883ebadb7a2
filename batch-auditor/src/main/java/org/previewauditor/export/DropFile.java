package org.previewauditor.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Masking;

/** A file of a drop, as far as its header tells: which kinds it is, or why it is refused. Immutable. */
public final class DropFile {

    private final Path path;
    private final String name;
    private final long size;
    private final TextEncoding encoding;
    private final @Nullable Header header;
    private final @Nullable String refusal;
    private final Set<ExportKind> nearKinds;
    private final boolean isOpened;

    /**
     * The header that was recognised.
     *
     * @param line physical line, counted from 1, on which it starts
     * @param dataLine physical line on which the first record after it starts
     * @param dataOffset where that is, in bytes of the UTF-8 text without byte order mark
     * @param layouts the columns of each kind, the main kind first
     * @param invalidUtf8 bytes in it, or before it, that are not valid UTF-8; {@code null} if there are none
     */
    record Header(
            int line,
            int dataLine,
            long dataOffset,
            char delimiter,
            List<Layout> layouts,
            @Nullable InvalidUtf8 invalidUtf8) {}

    private DropFile(
            Path path,
            String name,
            long size,
            TextEncoding encoding,
            @Nullable Header header,
            @Nullable String refusal,
            Set<ExportKind> nearKinds,
            boolean isOpened) {
        this.path = path;
        this.name = name;
        this.size = size;
        this.encoding = encoding;
        this.header = header;
        this.refusal = refusal;
        this.nearKinds = nearKinds;
        this.isOpened = isOpened;
    }

    static DropFile recognised(Path path, long size, TextEncoding encoding, Header header) {
        return new DropFile(path, shownName(path), size, encoding, header, null, Set.of(), true);
    }

    static DropFile refused(Path path, long size, TextEncoding encoding, String refusal, Set<ExportKind> nearKinds) {
        return new DropFile(path, shownName(path), size, encoding, null, refusal, Set.copyOf(nearKinds), true);
    }

    /** A file that is refused for its place, without a look at what it holds. */
    static DropFile unopened(Path path, String refusal, Set<ExportKind> nearKinds) {
        return new DropFile(path, shownName(path), 0, TextEncoding.UTF_8, null, refusal, Set.copyOf(nearKinds), false);
    }

    static String nameOf(Path path) {
        Path last = path.getFileName();
        return (last == null ? path : last).toString();
    }

    private static String shownName(Path path) {
        return Masking.text(nameOf(path));
    }

    /** The same file by another name, which is shown as it is. */
    DropFile called(String shownName) {
        return new DropFile(path, shownName, size, encoding, header, refusal, nearKinds, isOpened);
    }

    /** The end of its path, masked, with {@code /} between the names; all of it if it has no more folders. */
    String nameWith(int folders) {
        Path whole = path.toAbsolutePath().normalize();
        int names = whole.getNameCount();
        StringJoiner end = new StringJoiner("/");
        whole.subpath(Math.max(0, names - 1 - folders), names).forEach(name -> end.add(name.toString()));
        return Masking.text(end.toString());
    }

    /** How many folders it lies in. */
    int folders() {
        return path.toAbsolutePath().normalize().getNameCount() - 1;
    }

    /**
     * Its name, masked, by which reports call it, and which no other file of its drop has: without folders and number,
     * unless several files would be shown by one name.
     */
    public String name() {
        return name;
    }

    public Path path() {
        return path;
    }

    /** Its length in bytes when the drop was opened; 0 if it must not be opened. */
    public long size() {
        return size;
    }

    /** The kinds that it is, the main kind first; empty if it is refused. */
    public List<ExportKind> kinds() {
        return header == null
                ? List.of()
                : header.layouts.stream().map(Layout::kind).toList();
    }

    /** Whether it is of this kind, alone or beside another. */
    public boolean is(ExportKind kind) {
        return layoutOf(kind) != null;
    }

    /** The kind under which it is listed and its rows are counted, or {@code null} if it is refused. */
    public @Nullable ExportKind mainKind() {
        return header == null ? null : header.layouts.get(0).kind();
    }

    /** Why it is refused, what was seen and what to do, or {@code null} if it is not. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** The kinds that a refused file may have been meant to be: of these no absence may be concluded. */
    public Set<ExportKind> nearKinds() {
        return nearKinds;
    }

    /** Its encoding as reports name it, such as {@code UTF-8 with BOM}. */
    public String encoding() {
        return encoding.title();
    }

    /** What stands between its cells: comma, semicolon or tab; {@code null} if it is refused. */
    public @Nullable Character delimiter() {
        return header == null ? null : header.delimiter;
    }

    /** The physical line, counted from 1, on which its header starts; 0 if it is refused. */
    public int headerLine() {
        return header == null ? 0 : header.line;
    }

    /** TikTok's names of the columns that it has of this kind; empty if it is not of this kind. */
    public List<String> recognisedColumns(ExportKind kind) {
        Layout layout = layoutOf(kind);
        return layout == null
                ? List.of()
                : layout.recognised().stream().map(Column::id).toList();
    }

    /** Whether it is of this kind and has this column. */
    public boolean has(ExportKind kind, Column column) {
        Layout layout = layoutOf(kind);
        return layout != null && layout.has(column);
    }

    /** How many columns of this kind it has, as far as they count when files are compared. */
    public int recognisedCount(ExportKind kind) {
        Layout layout = layoutOf(kind);
        return layout == null ? 0 : layout.count();
    }

    /** What is odd about its header. What is odd about its rows is told by their {@link Tally}. */
    public List<String> headerWarnings() {
        if (header == null) {
            return List.of();
        }
        Stream<String> bytes = Stream.ofNullable(header.invalidUtf8).map(InvalidUtf8::toString);
        Stream<String> columns = header.layouts.stream()
                .flatMap(layout -> layout.ambiguities().stream())
                .distinct();
        return Stream.concat(bytes, columns).toList();
    }

    /**
     * The SHA-256 of its bytes, in lower-case hexadecimal digits; of no bytes if it must not be opened. Reads the whole
     * file each time.
     *
     * @throws IOException if it cannot be read
     */
    public String sha256() throws IOException {
        return isOpened ? Sha256.of(path, size) : Sha256.ofNothing();
    }

    TextEncoding textEncoding() {
        return encoding;
    }

    /** The recognised header; only a file that is not refused has one. */
    Header header() {
        if (header == null) {
            throw new IllegalStateException(name + " is refused and cannot be read: " + refusal);
        }
        return header;
    }

    private @Nullable Layout layoutOf(ExportKind kind) {
        if (header != null) {
            for (Layout layout : header.layouts) {
                if (layout.kind() == kind) {
                    return layout;
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        String kinds = kinds().stream().map(ExportKind::id).collect(Collectors.joining("+"));
        return name + " (" + (refusal == null ? kinds : "refused") + ")";
    }

    /** The kinds whose names stand in a file name, however it separates words; the longest names count first. */
    static Set<ExportKind> kindsNamedIn(String fileName) {
        String rest = HeaderNames.normal(fileName);
        Set<ExportKind> named = EnumSet.noneOf(ExportKind.class);
        List<ExportKind> longestFirst = KindShape.ALL.stream()
                .map(KindShape::kind)
                .sorted(Comparator.comparingInt((ExportKind kind) -> kind.id().length())
                        .reversed())
                .toList();
        for (ExportKind kind : longestFirst) {
            String word = HeaderNames.normal(kind.id());
            if (rest.contains(word)) {
                named.add(kind);
                rest = rest.replace(word, "|");
            }
        }
        return named;
    }
}
