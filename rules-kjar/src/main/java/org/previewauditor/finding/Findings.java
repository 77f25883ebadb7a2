package org.previewauditor.finding;

import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.truth.AuditedAd;
import org.previewauditor.truth.ErrorCase;

/** Where rules put what they conclude. One collector serves one session. */
public interface Findings {

    /** Tells that all truths about this ad are known. Said once for each ad, by the rule that derives them. */
    void audited(AuditedAd ad);

    /**
     * Adds a finding about an ad. What several firings of one rule say about one subject becomes one finding.
     *
     * @param code the name of the rule that speaks
     */
    void add(String code, AuditedAd ad, String... evidence);

    /** Adds a finding about a whole ad account. */
    void add(String code, SparkAdCount count, String... evidence);

    /**
     * Adds a finding about something that is no ad: a campaign, an ad group, an ad account.
     *
     * @param advertiserId its ad account, or {@code null} if no export tells
     */
    void add(String code, @Nullable String advertiserId, String subjectId, String... evidence);

    /** Adds a finding about what an error log reports, of an ad or, where there is none, of its ad account. */
    void add(String code, ErrorCase error, String... evidence);
}
