package org.previewauditor.cli;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.AuditService;
import org.previewauditor.job.AuditStoppedException;
import org.previewauditor.job.DatabaseFailedException;
import org.previewauditor.job.NothingToAuditException;
import org.previewauditor.job.Preparation;
import org.previewauditor.job.RunProgress;
import org.previewauditor.job.RunRequest;
import org.previewauditor.job.RunResult;
import org.previewauditor.live.LiveRules;
import org.previewauditor.report.Summary;
import org.previewauditor.rulebook.RuleBookException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits one after the other, for days. Rules stay loaded and may change between audits. The job database is open only
 * while there is work, so that others can look at the history in between.
 */
final class UnattendedAudits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.previewauditor.audit");

    private final AuditApplication application;
    private final AuditProperties properties;
    private final RunAnnouncer announcer;
    private final LiveRules rules;
    private final Summary.Tool tool;
    private final StopSignal stopSignal;

    private volatile @Nullable AuditService service;
    private volatile @Nullable WarmUp warmUp;
    private boolean isUsed;

    /** How an audit came out. */
    sealed interface Outcome permits Made, Failed {}

    /** The report is there. */
    record Made(RunResult result) implements Outcome {}

    /**
     * There is no report.
     *
     * @param runId {@code null} if it did not come so far as to have one
     * @param problem for people
     * @param isFinal whether trying again would end the same way
     */
    record Failed(@Nullable String runId, String problem, boolean isFinal) implements Outcome {}

    private UnattendedAudits(AuditApplication application, LiveRules rules, Summary.Tool tool, StopSignal stopSignal) {
        this.application = application;
        this.properties = application.properties();
        this.announcer = properties.announcer(LOG::warn);
        this.rules = rules;
        this.tool = tool;
        this.stopSignal = stopSignal;
    }

    /**
     * Opens the rules.
     *
     * @throws RuleBookException if they cannot be used
     * @throws UsageException if a setting is wrong
     */
    static UnattendedAudits open(AuditApplication application, StopSignal stopSignal) throws Exception {
        AuditProperties properties = application.properties();
        properties.failOn();
        properties.data();
        if (!properties.quiet() && !LOG.isInfoEnabled()) {
            ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("org.previewauditor")).setLevel(Level.INFO);
        }
        LiveRules rules = LiveRules.open(properties.rules());
        UnattendedAudits audits = new UnattendedAudits(application, rules, new ProgramVersion().tool(), stopSignal);
        stopSignal.stops(audits::stop);
        return audits;
    }

    /**
     * Makes an audit. Whatever goes wrong is an outcome.
     *
     * @throws AuditStoppedException if the program was told to end
     */
    Outcome audit(RunRequest request) {
        isUsed = true;
        if (warmUp != null) {
            warmUp.stop();
        }
        AtomicReference<@Nullable String> runId = new AtomicReference<>();
        try {
            return new Made(announcer.announcing(() -> audit(request, runId)));
        } catch (AuditStoppedException e) {
            throw e;
        } catch (NothingToAuditException e) {
            return new Failed(runId.get(), String.valueOf(e.getMessage()), true);
        } catch (DatabaseFailedException e) {
            LOG.debug("Not audited", e);
            rest();
            return new Failed(runId.get(), String.valueOf(e.getMessage()), false);
        } catch (AuditFailedException | RuleBookException e) {
            LOG.debug("Not audited", e);
            return new Failed(runId.get(), String.valueOf(e.getMessage()), false);
        } catch (Exception e) {
            LOG.error("Something unforeseen. Please report it.", e);
            return new Failed(runId.get(), "Something unforeseen: " + e + ". Please report it.", true);
        }
    }

    /** Uses the time until the first audit to make it faster. Does nothing if there was one, or this was called before. */
    void warmUp() {
        if (warmUp == null && !isUsed) {
            warmUp = WarmUp.start(rules, properties.reports(), tool);
        }
    }

    /** Gives the job database back until the next audit. */
    void rest() {
        if (service != null) {
            service = null;
            application.close();
        }
    }

    /** The rules in use, as reports name them. */
    String rules() {
        return rules.inUse();
    }

    /** Why changed rules are not in use, a sentence each. */
    List<String> rulesRefused() {
        return rules.refusal();
    }

    @Override
    public void close() {
        if (warmUp != null) {
            warmUp.close();
        }
        rest();
        rules.close();
    }

    private RunResult audit(RunRequest request, AtomicReference<@Nullable String> runId) throws Exception {
        try (Preparation preparation = Preparation.start(request, rules::next)) {
            try {
                return service().audit(request, preparation, tool, new LoggedProgress());
            } catch (AuditFailedException e) {
                runId.set(idOf(request, preparation));
                throw e;
            }
        }
    }

    private static @Nullable String idOf(RunRequest request, Preparation preparation) {
        try {
            return preparation.runId(request);
        } catch (RuntimeException e) {
            LOG.debug("It was not even opened", e);
            return null;
        }
    }

    private AuditService service() {
        AuditService open = service;
        if (open == null) {
            open = application.start(properties.data());
            service = open;
            if (stopSignal.isGiven()) {
                open.stop();
            }
        }
        return open;
    }

    private void stop() {
        WarmUp warming = warmUp;
        if (warming != null) {
            warming.stop();
        }
        AuditService open = service;
        if (open != null) {
            open.stop();
        }
    }

    /** Tells only what is worth a line in a log. */
    private static final class LoggedProgress implements RunProgress {
        @Override
        public void at(String phase, long bytes, long rows) {}

        @Override
        public void note(String sentence) {
            LOG.info(sentence);
        }
    }
}
