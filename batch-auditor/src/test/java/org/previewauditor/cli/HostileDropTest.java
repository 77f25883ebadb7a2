package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.PlannedFix;

/** Drops whose texts and amounts are not what reports are made for: everything that an audit leaves behind and prints. */
class HostileDropTest {

    private static final String ADS =
            "advertiser_id,ad_id,ad_name,identity_type,identity_id,identity_name,tiktok_item_id,ad_format,spend\n";

    @TempDir
    Path folder;

    @RegisterExtension
    final Shell shell = new Shell();

    /** Of all runs. */
    private final StringBuilder printed = new StringBuilder();

    @Test
    void aRefundInOneOfSeveralCurrenciesIsAnAmountAsAnyOther() throws IOException {
        write("ad_accounts.csv", "advertiser_id,status,currency\n1,STATUS_ENABLE,eur; net\n2,STATUS_ENABLE,USD\n");
        write("ads.csv", ADS + "1,11,n,AUTH_CODE,i,,71,SINGLE_VIDEO,-2\n2,12,n,AUTH_CODE,i,,71,SINGLE_VIDEO,5\n");
        write("spark_posts.csv", "item_id,auth_end_time\n71,2026-01-01\n");

        Path run = audit("2026-11-20");

        try (Stream<PlannedFix> fixes = FinishedRun.open(run).fixes()) {
            assertThat(fixes.filter(fix -> fix.code().equals("spark-authorization-expired")))
                    .singleElement()
                    .satisfies(fix -> assertThat(fix.spend())
                            .isEqualTo(Map.of("EUR; NET", new BigDecimal(-2), "USD", new BigDecimal(5))));
        }
        assertThat(Files.readString(run.resolve("fix-plan.csv"))).contains(",'-2 EUR; NET; 5 USD,");
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("-2 EUR; NET")
                .doesNotContain("'-2");
    }

    @Test
    void noAddressAndNoCodeIsShownAnywhere() throws IOException {
        String address = "jane.doe@secret.example";
        String code = "kR9Yc0pRttLLbbQxZ81LmW";
        write("ad_accounts.csv", "advertiser_id,status,currency\n1,STATUS_ENABLE," + address + "\n");
        write(
                "ads of " + address + ".csv",
                ADS + "1,11," + address + " ?c=%23" + code + ",TT_USER,," + address + ",71,SINGLE_VIDEO,3\n1,#" + code
                        + ",n,TT_USER,," + address + ",71,SINGLE_VIDEO,about " + address + "\n");
        write("identities.csv", "username,identity_type,ad_delivery_permission\n" + address + ",TT_USER,GRANTED\n");
        write(address + ".xlsx", "no table");
        write("error_log.csv", "advertiser_id,ad_id,code,message\n1,11,90000," + address + "\n");
        audit("2026-11-20");
        write("identities.csv", "username,identity_type,ad_delivery_permission\n" + address + ",TT_USER,REVOKED\n");

        Path run = audit("2026-11-21");

        assertThat(Files.readString(run.resolve("summary.json")))
                .as("the second night tells what broke")
                .contains("\"id\" : \"j***@secret.example\"")
                .contains("\"file\" : \"ads of j***@secret.example.csv\"");
        assertThat(printed.toString())
                .contains("j***@secret.example")
                .doesNotContain(address)
                .doesNotContain(code);
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(textOf(file))
                        .as(file.getFileName().toString())
                        .isNotEmpty()
                        .doesNotContainIgnoringCase(address)
                        .doesNotContainIgnoringCase(code);
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("drop")).resolve(name), text);
    }

    private Path audit(String asOf) {
        List<Path> before = runs();
        int exitCode = shell.run(
                "audit",
                folder.resolve("drop").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--data",
                folder.resolve("data").toString(),
                "--as-of",
                asOf);
        printed.append(shell.printed()).append(shell.errors());
        assertThat(exitCode).as(printed.toString()).isZero();
        return runs().stream().filter(run -> !before.contains(run)).findFirst().orElseThrow();
    }

    private List<Path> runs() {
        try (Stream<Path> runs = Files.list(Files.createDirectories(folder.resolve("out")))) {
            return runs.filter(run -> !run.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, of a workbook that of its parts. */
    private static String textOf(Path file) throws IOException {
        if (!file.toString().endsWith(".xlsx")) {
            return Files.readString(file);
        }
        StringBuilder text = new StringBuilder();
        try (ZipFile workbook = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(workbook.entries())) {
                text.append(new String(workbook.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
