package org.previewauditor.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The encodings in which a file may come, told apart by its byte order mark. */
enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    UTF_8_WITH_BOM("UTF-8 with BOM", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF);

    private final String title;
    private final Charset charset;
    private final int[] mark;

    TextEncoding(String title, Charset charset, int... mark) {
        this.title = title;
        this.charset = charset;
        this.mark = mark;
    }

    /** The encoding of a file that begins with these bytes; without a byte order mark it is UTF-8. */
    static TextEncoding of(byte[] start) {
        for (TextEncoding encoding : values()) {
            if (encoding.mark.length > 0 && encoding.marks(start)) {
                return encoding;
            }
        }
        return UTF_8;
    }

    String title() {
        return title;
    }

    /** Length of the byte order mark. */
    int markLength() {
        return mark.length;
    }

    /** Whether a character is two bytes, or four, in the file. */
    boolean isWide() {
        return !charset.equals(StandardCharsets.UTF_8);
    }

    /** The file's text as UTF-8 without a byte order mark. */
    InputStream open(Path path) throws IOException {
        InputStream bytes = Files.newInputStream(path);
        try {
            bytes.skipNBytes(mark.length);
            return isWide() ? new Utf8InputStream(bytes, charset) : bytes;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private boolean marks(byte[] start) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (Byte.toUnsignedInt(start[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
