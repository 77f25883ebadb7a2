package org.previewauditor.export;

/** How the cells of a column are read. */
enum CellType {
    /** An id: text of letters, digits, {@code _} and {@code -}; {@code 0} is missing. */
    ID,
    /** One of TikTok's words, compared in its normal form; {@code UNSET} is missing. */
    ENUM,
    /** As {@link #ENUM}, but {@code UNSET} is a value. */
    ENUM_WITH_UNSET,
    /** A key of TikTok's code errors, lower case. */
    ERROR_KEY,
    /** A number that is only a name, such as an error code. */
    CODE_NUMBER,
    BOOLEAN,
    NUMBER,
    TIME,
    /** A time whose date alone means the end of that day. */
    END_TIME,
    LIST,
    /** Words for people. */
    TEXT,
    /** What lets somebody act in another's name: never shown. */
    SECRET;

    /** Whether a spreadsheet's marks of "this is text", an apostrophe or {@code id:}, may stand before the value. */
    boolean takesTextMarks() {
        return this == ID
                || this == CODE_NUMBER
                || this == BOOLEAN
                || this == NUMBER
                || this == TIME
                || this == END_TIME;
    }
}
