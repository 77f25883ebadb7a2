package org.previewauditor.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text of another encoding as UTF-8 bytes. What cannot be decoded becomes U+FFFD. */
final class Utf8InputStream extends InputStream {

    private static final int CHARS = 1 << 15;

    private final Reader reader;
    private final char[] chars = new char[CHARS];
    private int kept;
    private byte[] encoded = {};
    private int at;

    Utf8InputStream(InputStream bytes, Charset charset) {
        this.reader = new InputStreamReader(bytes, charset);
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(encoded[at++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - at);
        System.arraycopy(encoded, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean fill() throws IOException {
        while (at == encoded.length) {
            int count = reader.read(chars, kept, chars.length - kept);
            int end = kept + Math.max(count, 0);
            if (end == 0) {
                return false;
            }
            // The halves of a character may come in two reads: the first waits for the second.
            kept = count >= 0 && Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
            encoded = new String(chars, 0, end - kept).getBytes(StandardCharsets.UTF_8);
            at = 0;
            if (kept == 1) {
                chars[0] = chars[end - 1];
            }
        }
        return true;
    }
}
