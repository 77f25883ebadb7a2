package org.previewauditor.rulebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.fact.AdBatch;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.ObservedError;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Findings;
import org.previewauditor.rulebook.lint.RuleCheck;
import org.previewauditor.truth.DeliveryLimits;
import org.previewauditor.truth.FormatTable;
import org.previewauditor.truth.Policy;

/**
 * A set of rules with its data and texts, ready to decide. Safe for use by many threads; each batch gets a session of its
 * own from a pool.
 */
public final class RuleBook implements AutoCloseable {

    static final String MANIFEST = "rulebook.properties";
    static final String CATALOGUE = "catalogue.txt";
    static final String TEXTS = "texts.properties";
    static final String LIMITS = "limits.properties";
    static final String WORDS = "words.properties";
    static final String FORMATS = "formats.txt";
    static final String DELIVERY = "delivery.properties";

    /** The words that columns are known to hold. No part of a rule book: what an export means does not depend on rules. */
    static final String KNOWN_VALUES = "known-values.properties";

    static final List<String> DATA_FILES = List.of(MANIFEST, CATALOGUE, TEXTS, LIMITS, WORDS, FORMATS, DELIVERY);

    /** Far more firings than any sound rule book needs for an ad, so that a loop ends in a message. */
    private static final int FIRINGS_FOR_EACH_AD = 1_000;

    private final RuleFiles files;
    private final RuleBase base;
    private final RuleLibrary library;
    private final KieSessionsPool sessions;
    private final Policy policy;
    private final List<RuleDescription> rules;
    private final List<RuleDescription> findings;
    private final ErrorFindings errorFindings;
    private final Map<String, FindingType> types;
    private final Properties manifest;
    private final String checksum;

    private RuleBook(RuleFiles files, RuleBase base) {
        this(files, base, described(files, base));
    }

    private RuleBook(RuleFiles files, RuleBase base, RuleLibrary library) {
        this(
                files,
                base,
                library,
                base.kieBase().newKieSessionsPool(Runtime.getRuntime().availableProcessors()));
    }

    private RuleBook(RuleFiles files, RuleBase base, RuleLibrary library, KieSessionsPool sessions) {
        this.files = files;
        this.base = base;
        this.library = library;
        this.manifest = files.properties(MANIFEST);
        this.policy = readPolicy();
        this.rules = library.described();
        this.errorFindings = library.errorFindings();
        this.findings = Stream.concat(rules.stream(), errorFindings.descriptions().stream())
                .sorted(Comparator.comparingInt(finding -> finding.type().order()))
                .toList();
        this.types = rules.stream()
                .collect(Collectors.toUnmodifiableMap(rule -> rule.type().code(), RuleDescription::type));
        this.checksum = files.checksum(DATA_FILES, ErrorCatalogue.bundled().checksum());
        this.sessions = sessions;
    }

    private static RuleLibrary described(RuleFiles files, RuleBase base) {
        RuleLibrary library = new RuleLibrary(files);
        library.describe(base.kieBase());
        return library;
    }

    /** The rules that this program brings along, compiled when it was built. */
    public static RuleBook bundled() {
        return new RuleBook(RuleFiles.bundled(), RuleBase.ofClassPath());
    }

    /**
     * The rules of a folder, see {@link #compile}, or those of a KJAR.
     *
     * @throws RuleBookException if there is nothing at this place, or no usable rule book
     */
    public static RuleBook open(Path place) {
        RuleFiles files = RuleFiles.open(place);
        return Files.isDirectory(place) ? compile(files) : new RuleBook(files, RuleBase.ofKjar(place));
    }

    /**
     * Compiles rules now, but for those that this program has compiled, word for word: under other limits, words and
     * texts they are the same rules, and are there at once.
     *
     * @throws RuleBookException that names place and remedy of all that is wrong, if they cannot be used
     */
    public static RuleBook compile(RuleFiles files) {
        try {
            boolean compiled = files.hasRulesOf(RuleFiles.bundled());
            return new RuleBook(files, compiled ? RuleBase.ofClassPath() : RuleBase.compile(files));
        } catch (RuleBookException e) {
            List<RuleProblem> explained = RuleCheck.check(files);
            throw explained.isEmpty() ? e : new RuleBookException(files.place(), explained);
        }
    }

