package org.previewauditor.handout;

import com.github.rzymek.opczip.OpcOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import org.dhatim.fastexcel.Workbook;
import org.previewauditor.threads.Ahead;

/**
 * The file of a workbook. Left to itself, the library packs it on the thread that writes the sheets, and dates it by the
 * clock. Here another thread writes the sheets, unpacked, and this one packs them, with the date of the audit.
 */
final class PackedWorkbook {

    /** Writes the sheets. */
    @FunctionalInterface
    interface Sheets {
        void write(Workbook workbook) throws IOException;
    }

    private static final int BUFFER = 1 << 18;
    private static final int BUFFERS_AHEAD = 4;

    /** As small as the best within a few per cent, in half the time. */
    private static final int COMPRESSION = 3;

    private static final String PROPERTIES = "docProps/core.xml";

    private PackedWorkbook() {}

    /**
     * @param created when the workbook was made, in ISO 8601
     * @throws IOException if the file cannot be written
     */
    static void write(Path file, String created, Sheets sheets) throws IOException {
        try (Ahead<byte[]> unpacked = Ahead.begin("sheets", BUFFERS_AHEAD, sink -> writeUnpacked(sheets, sink));
                OpcOutputStream packed =
                        new OpcOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            packed.setLevel(COMPRESSION);
            PushbackInputStream in =
                    new PushbackInputStream(new SequenceInputStream(new Streams(unpacked)), Part.BUFFER);
            for (String name = Part.name(in); !name.isEmpty(); name = Part.name(in)) {
                packed.putNextEntry(new ZipEntry(name));
                Part part = new Part(in);
                if (name.equals(PROPERTIES)) {
                    packed.write(dated(part.readAllBytes(), created));
                } else {
                    part.transferTo(packed);
                }
                part.end();
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void writeUnpacked(Sheets sheets, Consumer<byte[]> sink) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new Pieces(sink), BUFFER);
                Workbook workbook = new Workbook(out, "Preview Auditor", "1.0")) {
            workbook.setCompressionLevel(Deflater.NO_COMPRESSION);
            sheets.write(workbook);
        }
    }

    private static byte[] dated(byte[] properties, String created) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceFirst(">[^<>]*</dcterms:created>", ">" + created + "</dcterms:created>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A file in a zip file, as the library writes it: before it a head of thirty bytes and its name, after it
     * twenty-four bytes with its size, which the streams of the JDK misread.
     */
    private static final class Part extends InflaterInputStream {

        static final int BUFFER = 1 << 14;

        private static final int HEAD = 30;
        private static final int LENGTH_OF_NAME = 26;
        private static final int TAIL = 24;

        private final PushbackInputStream source;

        Part(PushbackInputStream source) {
            super(source, new Inflater(true), BUFFER);
            this.source = source;
        }

        /** The name of the file that comes next; empty if the list of all files does. */
        static String name(InputStream in) throws IOException {
            byte[] head = in.readNBytes(HEAD);
            if (head.length < HEAD || head[2] != 3 || head[3] != 4) {
                return "";
            }
            return new String(in.readNBytes(head[LENGTH_OF_NAME]), StandardCharsets.US_ASCII);
        }

        /** Goes on to what follows it. */
        void end() throws IOException {
            source.unread(buf, len - inf.getRemaining(), inf.getRemaining());
            source.skipNBytes(TAIL);
            inf.end();
        }
    }

    /** What is written, piece by piece. */
    private static final class Pieces extends OutputStream {

        private final Consumer<byte[]> sink;

        Pieces(Consumer<byte[]> sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sink.accept(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }

    /** What is read, piece by piece: the JDK joins streams by nothing newer than an enumeration. */
    @SuppressWarnings("JdkObsolete")
    private record Streams(Iterator<byte[]> pieces) implements Enumeration<InputStream> {

        @Override
        public boolean hasMoreElements() {
            return pieces.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return new ByteArrayInputStream(pieces.next());
        }
    }
}
