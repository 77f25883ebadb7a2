package org.previewauditor.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.Masking;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.handout.Markdown;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;

/**
 * {@code support/<ad_id>.md}: what Motion's guide asks for when an ad has no preview although everything is set up. Where
 * something that is known stands against the preview, the packet says so first. Codes and e-mail addresses are masked.
 */
public final class SupportPacket {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, RuleDescription> rules;
    private final RunFacts run;
    private String level = "## ";

    private SupportPacket(RuleBook book, RunFacts run) {
        this.rules = book.rules().stream()
                .collect(Collectors.toMap(rule -> rule.type().code(), rule -> rule));
        this.run = run;
    }

    /**
     * Writes the packet of an ad.
     *
     * @param rows all rows of the ad that count, at least one: it may have several posts or stand in two ad accounts
     */
    public static SupportText of(List<AdContext> rows, RunFacts run, RuleBook book) {
        List<Decision> decisions = book.decide(run, rows);
        SupportPacket packet = new SupportPacket(book, run);
        packet.write(decisions);
        return new SupportText(
                packet.text.toString(),
                decisions.stream()
                        .flatMap(decision -> decision.findings().stream())
                        .filter(SupportPacket::stops)
                        .map(finding -> finding.type().code())
                        .distinct()
                        .toList());
    }

    private void write(List<Decision> decisions) {
        line("# Preview of ad " + decisions.get(0).ad().ad().adId() + " does not load");
        line("");
        line("Put together by Preview Auditor from exports, as of " + run.asOf().text() + '.');
        verdict(decisions);
        for (Decision decision : decisions) {
            row(decision, decisions.size() > 1);
        }
        screenshots(decisions);
    }

    private void verdict(List<Decision> decisions) {
        List<Finding> causes = decisions.stream()
                .flatMap(decision -> decision.findings().stream())
                .filter(SupportPacket::stops)
                .toList();
        line("");
        if (causes.isEmpty()) {
            boolean deleted =
                    decisions.stream().allMatch(decision -> decision.ad().deleted());
            line((deleted
                            ? "**TikTok lists this ad as deleted.** There may be nothing left to show. Apart from that, "
                                    + "nothing in the exports explains it."
                            : "**Nothing in the exports explains it.** By what they show the preview should load; please "
                                    + "check for a fault.")
                    + " What was checked, and what the exports do not show, is listed below.");
            return;
        }
        line("**Do not send this yet:** the exports show why the preview fails. First do this:");
        List<String> told = new ArrayList<>();
        for (Finding cause : causes) {
            if (!told.contains(cause.type().code() + cause.subjectId())) {
                told.add(cause.type().code() + cause.subjectId());
                cause(cause);
            }
        }
        line("");
        line("If the preview still fails a day after that, run the audit again and send a new packet.");
    }

    private void cause(Finding cause) {
        RuleDescription rule = rule(cause);
        line("");
        line("- [ ] **" + Markdown.sentence(rule.texts().action()) + "** ("
                + cause.type().code() + ')');
        line("");
        line("  " + Markdown.sentence(rule.texts().cause()));
        line("");
        int step = 0;
        for (String sentence : rule.texts().steps()) {
            line("  " + ++step + ". " + Markdown.sentence(sentence));
        }
        line("");
        line("  Seen: " + evidence(cause.evidence()) + '.');
    }

    private void row(Decision decision, boolean oneOfSeveral) {
        if (oneOfSeveral) {
            line("");
            line("## Row " + Markdown.text(decision.ad().ad().source().toString()));
        }
        level = oneOfSeveral ? "### " : "## ";
        ids(decision);
        checks(Checklist.of(decision));
        others(decision);
    }

    private void ids(Decision decision) {
        Ad ad = decision.ad().ad();
        line("");
        line(level + "Ids");
        line("");
        line("| what | value |");
        line("|---|---|");
        cell("Ad account id", ad.advertiserId());
        cell("Ad id", ad.adId());
        cell("Creative id: video", ad.videoId());
        cell("Creative id: TikTok post", ad.tiktokItemId());
        if (ad.videoId() == null && ad.tiktokItemId() == null) {
            cell("Creative id", "not in the exports; TikTok Ads Manager shows it on the page of the ad");
        }
        cell("Ad name", ad.adName());
        cell("Campaign", decision.ad().context().campaignName());
        cell("Ad group", decision.ad().context().adgroupName());
        cell(
                "Format",
                decision.ad().format().name() + ", support in Motion: "
                        + decision.ad().format().support());
        cell("TikTok account", account(decision));
        cell("Read from", ad.source().toString());
        if (decision.ad().deleted()) {
            cell("Note", "TikTok lists this ad as deleted");
        }
    }

