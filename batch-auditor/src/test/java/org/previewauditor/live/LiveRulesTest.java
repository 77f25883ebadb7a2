package org.previewauditor.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.job.RunRules;
import org.previewauditor.rulebook.RuleBookException;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.scenario.Trials;

/** Rules that change while a program runs for days. The rules here are those about formats only, so that they load fast. */
class LiveRulesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void rulesAboutFormats() throws IOException {
        RuleFiles bundled = RuleFiles.bundled();
        List<String> codes = bundled.text("format.drl")
                .lines()
                .filter(line -> line.startsWith("rule \""))
                .map(line -> line.split("\"")[1])
                .toList();
        assertThat(codes).hasSize(6);
        for (String name : bundled.names()) {
            boolean isRule = name.endsWith(".drl") && !name.equals("truths.drl") && !name.equals("format.drl");
            boolean isScenario = name.startsWith(RuleFiles.SCENARIOS)
                    && !name.equals(RuleFiles.BASE_SCENARIO)
                    && codes.stream().noneMatch(code -> name.equals(RuleFiles.SCENARIOS + code + ".yaml"));
            if (!isRule && !isScenario) {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), bundled.text(name));
            }
        }
        Files.writeString(folder.resolve("catalogue.txt"), String.join("\n", codes));
        Files.writeString(
                folder.resolve("texts.properties"),
                bundled.text("texts.properties")
                        .lines()
                        .filter(line -> codes.stream().anyMatch(code -> line.startsWith(code + '.')))
                        .collect(Collectors.joining("\n")));
        edit(
                "rulebook.properties",
                bundled.text("rulebook.properties")
                        .lines()
                        .filter(line -> line.startsWith("files"))
                        .findFirst()
                        .orElseThrow(),
                "files = truths.drl, format.drl");
    }

    @Test
    void aChangeCountsFromTheNextRunOnAndNeverInsideOne() throws IOException {
        try (LiveRules live = LiveRules.open(folder)) {
            RunRules running = live.next();
            String before = running.rules().checksum();
            edit("limits.properties", "sync.old.hours = 48", "sync.old.hours = 47");

            assertThat(running.rules().checksum()).isEqualTo(before);
            try (RunRules next = live.next()) {
                assertThat(next.rules().checksum()).isNotEqualTo(before);
                assertThat(next.rules().policy().syncIsOld()).hasHours(47);
                assertThat(next.notes()).isEmpty();
                assertThat(live.inUse()).contains(next.rules().checksum());
                assertThat(running.rules().policy().syncIsOld()).hasHours(48);
            }
            running.close();
        }
    }

    @Test
    void rulesThatDoNotCheckAreNotUsedAndEveryRunSaysSo() throws IOException {
        try (LiveRules live = LiveRules.open(folder)) {
            String before = live.next().rules().checksum();
            edit(
                    "format.drl",
                    "formatFinding == \"spark-carousel-unsupported\"",
                    "formatFindin == \"spark-carousel-unsupported\"");

            for (int run = 0; run < 2; run++) {
                RunRules next = live.next();
                assertThat(next.rules().checksum()).isEqualTo(before);
                assertThat(next.notes())
                        .singleElement()
                        .asString()
                        .startsWith("The rules in " + folder + " have changed, but are not used: format.drl:")
                        .contains("formatFindin")
                        .endsWith("(checksum " + before + ").")
                        .doesNotContain("\n");
                assertThat(live.refusal()).isEqualTo(next.notes());
            }
            edit("format.drl", "formatFindin ==", "formatFinding ==");
            assertThat(live.next().notes()).isEmpty();
        }
    }

    @Test
    void rulesWhoseScenariosFailAreNotUsed() throws IOException {
        try (LiveRules live = LiveRules.open(folder)) {
            String before = live.next().rules().checksum();
            edit("formats.txt", "SHOP_PDP, SHOP_PLP, PSA, ", "SHOP_PDP, SHOP_PLP, ");

            RunRules next = live.next();
            assertThat(next.rules().checksum()).isEqualTo(before);
            assertThat(next.notes())
                    .singleElement()
                    .asString()
                    .contains("scenario ")
                    .contains("expected ")
                    .endsWith("(checksum " + before + ").");
        }
    }

    @Test
    void rulesThatAreGoneForAWhileAreLoadedWhenTheyAreBack() throws IOException {
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        try (LiveRules live = LiveRules.open(folder)) {
            Files.move(folder, away);
            assertThat(live.next().notes())
                    .singleElement()
                    .asString()
                    .contains("there is no folder and no KJAR of that name.");
            Files.move(away, folder);
            assertThat(live.next().notes()).isEmpty();
        }
    }

    @Test
    void aKjarThatIsOverwrittenCountsFromTheNextRunOn() throws IOException {
        Path kjar = folder.resolve("rules.jar");
        pack(kjar, "Kindly ask");
        try (LiveRules live = LiveRules.open(kjar)) {
            RunRules running = live.next();
            assertThat(action(running)).startsWith("Kindly ask");

            pack(kjar, "Beg");

            RunRules next = live.next();
            assertThat(next.notes()).isEmpty();
            assertThat(action(next)).startsWith("Beg");
            assertThat(next.rules().checksum()).isNotEqualTo(running.rules().checksum());
            assertThat(live.next().rules()).isSameAs(next.rules());
            // Nothing of the older jar was read from the newer one, whose entries lie elsewhere.
            assertThat(Trials.of(running.rules()).run(running.rules()))
                    .isNotEmpty()
                    .allMatch(result -> result.failure() == null);

            Files.writeString(kjar, "half a jar");
            assertThat(live.next().notes())
                    .singleElement()
                    .asString()
                    .contains("have changed, but are not used: it is neither a KJAR nor a folder of rules.");
            assertThat(live.next().rules()).isSameAs(next.rules());
        }
    }

    @Test
    void toBeginWithTheRulesMustBeUsable() throws IOException {
        edit("format.drl", "formatFinding == \"spark-carousel-unsupported\"", "formatFindin == \"x\"");
        assertThatExceptionOfType(RuleBookException.class)
                .isThrownBy(() -> LiveRules.open(folder))
                .withMessageContaining("formatFindin");
        assertThatExceptionOfType(RuleBookException.class).isThrownBy(() -> LiveRules.open(folder.resolve("nowhere")));
    }

    @Test
    void theBundledRulesStayAsTheyAre() {
        try (LiveRules live = LiveRules.open(null);
                RunRules one = live.next();
                RunRules other = live.next()) {
            assertThat(one.rules()).isSameAs(other.rules());
        }
    }

    @Test
    @Tag("slow")
    void aHundredChangesLeaveNothingBehind() throws IOException {
        try (LiveRules live = LiveRules.open(folder)) {
            long settled = 0;
            for (int change = 0; change < 100; change++) {
                edit("limits.properties", "sync.old.hours = " + (48 + change), "sync.old.hours = " + (49 + change));
                try (RunRules next = live.next()) {
                    assertThat(next.notes()).isEmpty();
                    assertThat(next.rules().policy().syncIsOld()).hasHours(49 + change);
                }
                if (change == 30) {
                    settled = used();
                }
            }
            assertThat(used()).isLessThan(settled + (24L << 20));
        }
    }

    /** Bytes in the heap and of classes after a collection. */
    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .map(MemoryPoolMXBean::getUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
    }

    private static String action(RunRules rules) {
        return rules.rules().findings().stream()
                .filter(rule -> rule.type().code().equals("post-deleted"))
                .findFirst()
                .orElseThrow()
                .texts()
                .action();
    }

    /** Packs the bundled rules with another first word in one of their texts. */
    private static void pack(Path kjar, String word) throws IOException {
        Path classes = Path.of("../rules-kjar/target/classes");
        String texts = "org/previewauditor/rules/texts.properties";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(kjar));
                Stream<Path> files = Files.walk(classes)) {
            jar.setLevel(Deflater.BEST_SPEED);
            jar.putNextEntry(new JarEntry("META-INF/maven/org.previewauditor/rules-kjar/pom.properties"));
            jar.write(
                    "groupId=org.previewauditor\nartifactId=rules-kjar\nversion=1\n".getBytes(StandardCharsets.UTF_8));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                jar.putNextEntry(new JarEntry(name));
                if (name.equals(texts)) {
                    String changed =
                            Files.readString(file).replace("post-deleted.action=Ask", "post-deleted.action=" + word);
                    jar.write(changed.getBytes(StandardCharsets.UTF_8));
                } else {
                    Files.copy(file, jar);
                }
            }
        }
    }

    private void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(name));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(name), text.replace(from, to));
    }
}
