package org.previewauditor.export;

/** Finds where a single record ends, by the same rules as {@link BlockReader}. */
final class RecordEnd {

    private RecordEnd() {}

    /**
     * The offset after the record's line end, or -1 if the text ends inside it.
     *
     * @param whole whether the text is all there is, so that its end ends the record too
     */
    static int of(byte[] text, int from, boolean whole, char delimiter) {
        boolean quoted = false;
        for (int at = from; at < text.length; at++) {
            byte b = text[at];
            if (b == '"') {
                if (!quoted) {
                    quoted = at == from || text[at - 1] == delimiter;
                } else if (at + 1 < text.length && text[at + 1] == '"') {
                    at++;
                } else {
                    quoted = false;
                }
            } else if (!quoted && (b == '\n' || b == '\r')) {
                return b == '\r' && at + 1 < text.length && text[at + 1] == '\n' ? at + 2 : at + 1;
            }
        }
        return whole && !quoted ? text.length : -1;
    }
}
