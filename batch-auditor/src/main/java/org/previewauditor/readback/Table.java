package org.previewauditor.readback;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final Map<String, Integer> positions;

    Table(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
        this.positions = IntStream.range(0, columns.size()).boxed().collect(Collectors.toMap(columns::get, i -> i));
    }

    /** The name of the file in the run folder. */
    public String file() {
        return file;
    }

    /** The columns, in their order. A file may have further ones behind them. */
    public List<String> columns() {
        return columns;
    }

    /** Where a column stands, counted from 0. */
    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException(file + " has no column " + column);
        }
        return position;
    }
}
