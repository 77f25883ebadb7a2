package org.previewauditor.handbook;

import java.io.PrintWriter;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;

/** All rules, a line each. */
public final class RuleList {

    private final PrintWriter out;

    public RuleList(PrintWriter out) {
        this.out = out;
    }

    public void print(RuleBook rules) {
        out.printf(
                "%s %s from %s (checksum %s): %d rules%n%n",
                rules.name(),
                rules.version(),
                rules.files().place(),
                rules.checksum(),
                rules.rules().size());
        int width = rules.rules().stream()
                .mapToInt(rule -> rule.type().code().length())
                .max()
                .orElse(0);
        String format = "%-12s %-12s %-" + width + "s  %s%n";
        out.printf(format, "EFFECT", "OWNER", "CODE", "SUMMARY");
        for (RuleDescription rule : rules.rules()) {
            out.printf(
                    format,
                    rule.type().effect(),
                    rule.type().owner(),
                    rule.type().code(),
                    rule.summary());
        }
        out.flush();
    }
}
