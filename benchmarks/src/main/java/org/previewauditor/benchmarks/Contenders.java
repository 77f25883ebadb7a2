package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.previewauditor.benchmarks.peer.duckdb.DuckDbAudit;
import org.previewauditor.benchmarks.peer.evrete.EvreteAudit;
import org.previewauditor.benchmarks.peer.handwritten.HandWritten;
import org.previewauditor.benchmarks.peer.springbatch.ConventionalJob;

/** All that is timed, and how it is started. A peer gets its place in {@link #endToEnd()}. */
final class Contenders {

    private static final String AS_OF = "2026-11-21T05:00:00Z";

    private final Path home;
    private final String java;

    /** @param home the folder of the repository */
    Contenders(Path home) {
        this.home = home;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The floors first, then the auditor, then its peers. */
    List<Contender> endToEnd() {
        return List.of(
                new Contender("bytes", "reads the bytes of all files", false, (drop, out) -> floor("bytes", drop)),
                new Contender(
                        "commons-csv",
                        "reads all cells with Commons CSV, one thread",
                        false,
                        (drop, out) -> floor("csv", drop)),
                auditor(),
                peer("hand-written", HandWritten.class, "Commons CSV, hash maps and ifs, one thread"),
                peer("spring-batch", ConventionalJob.class, "Spring Batch and Drools in the way of their guides"),
                peer("duckdb", DuckDbAudit.class, "DuckDB over JDBC, all in SQL, all cores"),
                peer("evrete", EvreteAudit.class, "as hand-written, decided by the rule engine Evrete, one thread"));
    }

    /** A peer has as much heap as the auditor gives itself, and the same collector. */
    private Contender peer(String name, Class<?> peer, String what) {
        return new Contender(
                name,
                what,
                true,
                (drop, out) -> List.of(
                        java,
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-cp",
                        classPath(),
                        peer.getName(),
                        drop.toString(),
                        out.toString(),
                        AS_OF));
    }

    private String classPath() {
        return home.resolve("benchmarks/target/lib") + "/*";
    }

    /** The auditor as a user starts it, without the heavy reports. */
    Contender auditor() {
        return new Contender(
                "auditor",
                "audits the drop, from the launcher",
                false,
                (drop, out) -> audit(drop, out, List.of("--reports", "none")));
    }

    /** The auditor as a user starts it who asks for nothing in particular. */
    Contender auditorWithAllReports() {
        return new Contender(
                "all-reports",
                "the same, and makes the page, the workbook and the work lists",
                false,
                (drop, out) -> audit(drop, out, List.of()));
    }

    /** The auditor with rules from a KJAR. */
    Contender auditorWith(String name, Path kjar, int count) {
        return new Contender(
                name,
                "audits the drop by the " + count + " rules of a KJAR",
                false,
                (drop, out) -> audit(drop, out, List.of("--reports", "none", "--rules", kjar.toString())));
    }

    /** The auditor as it watches an inbox. */
    List<String> watcher(Path inbox, Path out, Duration settle) {
        return List.of(
                home.resolve("preview-auditor").toString(),
                "watch",
                inbox.toString(),
                "--settle",
                settle.toSeconds() + "s",
                "--as-of",
                AS_OF,
                "--out",
                out.toString(),
                "--data",
                out.resolve("data").toString());
    }

    /** An empty Spring Boot application as its plugin packages it. */
    Contender emptyApplication() {
        Path jar = home.resolve("benchmarks/empty-application/target/empty-application.jar");
        return new Contender(
                "empty-application",
                "starts, opens its database, stops",
                false,
                (drop, out) -> List.of(java, "-jar", jar.toString()));
    }

    /** The same application unpacked and with an archive of its classes, which is how the auditor's launcher does it. */
    Contender emptyApplicationUnpacked(Path work) throws IOException, InterruptedException {
        Path jar = home.resolve("benchmarks/empty-application/target/empty-application.jar");
        Path unpacked = work.resolve("empty-application");
        Path archive = unpacked.resolve("classes.jsa");
        if (!Files.exists(archive)) {
            run(List.of(
                    java, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", unpacked.toString()));
            run(List.of(
                    java,
                    "-XX:ArchiveClassesAtExit=" + archive,
                    "-jar",
                    unpacked.resolve(jar.getFileName()).toString()));
        }
        return new Contender(
                "empty-unpacked",
                "the same, unpacked and with class data sharing",
                false,
                (drop, out) -> List.of(
                        java,
                        "-XX:SharedArchiveFile=" + archive,
                        "-jar",
                        unpacked.resolve(jar.getFileName()).toString()));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Measured.run(command, home);
    }

    private List<String> floor(String kind, Path drop) {
        return List.of(java, "-cp", classPath(), Floor.class.getName(), kind, drop.toString());
    }

    private List<String> audit(Path drop, Path out, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("preview-auditor").toString(),
                "audit",
                drop.toString(),
                "--as-of",
                AS_OF,
                "--out",
                out.toString(),
                "--data",
                out.resolve("data").toString(),
                "--quiet"));
        command.addAll(more);
        return command;
    }
}