    private void checks(List<Check> checks) {
        section("Checks passed", Check.State.PASSED, checks, "");
        section("Checks not passed", Check.State.FAILED, checks, "Because of ");
        section("Not shown by the exports, to be checked by eye", Check.State.NOT_SHOWN, checks, "Missing: ");
    }

    private void section(String heading, Check.State state, List<Check> checks, String because) {
        List<Check> ofState =
                checks.stream().filter(check -> check.state() == state).toList();
        if (ofState.isEmpty()) {
            return;
        }
        line("");
        line(level + heading);
        line("");
        for (Check check : ofState) {
            line("- [" + (state == Check.State.PASSED ? 'x' : ' ') + "] " + check.requirement()
                    + (check.codes().isEmpty() ? "" : ". " + because + String.join(", ", check.codes()))
                    + (check.evidence().isEmpty() ? "" : ": " + evidence(check.evidence())));
        }
    }

    /** What was found and does not stop the preview. */
    private void others(Decision decision) {
        List<Finding> others =
                decision.findings().stream().filter(finding -> !stops(finding)).toList();
        if (others.isEmpty()) {
            return;
        }
        line("");
        line(level + "Found as well, but no reason for a preview to fail today");
        line("");
        for (Finding finding : others) {
            line("- " + finding.type().code() + " (" + finding.type().effect() + "): "
                    + Markdown.sentence(rule(finding).texts().cause()) + " Seen: " + evidence(finding.evidence())
                    + '.');
        }
    }

    private void screenshots(List<Decision> decisions) {
        String account = decisions.stream()
                .map(SupportPacket::account)
                .filter(name -> name != null)
                .findFirst()
                .map(name -> " of " + Markdown.text(name))
                .orElse("");
        boolean uses = decisions.stream().anyMatch(decision -> decision.ad().usesTikTokAccount());
        boolean spark = decisions.stream().anyMatch(decision -> decision.ad().spark());
        line("");
        line("## Still to do before this is sent");
        line("");
        line("- [ ] Hard refresh the browser (Ctrl+Shift+R, on a Mac Command+Shift+R) and look again");
        line(
                "- [ ] Disconnect TikTok in Motion (Workspace Settings > My connections), connect it again and look again");
        if (uses) {
            line("- [ ] Screenshot: Business Center > Accounts > TikTok accounts, the account" + account
                    + ", its ad delivery assets with the linked ad accounts");
            line("- [ ] Screenshot: the same account, tab Members, with the permissions of those who run ads");
        }
        line("- [ ] Screenshot: TikTok Ads Manager, the ad, section Identity");
        if (spark) {
            line("- [ ] Screenshot: TikTok Ads Manager > Tools > Creative library > Spark ads posts, with this post");
        }
        line("- [ ] Screenshot: the ad in Motion without its preview");
    }

    private static boolean stops(Finding finding) {
        return finding.type().effect() == Effect.BLOCKS || finding.type().effect() == Effect.UNSUPPORTED;
    }

    private static @Nullable String account(Decision decision) {
        TikTokAccount account = decision.ad().tikTokAccount();
        Ad ad = decision.ad().ad();
        String id = account == null || account.identityId() == null ? ad.identityId() : account.identityId();
        String name = account == null ? ad.identityName() : account.username();
        if (name == null && account != null) {
            name = account.displayName();
        }
        return name == null || id == null ? (name == null ? id : name) : name + " (" + id + ')';
    }

    private RuleDescription rule(Finding finding) {
        RuleDescription rule = rules.get(finding.type().code());
        if (rule == null) {
            throw new IllegalStateException(
                    "Nothing is known of the finding " + finding.type().code() + '.');
        }
        return rule;
    }

    private static String evidence(List<String> evidence) {
        return evidence.stream()
                .map(piece -> Markdown.sentence(Masking.text(piece)))
                .collect(Collectors.joining("; "));
    }

    private void cell(String what, @Nullable String value) {
        if (value != null) {
            line("| " + what + " | " + Markdown.text(Masking.text(value)) + " |");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
