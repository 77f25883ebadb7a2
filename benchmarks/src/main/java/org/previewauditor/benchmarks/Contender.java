package org.previewauditor.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that is timed as a whole process.
 *
 * @param name what the results call it
 * @param what one sentence that says what it does
 * @param decides whether it decides ads, and so must agree with the auditor before it is timed
 */
record Contender(String name, String what, boolean decides, Call call) {

    /** Makes the command line for a drop; what it writes goes to a folder that is empty before each run. */
    interface Call {
        List<String> command(Path drop, Path out);
    }
}
