package org.previewauditor.readback;

import java.util.List;
import org.previewauditor.report.AdsCsv;
import org.previewauditor.report.FindingsCsv;
import org.previewauditor.report.FixPlanCsv;
import org.previewauditor.report.RejectsCsv;

/** The CSV files of a run. */
public enum Table {
    ADS(AdsCsv.FILE, AdsCsv.COLUMNS),
    FINDINGS(FindingsCsv.FILE, FindingsCsv.COLUMNS),
    FIX_PLAN(FixPlanCsv.FILE, FixPlanCsv.COLUMNS),
    REJECTS(RejectsCsv.FILE, RejectsCsv.COLUMNS),
    /** Only where delivery was checked. */
    DELIVERY(FindingsCsv.DELIVERY_FILE, FindingsCsv.COLUMNS);

    private final String file;
    private final List<String> columns;

    Table(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** The name of the file in the run folder. */
    public String file() {
        return file;
    }

    /** The columns, in their order. A file may have further ones behind them. */
    public List<String> columns() {
        return columns;
    }
}
