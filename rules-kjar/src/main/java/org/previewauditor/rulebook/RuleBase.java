package org.previewauditor.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** Compiled rules, and what must be given back when they are no longer used. */
final class RuleBase implements AutoCloseable {

    /** Name of the KIE base in {@code kmodule.xml}. */
    private static final String NAME = "preview-rules";

    private static final String KMODULE =
            "<kmodule xmlns=\"http://www.drools.org/xsd/kmodule\"><kbase name=\"" + NAME + "\"/></kmodule>";

    /** Where the KJAR on the class path says which class is its executable model. */
    private static final String MODEL_FILE = "/META-INF/kie/org.previewauditor/rules-kjar/drools-model";

    private static final String VERSION_OF_MODEL = "Drools-Model-Version:";

    private final KieBase kieBase;
    private final @Nullable KieContainer container;

    private RuleBase(KieBase kieBase, @Nullable KieContainer container) {
        this.kieBase = kieBase;
        this.container = container;
        DirectAlphaNetwork.install(kieBase);
    }

    /**
     * The rules compiled into this program, made of the executable model of its KJAR. A container of the class path would
     * first read {@code kmodule.xml} with XStream, which took longer than all the rest of opening the rules.
     */
    static RuleBase ofClassPath() {
        return new RuleBase(KieBaseBuilder.createKieBaseFromModel(bundledModel()), null);
    }

    private static Model bundledModel() {
        try (InputStream file = RuleBase.class.getResourceAsStream(MODEL_FILE)) {
            String name = new String(Objects.requireNonNull(file, MODEL_FILE).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith(VERSION_OF_MODEL))
                    .findFirst()
                    .orElseThrow();
            return Class.forName(name)
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The rules of this program are not compiled.", e);
        }
    }

    /** The rules compiled into a KJAR. */
    static RuleBase ofKjar(Path jar) {
        KieServices services = KieServices.get();
        KieModule module;
        try {
            module = services.getRepository()
                    .addKieModule(services.getResources().newFileSystemResource(jar.toFile()));
        } catch (RuntimeException e) {
            throw noKjar(jar, e);
        }
        if (module == null) {
            throw noKjar(jar, null);
        }
        return of(services.newKieContainer(module.getReleaseId()), jar.toString());
    }

    /** Compiles rules now. Each set of rules gets an id of its own, so that two can be open at once. */
    static RuleBase compile(RuleFiles files) {
        List<String> ruleFiles = files.ruleFiles();
        if (ruleFiles.isEmpty()) {
            throw new RuleBookException(
                    files.place(), List.of(new RuleProblem("", 0, "there is no rule file (*.drl) in it.")));
        }
        KieServices services = KieServices.get();
        ReleaseId releaseId =
                services.newReleaseId("org.previewauditor.rules", "folder", files.checksum(RuleBook.DATA_FILES));
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(releaseId);
        system.writeKModuleXML(KMODULE);
        for (String name : ruleFiles) {
            system.write("src/main/resources/" + RuleFiles.FOLDER + name, files.text(name));
        }
        KieBuilder builder = services.newKieBuilder(system, RuleBase.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new RuleBookException(
                    files.place(),
                    errors.stream().map(RuleBase::problem).distinct().toList());
        }
        return of(services.newKieContainer(releaseId), files.place());
    }

    private static RuleBase of(KieContainer container, String place) {
        if (!container.getKieBaseNames().contains(NAME)) {
            throw new RuleBookException(
                    place, List.of(new RuleProblem("META-INF/kmodule.xml", 0, "there is no KIE base " + NAME + ".")));
        }
        return new RuleBase(container.getKieBase(NAME), container);
    }

    KieBase kieBase() {
        return kieBase;
    }

    @Override
    public void close() {
        if (container != null) {
            container.dispose();
            KieServices.get().getRepository().removeKieModule(container.getReleaseId());
        }
    }

    private static RuleBookException noKjar(Path jar, @Nullable Throwable cause) {
        RuleBookException problem = new RuleBookException(
                jar.toString(), List.of(new RuleProblem("", 0, "it is neither a KJAR nor a folder of rules.")));
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    private static RuleProblem problem(Message message) {
        String path = message.getPath() == null ? "" : message.getPath();
        return new RuleProblem(
                path.substring(path.lastIndexOf('/') + 1), Math.max(0, message.getLine()), message.getText());
    }
}
