package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/** What became of an ad, for each pair of what was and what is. */
class ChangeTest {

    @ParameterizedTest(name = "failed: {0}, now {1}: {2}")
    @CsvSource({
        "false, WILL_FAIL,   NEW_FAILURE",
        "false, OK,          STILL_OK",
        "false, AT_RISK,     STILL_OK",
        "false, UNVERIFIED,  STILL_OK",
        "false, UNSUPPORTED, STILL_OK",
        "true,  WILL_FAIL,   STILL_FAILING",
        "true,  OK,          RECOVERED",
        "true,  AT_RISK,     RECOVERED",
        "true,  UNVERIFIED,  STILL_FAILING",
        "true,  UNSUPPORTED, STILL_FAILING"
    })
    void aFailureLastsFromWillFailUntilOkOrAtRisk(boolean failed, Verdict now, Change expected) {
        assertThat(state(failed, false).changeOf(now)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "rows that differed, now {0}: {1}")
    @CsvSource({"WILL_FAIL, STILL_FAILING", "OK, STILL_OK", "UNVERIFIED, STILL_OK"})
    void whereRowsDifferedEachIsTakenToBeAsItWas(Verdict now, Change expected) {
        assertThat(state(true, true).changeOf(now)).isEqualTo(expected);
    }

    private static AdState state(boolean failing, boolean mixed) {
        return new AdState(Verdict.OK, failing, mixed, false, 0, List.of());
    }
}
