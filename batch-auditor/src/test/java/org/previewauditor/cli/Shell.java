package org.previewauditor.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Calls the program as a shell would, and keeps what it prints. */
final class Shell implements BeforeEachCallback, AfterEachCallback {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream originalOut;
    private PrintStream originalErr;

    @Override
    public void beforeEach(ExtensionContext context) {
        originalOut = System.out;
        originalErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setOut(originalOut);
        System.setErr(originalErr);
    }

    /** Runs a command, and returns its exit code. What earlier ones printed is forgotten. */
    int run(String... args) {
        out.reset();
        err.reset();
        return PreviewAuditor.run(args);
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
