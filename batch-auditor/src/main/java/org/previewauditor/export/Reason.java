package org.previewauditor.export;

import java.util.Locale;

/** Why a row is not a fact, in order of precedence: of several that hold, the first is told. */
public enum Reason {
    BLANK(false),
    TOTAL_ROW(false),
    WRONG_NUMBER_OF_CELLS(true),
    CODE_WITHOUT_POST(false),
    MISSING_ID(true),
    ID_MANGLED_BY_SPREADSHEET(true),
    UNREADABLE_ID(true),
    UNREADABLE_TIME(true),
    UNREADABLE_NUMBER(true),
    UNREADABLE_BOOLEAN(true),
    UNCLOSED_QUOTE(true),
    DUPLICATE(false),
    OLDER_DAY(false),
    SUPERSEDED(false),
    NO_ERROR(false);

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final boolean rejected;

    Reason(boolean rejected) {
        this.rejected = rejected;
    }

    /** The name that people and reports use, such as {@code missing-id}. */
    public String id() {
        return id;
    }

    /** Whether such a row is rejected, because something about it is wrong; else it is skipped, because that is normal. */
    public boolean isRejection() {
        return rejected;
    }

    @Override
    public String toString() {
        return id;
    }
}
