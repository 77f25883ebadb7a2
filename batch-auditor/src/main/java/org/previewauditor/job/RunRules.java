package org.previewauditor.job;

import java.util.List;
import org.previewauditor.rulebook.RuleBook;

/** The rules of one run: they stay as they are until the run gives them back. */
public interface RunRules extends AutoCloseable {

    RuleBook rules();

    /** What the run is to tell about its rules, a sentence each. */
    List<String> notes();

    /** Gives them back. */
    @Override
    void close();

    /** Rules that were opened for one run and are closed with it. */
    static RunRules of(RuleBook rules) {
        return new RunRules() {
            @Override
            public RuleBook rules() {
                return rules;
            }

            @Override
            public List<String> notes() {
                return List.of();
            }

            @Override
            public void close() {
                rules.close();
            }
        };
    }
}
