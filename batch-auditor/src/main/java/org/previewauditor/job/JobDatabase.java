package org.previewauditor.job;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.previewauditor.history.Database;
import org.previewauditor.history.History;
import org.previewauditor.history.RunClaims;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * An open job database: what Spring Batch keeps of jobs, what is remembered of runs, and the service that audits with
 * both. Put together here from top to bottom: an application context that finds out by itself what is needed took a
 * seventh of the time of a small audit.
 */
public final class JobDatabase implements AutoCloseable {

    /** The name of the setting that says how many runs are remembered. */
    public static final String KEEP_RUNS = "preview-auditor.keep-runs";

    /** The name of the setting that says how much time of a run may have to be done again, in milliseconds. */
    public static final String CHECKPOINT = "preview-auditor.checkpoint-millis";

    private static final int MILLIS_BETWEEN_CHECKPOINTS = 1_000;

    private final HikariDataSource connections;
    private final History history;
    private final RunClaims claims;
    private final AuditService service;

    private JobDatabase(HikariDataSource connections, Database data, Environment settings) {
        this.connections = connections;
        this.history = new History(
                connections, settings.getProperty(KEEP_RUNS, Integer.class, History.KEPT_RUNS), !data.isShared());
        this.claims = new RunClaims(connections, data.isShared());
        PlatformTransactionManager transactions = new JdbcTransactionManager(connections);
        JobRepository repository = repository(connections, transactions);
        this.service = new AuditService(
                operator(repository, transactions),
                repository,
                transactions,
                history,
                claims,
                Duration.ofMillis(settings.getProperty(CHECKPOINT, Integer.class, MILLIS_BETWEEN_CHECKPOINTS)));
    }

    /**
     * Opens the database. Its tables are made or migrated where needed.
     *
     * @param settings may have any of {@code spring.datasource.hikari}, beside the ones above
     * @throws RuntimeException if the database cannot be used
     */
    public static JobDatabase open(Database data, Environment settings) {
        HikariDataSource connections = connections(data, settings);
        try {
            return new JobDatabase(connections, data, settings);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** Audits with this database, for as long as it is open. */
    public AuditService service() {
        return service;
    }

    /** The memory of past runs. */
    public History history() {
        return history;
    }

    RunClaims claims() {
        return claims;
    }

    @Override
    public void close() {
        connections.close();
    }

    private static HikariDataSource connections(Database data, Environment settings) {
        HikariDataSource connections = new HikariDataSource();
        // Otherwise all drivers there are would be loaded, and asked.
        connections.setDriverClassName(DatabaseDriver.fromJdbcUrl(data.url()).getDriverClassName());
        connections.setJdbcUrl(data.url());
        connections.setUsername(data.user());
        connections.setPassword(data.password());
        Binder.get(settings).bind("spring.datasource.hikari", Bindable.ofInstance(connections));
        return connections;
    }

    private static JobRepository repository(DataSource connections, PlatformTransactionManager transactions) {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(connections);
        factory.setTransactionManager(transactions);
        // Who makes a run is settled before its job is created.
        factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
        return made(factory);
    }

    private static JobOperator operator(JobRepository repository, PlatformTransactionManager transactions) {
        JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
        factory.setJobRepository(repository);
        factory.setJobRegistry(new MapJobRegistry());
        factory.setTransactionManager(transactions);
        factory.setTaskExecutor(new SyncTaskExecutor());
        return made(factory);
    }

    private static <T, F extends FactoryBean<T> & InitializingBean> T made(F factory) {
        try {
            factory.afterPropertiesSet();
            return Objects.requireNonNull(factory.getObject());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Spring Batch cannot use the database.", e);
        }
    }
}
