package org.previewauditor.page;

/**
 * What is said about the table of ads.
 *
 * @param rest where the ads are that the page has no room for; empty if it holds all
 */
public record AdsTable(String intro, String rest) {

    static AdsTable of(RunReading run, long held) {
        long rows = run.ads().offered();
        boolean all = held == rows;
        String notes = rows == run.summary().totals().ads()
                ? ""
                : " An ad of several posts has a row for each, and deleted ads are among them.";
        return new AdsTable(
                all
                        ? (rows == 1 ? "One row" : "All " + Words.count(rows) + " rows") + " of ads.csv." + notes
                                + " Open a row for everything that was found, with evidence and steps."
                        : "The " + Words.count(held) + " most urgent of " + Words.count(rows)
                                + " rows: those that will fail first, then by verdict and by spend. Open a row for "
                                + "everything that was found, with evidence and steps.",
                all
                        ? ""
                        : "This page holds " + Words.count(held) + " of " + Words.count(rows)
                                + " rows, so that a browser opens it at once. ads.csv and findings.csv beside it have "
                                + "all, and report.xlsx has as many as a sheet can.");
    }
}
