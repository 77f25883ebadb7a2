package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Findings;
import org.previewauditor.finding.Part;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.truth.AuditedAd;
import org.previewauditor.truth.ErrorCase;

/** Collects what the rules of one session conclude. Used by one thread. */
final class CollectedFindings implements Findings {

    private final Map<String, FindingType> types;
    private final ErrorFindings errorFindings;
    private final IdentityHashMap<AdContext, Draft> drafts;
    private final List<AccountFinding> accountFindings = new ArrayList<>();

    /** What is known so far about one ad. */
    private static final class Draft {
        final AuditedAd ad;
        final List<Finding> findings = new ArrayList<>(4);
        boolean hasErrors;

        Draft(AuditedAd ad) {
            this.ad = ad;
        }
    }

    CollectedFindings(Map<String, FindingType> types, ErrorFindings errorFindings, int ads) {
        this.types = types;
        this.errorFindings = errorFindings;
        this.drafts = new IdentityHashMap<>(ads);
    }

    @Override
    public void audited(AuditedAd ad) {
        drafts.put(ad.context(), new Draft(ad));
    }

    @Override
    public void add(String code, AuditedAd ad, String... evidence) {
        add(type(code), ad, evidence);
    }

    private void add(FindingType type, AuditedAd ad, String... evidence) {
        String subjectId = subjectId(type.subjectType(), ad);
        List<Finding> findings = draft(ad.context()).findings;
        List<String> shown = shown(evidence);
        for (int i = 0; i < findings.size(); i++) {
            Finding earlier = findings.get(i);
            if (earlier.type().code().equals(type.code()) && earlier.subjectId().equals(subjectId)) {
                findings.set(i, merged(earlier, shown));
                return;
            }
        }
        findings.add(new Finding(type, subjectId, shown));
    }

    @Override
    public void add(String code, SparkAdCount count, String... evidence) {
        accountFindings.add(new AccountFinding(
                count.advertiserId(), new Finding(type(code), count.advertiserId(), shown(evidence))));
    }

    @Override
    public void add(String code, @Nullable String advertiserId, String subjectId, String... evidence) {
        accountFindings.add(new AccountFinding(
                advertiserId == null ? "" : advertiserId, new Finding(type(code), subjectId, shown(evidence))));
    }

    @Override
    public void add(String code, ErrorCase error, String... evidence) {
        ErrorFindings.Types types =
                errorFindings.isTold(code) ? errorFindings.of(error.error().code()) : null;
        AuditedAd ad = error.ad();
        if (ad == null) {
            accountFindings.add(withoutAd(types == null ? type(code) : types.ofAccount(), types, error, evidence));
        } else if (types == null) {
            add(type(code), ad, evidence);
        } else {
            draft(ad.context()).hasErrors = true;
            add(types.of(ad.ad().tiktokItemId()), ad, evidence);
        }
    }

    /** A finding about the ad that the log names, though the drop does not have it; else about the ad account. */
    private AccountFinding withoutAd(
            FindingType type, ErrorFindings.@Nullable Types types, ErrorCase told, String... evidence) {
        LoggedError row = told.error().latest();
        String advertiserId = textOf(row.advertiserId());
        List<String> shown = new ArrayList<>(shown(evidence));
        if (row.adId() == null) {
            return new AccountFinding(
                    advertiserId, new Finding(type.about(SubjectType.AD_ACCOUNT), advertiserId, shown));
        }
        FindingType ofAd = types == null ? type : types.ofAd();
        if (ofAd.subjectType() == SubjectType.AD) {
            return new AccountFinding(advertiserId, new Finding(ofAd, row.adId(), shown));
        }
        shown.add(0, "ad_id=" + row.adId());
        return new AccountFinding(advertiserId, new Finding(ofAd, advertiserId, shown));
    }

    Decision decision(AdContext context) {
        Draft draft = draft(context);
        return Decision.of(draft.ad, draft.hasErrors ? withoutKnownCauses(draft.findings) : draft.findings);
    }

    /** All findings about an ad, those too that do not count. */
    List<Finding> all(AdContext context) {
        return draft(context).findings;
    }

    List<AccountFinding> accountFindings() {
        return accountFindings;
    }

    /** What a log reports and another rule found in the exports is told once, there, with the evidence of both. */
    private List<Finding> withoutKnownCauses(List<Finding> concluded) {
        List<Finding> findings = new ArrayList<>(concluded);
        // The order in which rules fire means nothing.
        findings.sort(Decision.CATALOGUE_ORDER);
        for (Finding told : List.copyOf(findings)) {
            ErrorFindings.Types types = errorFindings.find(told.type().code());
            int own = types == null ? -1 : firstOf(types.related(), findings);
            if (own >= 0) {
                Finding known = findings.get(own);
                List<String> both = new ArrayList<>(known.evidence());
                both.addAll(told.evidence());
                findings.set(own, new Finding(known.type(), known.subjectId(), List.copyOf(both)));
                findings.remove(told);
            }
        }
        return findings;
    }

    private static int firstOf(Set<String> codes, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            FindingType type = findings.get(i).type();
            // What is found about delivery may be left out of a report: then the log is all that tells it.
            if (type.part() == Part.PREVIEW && codes.contains(type.code())) {
                return i;
            }
        }
        return -1;
    }

    private Draft draft(AdContext context) {
        Draft draft = drafts.get(context);
        if (draft == null) {
            throw new UnsoundRulesException("no rule derived its truths.");
        }
        return draft;
    }

    private FindingType type(String code) {
        FindingType type = types.get(code);
        if (type == null) {
            throw new UnsoundRulesException("it adds findings under the name " + code + ", which no rule has.");
        }
        return type;
    }

    /** Sorted, because the order in which rules fire means nothing. */
    private static Finding merged(Finding earlier, List<String> more) {
        TreeSet<String> all = new TreeSet<>(earlier.evidence());
        all.addAll(more);
        return new Finding(earlier.type(), earlier.subjectId(), List.copyOf(all));
    }

    private static List<String> shown(String[] evidence) {
        List<String> shown = new ArrayList<>(evidence.length);
        for (String text : evidence) {
            if (!text.isEmpty()) {
                shown.add(text);
            }
        }
        return shown;
    }

    private static String subjectId(SubjectType type, AuditedAd audited) {
        Ad ad = audited.ad();
        return switch (type) {
            case AD -> ad.adId();
            case VIDEO -> textOf(ad.videoId());
            case CAMPAIGN -> textOf(audited.context().campaignId());
            case AD_GROUP -> textOf(ad.adgroupId());
            case AD_ACCOUNT, CONNECTION -> ad.advertiserId();
            case POST -> textOf(ad.tiktokItemId());
            case TIKTOK_ACCOUNT -> accountId(audited);
            case LINK -> accountId(audited) + '>' + ad.advertiserId();
        };
    }

    /** The account's id, else its handle. */
    private static String accountId(AuditedAd audited) {
        TikTokAccount account = audited.tikTokAccount();
        if (audited.ad().identityId() != null) {
            return audited.ad().identityId();
        }
        if (account != null && account.identityId() != null) {
            return account.identityId();
        }
        String handle = account != null && account.username() != null
                ? account.username()
                : audited.ad().identityName();
        return handle == null ? "" : Handle.of(handle);
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
