package org.previewauditor.job;

import java.time.Duration;
import javax.sql.DataSource;
import org.previewauditor.history.History;
import org.previewauditor.history.RunClaims;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** What Spring Batch needs to keep jobs in a database, and the service that runs them. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
public class AuditJobConfiguration {

    /** The name of the setting that says how many runs are remembered. */
    public static final String KEEP_RUNS = "preview-auditor.keep-runs";

    /** The name of the setting that says how much time of a run may have to be done again, in milliseconds. */
    public static final String CHECKPOINT = "preview-auditor.checkpoint-millis";

    private static final int MILLIS_BETWEEN_CHECKPOINTS = 1_000;

    @Bean
    History history(DataSource database, Environment settings) {
        return new History(
                database, settings.getProperty(KEEP_RUNS, Integer.class, History.KEPT_RUNS), isFile(settings));
    }

    @Bean
    RunClaims claims(DataSource database, Environment settings) {
        return new RunClaims(database, !isFile(settings));
    }

    @Bean
    AuditService auditService(
            JobOperator operator,
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            History history,
            RunClaims claims,
            Environment settings) {
        Duration timeBetweenCheckpoints =
                Duration.ofMillis(settings.getProperty(CHECKPOINT, Integer.class, MILLIS_BETWEEN_CHECKPOINTS));
        return new AuditService(operator, repository, transactionManager, history, claims, timeBetweenCheckpoints);
    }

    /** Whether the database is a file, which no other process can have open. */
    private static boolean isFile(Environment settings) {
        return settings.getRequiredProperty("spring.datasource.url").startsWith("jdbc:h2:");
    }
}
