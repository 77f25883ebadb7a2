package org.previewauditor.support;

import java.util.List;

/**
 * One of the requirements that the tool's support asks for.
 *
 * @param state how it stands
 * @param codes the findings that stand against it, or the exports and columns that would tell
 * @param evidence what the exports say, each {@code column=value (file:line)}, masked
 */
record Check(String requirement, State state, List<String> codes, List<String> evidence) {

    enum State {
        PASSED,
        FAILED,
        NOT_SHOWN
    }
}
