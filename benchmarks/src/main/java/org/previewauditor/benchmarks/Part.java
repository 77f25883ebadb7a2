package org.previewauditor.benchmarks;

import java.util.Locale;

/** The comparisons, in the order in which they are run and told. */
enum Part {
    PEERS("End to end"),
    REPORTS("With all reports"),
    START("From the shell"),
    RULES("Twice as many rules"),
    SCALE("Ten times the ads"),
    WATCH("A watched inbox"),
    ENGINE("The rule engine alone");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** How users and files call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException that says which there are */
    static Part of(String key) {
        for (Part part : values()) {
            if (part.key().equals(key)) {
                return part;
            }
        }
        StringBuilder known = new StringBuilder();
        for (Part part : values()) {
            known.append(known.isEmpty() ? "" : ", ").append(part.key());
        }
        throw new IllegalArgumentException("There is no comparison \"" + key + "\": it is one of " + known + '.');
    }
}