    /** The same rule book with these rule files instead of its own, under the descriptions of its own rules. */
    RuleBook with(Map<String, String> ruleFiles) {
        RuleFiles changed = files.with(ruleFiles);
        return new RuleBook(changed, RuleBase.compile(changed), library);
    }

    /**
     * The same rules under other limits. It lives as long as this one and need not be closed.
     *
     * @param limits values by their names in {@code limits.properties} or {@code delivery.properties}
     * @throws IllegalArgumentException if there is no such limit, or a value is none
     */
    public RuleBook under(Map<String, String> limits) {
        Map<String, String> changed = new LinkedHashMap<>();
        limits.forEach((name, value) -> {
            String file = files.fileOfLimit(name);
            if (file == null) {
                throw new IllegalArgumentException(RuleFiles.noLimit(name));
            }
            // Of two lines with one name the last one counts.
            changed.merge(
                    file,
                    files.text(file) + '\n' + name + " = " + value + '\n',
                    (whole, more) -> whole + name + " = " + value + '\n');
        });
        try {
            return new RuleBook(files.with(changed), base, library, sessions);
        } catch (RuleBookException e) {
            throw new IllegalArgumentException(e.problems().get(0).message(), e);
        }
    }

    /**
     * Looks rules through as strictly as rule authors are asked for, and compiles those that this program does not have
     * compiled, word for word.
     *
     * @return all that is wrong; empty if nothing is
     */
    public static List<RuleProblem> check(Path place) {
        RuleFiles files = RuleFiles.open(place);
        List<RuleProblem> problems = RuleCheck.check(files);
        if (!problems.isEmpty()) {
            return problems;
        }
        try {
            if (Files.isDirectory(place)) {
                RuleFiles changed = RuleCheck.changed(files, RuleFiles.bundled());
                if (changed != null) {
                    RuleBase.compile(changed).close();
                }
            } else {
                open(place).close();
            }
            return List.of();
        } catch (RuleBookException e) {
            return e.problems();
        }
    }

    public String name() {
        return manifest.getProperty("name", "");
    }

    public String version() {
        return manifest.getProperty("version", "");
    }

    /** SHA-256 over all rules and data, in hexadecimal. */
    public String checksum() {
        return checksum;
    }

    /** All rules that make findings, in catalogue order. */
    public List<RuleDescription> rules() {
        return rules;
    }

    /** The texts that it was made of. */
    public RuleFiles files() {
        return files;
    }

    /**
     * The rules that make findings as their authors wrote them, by name.
     *
     * @return without the rules whose text is not at hand, as in a KJAR that was built without it
     */
    public Map<String, WrittenRule> written() {
        Map<String, WrittenRule> written = new LinkedHashMap<>();
        for (String file : files.ruleFiles()) {
            RuleReader.read(file, files.text(file)).rules().forEach(rule -> written.put(rule.name(), rule));
        }
        return written;
    }

    /** What each rule file says beside those rules, by its name: truths and functions, comments and lines aside. */
    public Map<String, String> besideRules() {
        Map<String, String> beside = new LinkedHashMap<>();
        for (String file : files.ruleFiles()) {
            beside.put(
                    file,
                    DrlText.oneLine(RuleReader.read(file, files.text(file)).with(rule -> "")));
        }
        return beside;
    }

    /**
     * What people read about every code that a finding may have, in catalogue order: that of its rule, and for the rule
     * that tells errors of the catalogue one code for each error.
     */
    public List<RuleDescription> findings() {
        return findings;
    }

    /** The name of the rule that makes findings of this code: the code itself, but for errors of the catalogue. */
    public String ruleOf(String code) {
        return errorFindings.ruleOf(code);
    }

    public Policy policy() {
        return policy;
    }

    /**
     * Decides a batch of ads. The decisions are in the order of the batch.
     *
     * @throws RuleFailedException if a rule throws an exception; it names the first ad on which one does
     */
    public List<Decision> decide(RunFacts run, List<AdContext> batch) {
        try {
            return decideAll(run, batch);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure(run, batch, e);
        }
    }

