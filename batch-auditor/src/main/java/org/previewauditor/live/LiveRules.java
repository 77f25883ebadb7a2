package org.previewauditor.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.RunRules;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleBookException;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleProblem;
import org.previewauditor.rulebook.lint.RuleCheck;
import org.previewauditor.scenario.Trials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a program that runs for days. Each run asks for them once, before it begins. Where they have changed, they
 * are loaded if they check and their scenarios pass; if not, the old ones go on, and every run says so until the new ones
 * are sound. Rules that no run uses any more are given back. Safe for use by many threads.
 */
public final class LiveRules implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.previewauditor.rules");

    /** What is told of all that is wrong, so that a report stays readable; {@code rules check} tells the rest. */
    private static final int PROBLEMS_TOLD = 3;

    private final @Nullable Path place;
    private Loaded current;

    /** What lay at the place when it was last looked at, whether it was loaded or not. */
    private String seen;

    private List<String> refusal = List.of();

    /** A rule book and how many have it in use: the runs that were given it, and this class while it is the current one. */
    private static final class Loaded {
        private final RuleBook rules;

        /** A KJAR is read now and then for as long as it is open, so it must not be overwritten. */
        private final @Nullable Path copy;

        private int users = 1;

        Loaded(RuleBook rules, @Nullable Path copy) {
            this.rules = rules;
            this.copy = copy;
        }

        void close() {
            rules.close();
            delete(copy);
        }
    }

    /** The rules of one run. They stay as they are until it is closed. */
    public final class Lease implements RunRules {
        private final Loaded loaded;
        private final List<String> notes;
        private boolean open = true;

        private Lease(Loaded loaded, List<String> notes) {
            this.loaded = loaded;
            this.notes = notes;
        }

        @Override
        public RuleBook rules() {
            return loaded.rules;
        }

        /** Empty if the rules are those that lie at the place. */
        @Override
        public List<String> notes() {
            return notes;
        }

        @Override
        public void close() {
            synchronized (LiveRules.this) {
                if (open) {
                    open = false;
                    release(loaded);
                }
            }
        }
    }

    private LiveRules(@Nullable Path place, Loaded rules, String seen) {
        this.place = place;
        this.current = rules;
        this.seen = seen;
    }

    /**
     * Opens the rules to begin with: those that an audit would take as they are.
     *
     * @param place a KJAR or a folder of rules; {@code null} for the bundled ones, which do not change
     * @throws RuleBookException if they cannot be used
     */
    public static LiveRules open(@Nullable Path place) {
        if (place == null) {
            return new LiveRules(null, new Loaded(RuleBook.bundled(), null), "");
        }
        String seen = fingerprint(place);
        return new LiveRules(place, openedAsSeen(place), seen);
    }

    /** The rules for the next run, loaded anew if they have changed and are sound. */
    public synchronized Lease next() {
        if (place != null) {
            look(place);
        }
        return current();
    }

    /** The rules in use now, whether those at the place have changed or not. */
    public synchronized Lease current() {
        current.users++;
        return new Lease(current, refusal);
    }

    /** The rules in use now, as reports name them: name, version and checksum. */
    public synchronized String inUse() {
        return named(current.rules);
    }

    /** Why changed rules are not in use, a sentence each; empty if they are, as of the last {@link #next}. */
    public synchronized List<String> refusal() {
        return refusal;
    }

    @Override
    public synchronized void close() {
        release(current);
    }

    private void look(Path changed) {
        try {
            String found = fingerprint(changed);
            if (!found.equals(seen)) {
                seen = found;
                load(changed);
            }
        } catch (RuleBookException e) {
            // Gone, or being copied: what comes next will differ from this.
            seen = "";
            refuse(changed, told(e.problems()));
        }
    }

    private void load(Path changed) {
        Loaded loaded = openedAsSeen(changed);
        List<String> problems = told(RuleCheck.check(loaded.rules.files()));
        if (problems.isEmpty()) {
            problems = failures(loaded.rules);
        }
        if (problems.isEmpty()) {
            LOG.info("The rules in {} have changed: from now on runs are decided by {}.", changed, named(loaded.rules));
            release(current);
            current = loaded;
            refusal = List.of();
        } else {
            loaded.close();
            refuse(changed, problems);
        }
    }

    private static List<String> told(List<RuleProblem> problems) {
        return problems.stream().map(RuleProblem::toString).toList();
    }

    private void refuse(Path changed, List<String> problems) {
        String more = problems.size() > PROBLEMS_TOLD
                ? " And " + (problems.size() - PROBLEMS_TOLD) + " more; rules check and rules test tell all."
                : "";
        String told = "The rules in " + changed + " have changed, but are not used: "
                + String.join(" ", problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())))
                        .replaceAll("\\s+", " ")
                + more + " Decided by the rules from before the change, " + named(current.rules) + '.';
        refusal = List.of(told);
        LOG.warn(told);
    }

    /** What the scenarios of these rules expect, and do not find. */
    private static List<String> failures(RuleBook rules) {
        try {
            List<String> failures = new ArrayList<>();
            for (Trials.Result result : Trials.of(rules).run(rules)) {
                if (result.failure() != null) {
                    failures.add("scenario " + result.trial().code() + ", \""
                            + result.trial().name() + "\": expected "
                            + result.failure().expected() + '.');
                }
            }
            return failures;
        } catch (IOException e) {
            return List.of("its scenarios could not be run: " + e.getMessage() + '.');
        }
    }

    private void release(Loaded loaded) {
        loaded.users--;
        if (loaded.users == 0) {
            loaded.close();
        }
    }

    private static String named(RuleBook rules) {
        return rules.name() + ' ' + rules.version() + " (checksum " + rules.checksum() + ')';
    }

    /** A folder is read once, and a KJAR copied: what is checked is what decides, whoever is writing to it meanwhile. */
    private static Loaded openedAsSeen(Path place) {
        if (Files.isDirectory(place)) {
            return new Loaded(RuleBook.compile(RuleFiles.open(place).with(Map.of())), null);
        }
        Path copy = null;
        try {
            copy = Files.createTempFile("preview-auditor-rules-", ".jar");
            Files.copy(place, copy, StandardCopyOption.REPLACE_EXISTING);
            return new Loaded(RuleBook.open(copy), copy);
        } catch (RuleBookException e) {
            delete(copy);
            throw new RuleBookException(place.toString(), e.problems());
        } catch (IOException e) {
            delete(copy);
            throw unreadable(place, e);
        }
    }

    /** SHA-256 over all files of the rules, scenarios too: a scenario that is mended may make refused rules sound. */
    private static String fingerprint(Path place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (Files.isRegularFile(place)) {
                digest.update(Files.readAllBytes(place));
            } else {
                RuleFiles files = RuleFiles.open(place);
                for (String name : files.names()) {
                    digest.update((name + '\0' + files.text(name) + '\0').getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(place, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static RuleBookException unreadable(Path place, Exception problem) {
        return new RuleBookException(
                place.toString(), List.of(new RuleProblem("", 0, "it cannot be read: " + problem.getMessage())));
    }

    private static void delete(@Nullable Path copy) {
        if (copy == null) {
            return;
        }
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.warn("The copy {} of a KJAR cannot be deleted: {}.", copy, e.getMessage());
        }
    }
}
