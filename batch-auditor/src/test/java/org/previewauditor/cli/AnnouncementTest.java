package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.previewauditor.job.SmallDrop.fails;
import static org.previewauditor.job.SmallDrop.works;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.job.SmallDrop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is told how a run went: an address on the network, and a file of metrics. */
class AnnouncementTest {

    private static final String SECRET = "T0KEN";

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    private final List<HttpExchange> posts = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer server;
    private int night;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posts.add(exchange);
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.poll(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachRunIsPostedWithATextForSlackAndFieldsForPrograms() throws IOException {
        audit(0, works(1), works(2), "--notify", address());
        audit(0, works(1), fails(2), "--notify", address());

        assertThat(problems()).isEmpty();
        assertThat(bodies).hasSize(2);
        assertThat(posts.get(0).getRequestMethod()).isEqualTo("POST");
        assertThat(posts.get(0).getRequestHeaders().getFirst("Content-Type")).startsWith("application/json");
        JsonNode second = JsonMapper.builder().build().readTree(bodies.get(1));
        assertThat(second.path("text").asString())
                .startsWith("Preview Auditor: of 2 ads 1 will show no preview and 0 may not")
                .contains("Since the last run 1 broke (spark-with-custom-identity 1), 0 were fixed, 0 are gone.");
        assertThat(second.path("event").asString()).isEqualTo("run-finished");
        assertThat(second.path("byVerdict").path("WILL_FAIL").asInt()).isEqualTo(1);
        assertThat(second.path("changes").path("NEW_FAILURE").asInt()).isEqualTo(1);
        assertThat(second.path("broke").path("spark-with-custom-identity").asInt())
                .isEqualTo(1);
        assertThat(Path.of(second.path("report").asString())).isDirectory();
    }

    @Test
    void aServerErrorIsTriedAgain() throws IOException {
        answers.add(503);

        audit(0, works(1), works(2), "--notify", address());

        assertThat(bodies).hasSize(2);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aRefusalIsToldInALineWithoutTheSecretAndChangesNothing() throws IOException {
        answers.addAll(List.of(404));

        audit(0, works(1), works(2), "--notify", address());

        assertThat(bodies).hasSize(1);
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("Nobody was notified")
                .contains("answered 404")
                .doesNotContain(SECRET);
    }

    @Test
    void anAddressWhereNobodyListensChangesNothing() throws IOException {
        server.stop(0);

        audit(1, works(1), fails(2), "--notify", address(), "--fail-on", "WILL_FAIL");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("Nobody was notified")
                .doesNotContain(SECRET);
    }

    @Test
    void anAuditThatCouldNotBeMadeIsAnnouncedToo() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("empty"));
        Path metrics = folder.resolve("auditor.prom");

        assertThat(shell.run(
                        "audit",
                        drop.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--notify",
                        address(),
                        "--metrics",
                        metrics.toString()))
                .isEqualTo(3);

        JsonNode told = JsonMapper.builder().build().readTree(bodies.get(0));
        assertThat(told.path("event").asString()).isEqualTo("run-failed");
        assertThat(told.path("text").asString()).contains("could not audit").contains("There is no row of an ad");
        assertThat(metrics)
                .content()
                .contains("preview_auditor_run_success 0.0")
                .doesNotContain("preview_auditor_ads");
    }

    @Test
    void aRunThatWasFinishedBeforeIsNotAnnouncedAgain() throws IOException {
        Path drop = drop(works(1));
        for (int i = 0; i < 2; i++) {
            assertThat(auditDrop(drop, "--as-of", "2026-11-21T05:00:00Z", "--notify", address()))
                    .isZero();
        }

        assertThat(bodies).hasSize(1);
    }

    @Test
    void aWrongAddressIsRefusedAtOnceAndNotRepeated() throws IOException {
        assertThat(auditDrop(drop(works(1)), "--notify", "ftp://files.example.com/" + SECRET))
                .isEqualTo(2);

        assertThat(shell.errors()).contains("is no address to post to").doesNotContain(SECRET);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void metricsAreWrittenForTheNodeExporter() throws IOException {
        Path metrics = folder.resolve("auditor.prom");
        audit(0, works(1), works(2), "--metrics", metrics.toString());
        audit(0, works(1), fails(2), "--metrics", metrics.toString());

        assertThat(problems()).isEmpty();
        String text = Files.readString(metrics);
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("preview_auditor_[a-z_]+(\\{.*\\})? \\S+"))
                .contains(
                        "preview_auditor_run_success 1.0",
                        "preview_auditor_ads{verdict=\"will_fail\"} 1.0",
                        "preview_auditor_ads{verdict=\"ok\"} 1.0",
                        "preview_auditor_ads_changed{change=\"new_failure\"} 1.0",
                        "preview_auditor_ads_with_finding{code=\"spark-with-custom-identity\"} 1.0",
                        "preview_auditor_rows_rejected 0.0")
                .anyMatch(line -> line.startsWith("preview_auditor_last_success_timestamp_seconds "))
                .anyMatch(line -> line.startsWith("preview_auditor_phase_duration_seconds{phase=\"audit\"} "));
        assertThat(Files.getPosixFilePermissions(metrics)).contains(PosixFilePermission.OTHERS_READ);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void theLastSuccessIsRememberedThroughFailures() throws IOException {
        Path metrics = folder.resolve("auditor.prom");
        audit(0, works(1), works(2), "--metrics", metrics.toString());
        String success = lineOf(metrics, "preview_auditor_last_success_timestamp_seconds");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(auditDrop(empty, "--metrics", metrics.toString())).isEqualTo(3);

        assertThat(lineOf(metrics, "preview_auditor_last_success_timestamp_seconds"))
                .isEqualTo(success);
        assertThat(lineOf(metrics, "preview_auditor_run_success")).endsWith(" 0.0");
    }

    @Test
    void metricsThatCannotBeWrittenAreToldInALineAndChangeNothing() throws IOException {
        audit(
                0,
                works(1),
                works(2),
                "--metrics",
                folder.resolve("nowhere/auditor.prom").toString());

        assertThat(problems()).singleElement().asString().contains("The metrics could not be written");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/services/" + SECRET + "?key=" + SECRET;
    }

    private static String lineOf(Path metrics, String name) throws IOException {
        return Files.readAllLines(metrics).stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    private List<String> problems() {
        return shell.errors()
                .lines()
                .filter(line -> !line.contains("Unable to find pom.properties"))
                .toList();
    }

    private Path drop(String... ads) throws IOException {
        return SmallDrop.in(folder, ads);
    }

    private void audit(int exitCode, String oneAd, String otherAd, String... more) throws IOException {
        night++;
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--as-of", "2026-11-0" + night + "T05:00:00Z"));
        assertThat(auditDrop(drop(oneAd, otherAd), arguments.toArray(String[]::new)))
                .isEqualTo(exitCode);
    }

    private int auditDrop(Path drop, String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", drop.toString()));
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        arguments.addAll(List.of("--data", folder.resolve("data").toString(), "--reports", "none", "--quiet"));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray(String[]::new));
    }
}
