package org.previewauditor.export;

import org.jspecify.annotations.Nullable;

/** How the cells of a column are read. */
enum CellType {
    /** An id: text of letters, digits, {@code _} and {@code -}; {@code 0} is missing. */
    ID(true, "0"),
    /** One of TikTok's words, compared in its normal form; {@code UNSET} is missing. */
    ENUM(false, "UNSET"),
    /** As {@link #ENUM}, but {@code UNSET} is a value. */
    ENUM_WITH_UNSET(false),
    /** A key of TikTok's code errors, lower case, {@code _} between words; {@code UNSET} is missing. */
    ERROR_KEY(false, "UNSET"),
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
    private final @Nullable String missingWord;

    CellType(boolean takesTextMarks) {
        this(takesTextMarks, null);
    }

    CellType(boolean takesTextMarks, @Nullable String missingWord) {
        this.takesTextMarks = takesTextMarks;
        this.missingWord = missingWord;
    }

    /** What means "missing" here, and a value elsewhere; {@code null} if nothing does. In any case. */
    @Nullable
    String missingWord() {
        return missingWord;
    }

    /** Whether a spreadsheet's marks of "this is text", an apostrophe or {@code id:}, may stand before the value. */
    boolean takesTextMarks() {
        return takesTextMarks;
    }
}
