package org.previewauditor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.AuditJobConfiguration;
import org.previewauditor.job.AuditService;
import org.slf4j.LoggerFactory;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The Spring side of the program. A plain context with just the auto-configurations that a job needs starts in half the
 * time of a whole Boot application, and settings are at hand before it starts.
 */
final class AuditApplication implements AutoCloseable {

    /** Their failures reach the user as a sentence; what they log is for those who ask for it. */
    private static final List<String> LIBRARIES = List.of("org.springframework", "com.zaxxer.hikari", "org.flywaydb");

    private final StandardEnvironment environment;
    private @Nullable AnnotationConfigApplicationContext context;

    private AuditApplication(StandardEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Brings the settings together.
     *
     * @param given what was typed
     * @param config a file with settings, or {@code null}
     */
    static AuditApplication prepare(Map<String, Object> given, @Nullable Path config, boolean debug) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(debug ? Level.DEBUG : Level.WARN);
        for (String library : LIBRARIES) {
            ((Logger) LoggerFactory.getLogger(library)).setLevel(debug ? Level.DEBUG : Level.OFF);
        }
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> typed = new LinkedHashMap<>(given);
        if (config != null) {
            if (!Files.isReadable(config) || Files.isDirectory(config)) {
                throw new UsageException("--config " + config + ": there is no such file, or it cannot be read.");
            }
            typed.put("spring.config.additional-location", config.toUri().toString());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("command line", typed));
        ConfigDataEnvironmentPostProcessor.applyTo(
                environment, new DefaultResourceLoader(), new DefaultBootstrapContext());
        return new AuditApplication(environment);
    }

    AuditProperties properties() {
        return new AuditProperties(environment);
    }

    /**
     * Starts the context with its job database.
     *
     * @throws AuditFailedException if the database cannot be used
     */
    AuditService start(Path data) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("job database", Map.of("spring.datasource.url", databaseUrl(data))));
        AnnotationConfigApplicationContext started = new AnnotationConfigApplicationContext();
        context = started;
        started.setEnvironment(environment);
        started.register(AuditJobConfiguration.class);
        try {
            started.refresh();
        } catch (RuntimeException e) {
            throw new AuditFailedException(databaseProblem(data, e), e);
        }
        return started.getBean(AuditService.class);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    /** H2 must not close the database in a hook of its own, or a job that is being stopped cannot say so any more. */
    private static String databaseUrl(Path data) {
        return "jdbc:h2:file:" + data.toAbsolutePath().resolve("jobs") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String databaseProblem(Path data, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("already in use")) {
                return "Another audit is using the job database in " + data.toAbsolutePath()
                        + ". Wait until it has finished, or give this one a folder of its own with --data.";
            }
        }
        return "The job database in " + data.toAbsolutePath() + " cannot be opened. Check that the folder can be "
                + "written, or name another one with --data; nothing in it is irreplaceable.";
    }
}
