package org.previewauditor.benchmarks.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.previewauditor.finding.Effect;
import org.previewauditor.rulebook.FindingText;
import org.previewauditor.rulebook.FindingTexts;
import org.previewauditor.rulebook.RuleFiles;

/** What people read about each code. The same texts as the auditor's: they are read, not compared. */
public final class Catalogue {

    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * A code.
     *
     * @param order place in the catalogue
     * @param action what to do, as a cell of a CSV file; so are {@code cause}, {@code fix} and {@code reference}
     */
    public record Entry(
            String code,
            int order,
            Effect effect,
            String owner,
            String action,
            String cause,
            String fix,
            String reference) {}

    private Catalogue() {}

    public static Catalogue read() {
        Catalogue catalogue = new Catalogue();
        List<FindingText> texts = FindingTexts.read(RuleFiles.bundled());
        for (int i = 0; i < texts.size(); i++) {
            FindingText text = texts.get(i);
            catalogue.entries.put(
                    text.code(),
                    new Entry(
                            text.code(),
                            i,
                            text.effect(),
                            text.owner().name(),
                            Report.cell(text.texts().action()),
                            Report.cell(text.texts().cause()),
                            Report.cell(
                                    text.texts().action() + " (" + text.texts().where() + ")"),
                            Report.cell(text.texts().reference())));
        }
        return catalogue;
    }

    /** All codes. */
    public Iterable<Entry> entries() {
        return entries.values();
    }

    public Entry of(String code) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("The catalogue has no code " + code);
        }
        return entry;
    }
}
