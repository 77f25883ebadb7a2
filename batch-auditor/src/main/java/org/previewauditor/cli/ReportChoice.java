package org.previewauditor.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.previewauditor.handout.WorkbookWriter;
import org.previewauditor.handout.WorklistWriter;
import org.previewauditor.page.ReportPage;
import org.previewauditor.readback.ReportWriter;

/** What may be written beside the tables of a run, under the names that people type. */
enum ReportChoice {
    HTML(() -> List.of(new ReportPage())),
    XLSX(() -> List.of(new WorkbookWriter())),
    WORKLISTS(() -> List.of(new WorklistWriter()));

    static final String DESCRIPTION = "What is written beside the CSV files and summary.json: a list of html "
            + "(report.html, to look at), xlsx (report.xlsx) and worklists (worklists/ and expiries.ics), or none. "
            + "Default: all of them.";

    /** The names of all of them. */
    static final List<String> ALL =
            Arrays.stream(values()).map(ReportChoice::word).toList();

    private static final String NONE = "none";

    private final Supplier<List<ReportWriter>> writers;

    ReportChoice(Supplier<List<ReportWriter>> writers) {
        this.writers = writers;
    }

    /**
     * The writers of the named reports, each once.
     *
     * @throws UsageException if a name is not known
     */
    static List<ReportWriter> writers(List<String> names) {
        Set<ReportChoice> chosen = EnumSet.noneOf(ReportChoice.class);
        boolean none = false;
        for (String name : names) {
            String word = name.strip().toLowerCase(Locale.ROOT);
            if (word.equals(NONE)) {
                none = true;
            } else {
                chosen.add(named(name, word));
            }
        }
        if (none && !chosen.isEmpty()) {
            throw new UsageException(
                    "--reports \"" + String.join(",", names) + "\" asks for none and for some; say which.");
        }
        List<ReportWriter> writers = new ArrayList<>();
        for (ReportChoice choice : chosen) {
            writers.addAll(choice.writers.get());
        }
        return writers;
    }

    private static ReportChoice named(String name, String word) {
        for (ReportChoice choice : values()) {
            if (choice.word().equals(word)) {
                return choice;
            }
        }
        throw new UsageException(
                "--reports \"" + name + "\" is no report; choose from " + String.join(", ", ALL) + ", or write none.");
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
