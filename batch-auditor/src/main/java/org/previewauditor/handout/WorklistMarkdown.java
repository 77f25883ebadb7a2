package org.previewauditor.handout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.ledger.Money;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.report.Summary;

/** {@code worklists/<owner>.md}: a list to send as it is, or a part of it to each person. */
final class WorklistMarkdown {

    private final StringBuilder text = new StringBuilder();
    private final Owner owner;
    private final Instant asOf;
    private int number;

    private WorklistMarkdown(Owner owner, Instant asOf) {
        this.owner = owner;
        this.asOf = asOf;
    }

    static String of(Summary run, Owner owner, List<Task> tasks, long leftOut) {
        WorklistMarkdown list = new WorklistMarkdown(owner, Instant.parse(run.asOf()));
        list.head(run, tasks, leftOut);
        list.sections(tasks).forEach(list::section);
        return list.text.toString();
    }

    private void head(Summary run, List<Task> tasks, long leftOut) {
        line("# To do for " + Things.owner(owner));
        line("");
        line("From run " + run.runId() + ", as of " + run.asOf() + ". Deleted ads are left out.");
        line("");
        if (tasks.isEmpty()) {
            line("Nothing to do.");
            return;
        }
        line(Things.count(tasks.size(), "task") + ", what brings most previews back first."
                + (owner == Owner.CREATOR ? " Each creator has a section: send it to them." : ""));
        if (leftOut > 0) {
            line("");
            line("This list ends after " + Things.count(tasks.size(), "task") + "; " + Things.number(leftOut)
                    + " further fixes are in fix-plan.csv: filter its column owner by " + owner + '.');
        }
    }

    /** A creator's tasks are for that creator alone; everybody else works through the worst first. */
    private Map<String, List<Task>> sections(List<Task> tasks) {
        Map<String, List<Task>> sections = new LinkedHashMap<>();
        if (owner == Owner.CREATOR) {
            for (Task task : tasks) {
                String account = task.account().isEmpty() ? "Account not named in the exports" : task.account();
                sections.computeIfAbsent(Markdown.text(account), any -> new ArrayList<>())
                        .add(task);
            }
            return sections;
        }
        Map<Effect, List<Task>> byEffect = new EnumMap<>(Effect.class);
        for (Task task : tasks) {
            byEffect.computeIfAbsent(task.effect(), any -> new ArrayList<>()).add(task);
        }
        for (Effect effect :
                List.of(Effect.BLOCKS, Effect.RISKS, Effect.UNVERIFIED, Effect.UNSUPPORTED, Effect.NOTICE)) {
            List<Task> ofEffect = byEffect.get(effect);
            if (ofEffect != null) {
                sections.put(Things.effect(effect), ofEffect);
            }
        }
        return sections;
    }

    private void section(String heading, List<Task> tasks) {
        line("");
        line("## " + heading);
        tasks.forEach(this::task);
    }

    private void task(Task task) {
        line("");
        line("### " + ++number + ". " + Markdown.text(Things.name(task)));
        for (Task.Problem problem : task.problems()) {
            problem(problem);
        }
        if (task.runsOut() != null) {
            line("");
            line((task.runsOut().isAfter(asOf) ? "Authorization ends " : "Authorization ended ")
                    + Things.time(task.runsOut())
                    + '.');
        }
        ads(task);
    }

    private void problem(Task.Problem problem) {
        line("");
        line("- [ ] **" + Markdown.sentence(problem.fix().action()) + "**");
        if (!problem.cause().isEmpty()) {
            line("");
            line("  Why: " + Markdown.sentence(problem.cause()));
        }
        line("");
        int step = 0;
        for (String sentence : problem.fix().steps()) {
            line("  " + ++step + ". " + Markdown.sentence(sentence));
        }
        line("");
        line("  " + stake(problem) + " (" + problem.fix().code() + ')');
    }

    private static String stake(Task.Problem problem) {
        StringBuilder stake = new StringBuilder(Things.count(problem.ads(), "ad"));
        if (problem.adsRestored() > 0) {
            stake.append("; ")
                    .append(problem.adsRestored() == problem.ads() ? "all" : Things.number(problem.adsRestored()))
                    .append(" work again once this is done");
        } else if (problem.fix().effect() == Effect.BLOCKS) {
            stake.append(problem.ads() == 1 ? "; it needs" : "; each needs").append(" a further fix as well");
        }
        String spend = Money.text(problem.spend());
        return stake.append(spend.isEmpty() ? "" : "; spend " + spend).toString();
    }

    private void ads(Task task) {
        if (task.examples().isEmpty()) {
            return;
        }
        line("");
        line("| ad | ad id | ad account | campaign |");
        line("|---|---|---|---|");
        for (ReportedAd ad : task.examples()) {
            line("| " + Markdown.text(ad.adName()) + " | " + ad.adId() + " | " + ad.advertiserId() + " | "
                    + Markdown.text(ad.campaignName()) + " |");
        }
        if (task.ads() > task.examples().size()) {
            line("");
            line("And " + Things.number(task.ads() - task.examples().size()) + " more: " + whereTheRestIs(task) + '.');
        }
    }

    private static String whereTheRestIs(Task task) {
        return task.subjectType() == SubjectType.AD
                ? "filter findings.csv by code "
                        + task.problems().stream()
                                .map(problem -> problem.fix().code())
                                .findFirst()
                                .orElse("")
                : "filter findings.csv by subject_id " + Markdown.text(FinishedRun.shown(task.subjectId()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
