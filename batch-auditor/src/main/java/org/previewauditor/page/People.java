package org.previewauditor.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.ledger.Money;

/** What everybody has to do. */
public record People(List<Person> persons) {

    /**
     * Somebody's list.
     *
     * @param does what this person is, in a sentence
     * @param restored how many ads no longer fail once all that is done
     * @param knowing what this person need not do anything about
     */
    public record Person(
            String id, String name, String does, String count, long restored, List<Task> tasks, List<Task> knowing) {

        public boolean hasTasks() {
            return !tasks.isEmpty();
        }
    }

    /** One sort of step, and everything at which it is to be taken. */
    public record Task(
            CodeText code, String scale, List<Item> items, String more, long count, long restored, long ads) {}

    /**
     * Something to tick off.
     *
     * @param key under which the browser remembers the tick
     */
    public record Item(String key, String words, String facts) {}

    private static final Comparator<Task> URGENT = Comparator.<Task, Integer>comparing(
                    task -> task.code().effect().ordinal())
            .thenComparing(Comparator.comparingLong(Task::restored).reversed())
            .thenComparing(Comparator.comparingLong(Task::ads).reversed());

    static People of(RunReading run) {
        List<Person> persons = new ArrayList<>();
        for (Owner owner : Owner.values()) {
            List<Task> tasks = new ArrayList<>();
            List<Task> knowing = new ArrayList<>();
            for (CodeText code : run.codes().values()) {
                CodeFixes fixes = run.fixes().get(code.code());
                if (fixes != null && code.owner() == owner) {
                    (FixPlan.isTask(code.effect()) ? tasks : knowing).add(task(run, code, fixes));
                }
            }
            tasks.sort(URGENT);
            knowing.sort(URGENT);
            long count = tasks.stream().mapToLong(Task::count).sum();
            persons.add(new Person(
                    owner.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Words.owner(owner),
                    does(owner),
                    Words.count(count),
                    tasks.stream().mapToLong(Task::restored).sum(),
                    tasks,
                    knowing));
        }
        return new People(persons);
    }

    private static Task task(RunReading run, CodeText code, CodeFixes fixes) {
        List<Item> items = fixes.subjects().stream()
                .limit(run.limits().items())
                .map(subject -> item(run, code, subject))
                .toList();
        long left = fixes.count() - items.size();
        long ads = run.summary().totals().byCode().getOrDefault(code.code(), fixes.ads());
        String money = Money.text(fixes.spend());
        String scale = Words.facts(
                "concerns " + Words.ads(ads),
                fixes.restored() == 0 ? "" : "brings back " + Words.count(fixes.restored()),
                money.isEmpty() ? "" : "spend " + money);
        return new Task(
                code,
                Words.capital(scale) + (FixPlan.isTask(code.effect()) ? "" : "."),
                items,
                left == 0
                        ? ""
                        : "and " + Words.count(left) + " more " + FixPlan.plural(code.subjectType())
                                + "; fix-plan.csv has all of them",
                fixes.count(),
                fixes.restored(),
                ads);
    }

    private static Item item(RunReading run, CodeText code, CodeFixes.Subject subject) {
        boolean singleAd = subject.ads() == 1;
        return new Item(
                code.code() + '|' + subject.id(),
                run.words(code.subjectType(), subject.id()),
                singleAd && code.subjectType() == SubjectType.AD ? "" : Words.ads(subject.ads()));
    }

    private static String does(Owner owner) {
        return switch (owner) {
            case CREATOR -> "Owns the TikTok account and the posts, and authorizes them in the TikTok app.";
            case ADVERTISER -> "Owns the ad account: applies codes, settles its status.";
            case ORG_ADMIN -> "Runs the Business Center: accounts, links, permissions.";
            case MEDIA_BUYER -> "Builds the ads in TikTok Ads Manager.";
            case ANALYST -> "Owns the connection of the analytics tool, and these exports.";
        };
    }
}
