package org.previewauditor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.previewauditor.report.Summary;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
final class ProgramVersion implements IVersionProvider {

    private static final String STAMP = "/META-INF/preview-auditor.properties";

    private final Properties stamp = new Properties();

    ProgramVersion() throws IOException {
        try (InputStream in = ProgramVersion.class.getResourceAsStream(STAMP)) {
            if (in != null) {
                stamp.load(in);
            }
        }
    }

    /** The build, as reports name it. */
    Summary.Tool tool() {
        return new Summary.Tool(stamp.getProperty("version", "unknown"), stamp.getProperty("commit", "unknown"));
    }

    @Override
    public String[] getVersion() {
        return new String[] {"preview-auditor " + tool().version() + " (" + tool().commit() + ")"};
    }
}
