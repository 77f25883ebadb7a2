package org.previewauditor.export;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a file, or of a part of it, that are not valid UTF-8.
 *
 * @param line the physical line on which they are, counted from 1
 * @param byteNumber which byte of the file, its byte order mark included, the first of them is, counted from 1
 */
record InvalidUtf8(int line, long byteNumber) {

    /**
     * Looks for them in whole records.
     *
     * @param firstLine the physical line on which the bytes begin
     * @param before how many bytes of the file come before
     */
    static @Nullable InvalidUtf8 in(byte[] bytes, int length, int firstLine, long before) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        boolean valid = !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, CharBuffer.allocate(length), true)
                .isError();
        return valid ? null : new InvalidUtf8(firstLine + lineEnds(bytes, in.position()), before + in.position() + 1);
    }

    /** How many line ends there are before this offset. */
    static int lineEnds(byte[] bytes, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            boolean ends = bytes[i] == '\r' || (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r'));
            lines += ends ? 1 : 0;
        }
        return lines;
    }

    /** The warning that tells of them. */
    @Override
    public String toString() {
        return "Some bytes are not valid UTF-8, the first on line " + line + " (byte " + byteNumber
                + " of the file): they were replaced. Save the file again as \"CSV UTF-8\".";
    }
}
