package org.previewauditor.truth;

/** What a word that people typed into a status column says. */
public enum Word {
    GOOD,
    BAD,
    /** Neither on the list of good words nor on that of bad ones: counts as good, and is told. */
    UNKNOWN,
    MISSING
}