    private List<Decision> decideAll(RunFacts run, List<AdContext> batch) {
        CollectedFindings collected = new CollectedFindings(types, errorFindings, batch.size());
        fire(run, collected, List.of(new AdBatch(batch)), batch.size());
        List<Decision> decisions = new ArrayList<>(batch.size());
        for (AdContext context : batch) {
            decisions.add(collected.decision(context));
        }
        return decisions;
    }

    /** Decides each by itself, to find the one. */
    private RuleFailedException failure(RunFacts run, List<AdContext> batch, Throwable failed) {
        for (AdContext context : batch) {
            try {
                decideAll(run, List.of(context));
            } catch (RuntimeException | StackOverflowError e) {
                return RuleFailure.of(files, e, context.ad());
            }
        }
        return RuleFailure.of(files, failed, null);
    }

    /** All that the rules conclude about one ad, before it is decided what counts. */
    CollectedFindings conclude(RunFacts run, AdContext ad) {
        CollectedFindings collected = new CollectedFindings(types, errorFindings, 1);
        try {
            fire(run, collected, List.of(new AdBatch(List.of(ad))), 1);
            return collected;
        } catch (RuntimeException | StackOverflowError e) {
            throw RuleFailure.of(files, e, ad.ad());
        }
    }

    /**
     * Decides what is to be said about ad accounts as a whole, in the order of their ids.
     *
     * @param errors what error logs report of ad accounts, and of ads that the drop does not have
     */
    public List<AccountFinding> decideAccounts(RunFacts run, List<SparkAdCount> counts, List<ObservedError> errors) {
        List<Object> facts = new ArrayList<>(counts);
        facts.addAll(errors);
        return decideOthers(run, facts).stream()
                .sorted(Comparator.comparing(AccountFinding::advertiserId)
                        .thenComparing(found -> found.finding().type().order())
                        .thenComparing(found -> found.finding().subjectId()))
                .toList();
    }

    /**
     * Decides what is to be said about facts that are no ads: ad accounts, campaigns, ad groups and their counts.
     *
     * @return in the order of the catalogue, then of what they are about
     */
    public List<AccountFinding> decideDelivery(RunFacts run, List<?> facts) {
        return decideOthers(run, facts).stream()
                .sorted(AccountFinding.CATALOGUE_ORDER)
                .toList();
    }

    private List<AccountFinding> decideOthers(RunFacts run, List<?> facts) {
        CollectedFindings collected = new CollectedFindings(types, errorFindings, 0);
        try {
            fire(run, collected, facts, facts.size());
            return collected.accountFindings();
        } catch (RuntimeException | StackOverflowError e) {
            throw RuleFailure.of(files, e, null);
        }
    }

    @Override
    public void close() {
        sessions.shutdown();
        base.close();
    }

    private void fire(RunFacts run, CollectedFindings findings, List<?> facts, int size) {
        KieSession session = sessions.newKieSession();
        try {
            insert(session, run, policy, findings, facts);
            int limit = Math.multiplyExact(FIRINGS_FOR_EACH_AD, size + 1);
            if (session.fireAllRules(limit) >= limit) {
                throw new UnsoundRulesException("they fire without end.");
            }
        } finally {
            session.dispose();
        }
    }

    /** Gives a session everything that rules may ask for. */
    static void insert(KieSession session, RunFacts run, Policy policy, Findings findings, List<?> facts) {
        session.setGlobal("findings", findings);
        session.insert(run);
        session.insert(run.asOf());
        session.insert(run.completeExports());
        session.insert(policy);
        session.insert(policy.delivery());
        policy.delivery().videoMinimums().forEach(session::insert);
        policy.delivery().budgetMinimums().forEach(session::insert);
        for (Object fact : facts) {
            session.insert(fact);
        }
    }

    private Policy readPolicy() {
        try {
            return new Policy(
                    files.properties(LIMITS),
                    files.properties(WORDS),
                    FormatTable.parse(files.lines(FORMATS)),
                    new DeliveryLimits(files.properties(DELIVERY)));
        } catch (IllegalArgumentException e) {
            throw new RuleBookException(files.place(), List.of(new RuleProblem("", 0, String.valueOf(e.getMessage()))));
        }
    }
}
