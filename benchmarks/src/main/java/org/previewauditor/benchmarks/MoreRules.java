package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** Makes a KJAR of the product's rules, and of rules beside them that never fire. */
final class MoreRules {

    private static final String KMODULE =
            "<kmodule xmlns=\"http://www.drools.org/xsd/kmodule\"><kbase name=\"preview-rules\"/></kmodule>";
    private static final String FOLDER = "src/main/resources/org/previewauditor/rules/";

    private MoreRules() {}

    /**
     * Compiles the rules of a folder into a jar.
     *
     * @param more how many rules to add
     * @return the jar
     */
    static Path kjar(Path source, Path jar, int more) throws IOException {
        KieServices services = KieServices.get();
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(services.newReleaseId("org.previewauditor.benchmarks", "rules", "1." + more));
        system.writeKModuleXML(KMODULE);
        for (Path file : files(source)) {
            system.write(FOLDER + file.getFileName(), Files.readAllBytes(file));
        }
        system.write(FOLDER + "more.drl", never(more));
        KieBuilder builder = services.newKieBuilder(system, MoreRules.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        Files.write(jar, ((InternalKieModule) builder.getKieModule()).getBytes());
        return jar;
    }

    /** How many rules a folder has. */
    static int count(Path source) throws IOException {
        int rules = 0;
        for (Path file : files(source)) {
            if (file.toString().endsWith(".drl")) {
                rules += (int) Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("rule "))
                        .count();
            }
        }
        return rules;
    }

    /** Rules about ads and their posts, as most are: each asks something of its own that is never so. */
    private static String never(int count) {
        StringBuilder drl = new StringBuilder("""
                package org.previewauditor.rules;

                import org.previewauditor.truth.AuditedAd;
                """);
        for (int i = 0; i < count; i++) {
            String asked = i % 2 == 0
                    ? "spark, post != null, post.itemStatus == \"NEVER_" + i + "\" || codeError == \"never_" + i + "\""
                    : "ad.adFormat in (\"NEVER_" + i + "\", \"NOR_" + i + "\")";
            drl.append("\nrule \"never ")
                    .append(i)
                    .append("\"\n    @inference(\"Nothing\")\n    @summary(\"Never so\")\n")
                    .append("when\n    AuditedAd( ")
                    .append(asked)
                    .append(" )\nthen\nend\n");
        }
        return drl.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
