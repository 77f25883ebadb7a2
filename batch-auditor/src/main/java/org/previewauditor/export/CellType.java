package org.previewauditor.export;

/** How the cells of a column are read. */
enum CellType {
    /** An id: text of letters, digits, {@code _} and {@code -}; {@code 0} is missing. */
    ID(true),
    /** One of TikTok's words, compared in its normal form; {@code UNSET} is missing. */
    ENUM(false),
    /** As {@link #ENUM}, but {@code UNSET} is a value. */
    ENUM_WITH_UNSET(false),
    /** A key of TikTok's code errors, lower case, {@code _} between words; {@code UNSET} is missing. */
    ERROR_KEY(false),
    /** A number that is only a name, such as an error code. */
    CODE_NUMBER(true),
    BOOLEAN(true),
    NUMBER(true),
    TIME(true),
    /** A time whose date alone means the end of that day. */
    END_TIME(true),
    LIST(false),
    /** Words for people. */
    TEXT(false),
    /** What lets somebody act in another's name: never shown. */
    SECRET(false);

    private final boolean takesTextMarks;

    CellType(boolean takesTextMarks) {
        this.takesTextMarks = takesTextMarks;
    }

    /** Whether a spreadsheet's marks of "this is text", an apostrophe or {@code id:}, may stand before the value. */
    boolean takesTextMarks() {
        return takesTextMarks;
    }
}
