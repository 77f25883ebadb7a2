package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.catalogue.ErrorEntry;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.SubjectType;

/**
 * The findings that the errors of the catalogue make: a code for each error, with effect, owner and texts from its
 * entry. Immutable.
 */
final class ErrorFindings {

    /** Those of rules of which none tells errors. */
    static final ErrorFindings NONE = new ErrorFindings();

    private static final int CAUSE_LENGTH = 400;

    private final String rule;
    private final Map<String, Types> byCode = new HashMap<>();
    private final List<RuleDescription> descriptions = new ArrayList<>();

    /**
     * The types of an error's findings, by what they are about.
     *
     * @param ofPost where the ad has a post; the same as {@code ofAd} for an error that no post has
     * @param related codes of the auditor's own findings of the same cause
     */
    record Types(FindingType ofPost, FindingType ofAd, FindingType ofAccount, Set<String> related) {

        /** The type that fits what is known of the ad. */
        FindingType of(@Nullable String tiktokItemId) {
            return tiktokItemId == null ? ofAd : ofPost;
        }
    }

    private ErrorFindings() {
        rule = "";
    }

    /**
     * @param rule the rule that makes these findings
     * @param from the place of the first of them in the catalogue of codes
     */
    ErrorFindings(ErrorCatalogue catalogue, RuleDescription rule, int from) {
        this.rule = rule.type().code();
        int order = from;
        for (ErrorEntry entry : catalogue.entries()) {
            SubjectType subject = subjectOf(entry);
            FindingType main = type(entry, subject, order++);
            FindingType ofAd = subject == SubjectType.POST ? type(entry, SubjectType.AD, order++) : main;
            FindingType ofAccount =
                    subject == SubjectType.AD_ACCOUNT ? main : type(entry, SubjectType.AD_ACCOUNT, order++);
            byCode.put(entry.code(), new Types(main, ofAd, ofAccount, entry.findings()));
            descriptions.add(new RuleDescription(
                    main, entry.name(), rule.needs(), entry.source().title(), texts(entry)));
        }
    }

    /** How many places in the order of codes they take, at most. */
    static int places(ErrorCatalogue catalogue) {
        return catalogue.entries().size() * 3;
    }

    /** Whether a rule of this name leaves the codes of its findings to the errors that it tells. */
    boolean isTold(String name) {
        return name.equals(rule);
    }

    /** The name of the rule that makes findings of this code. */
    String ruleOf(String code) {
        return byCode.containsKey(code) ? rule : code;
    }

    /** The types of an error's findings. */
    Types of(@Nullable String code) {
        Types types = code == null ? null : byCode.get(code);
        if (types == null) {
            throw new IllegalStateException("The catalogue of errors has no error " + code + '.');
        }
        return types;
    }

    /** The types of this code, or {@code null} if it is no error's. */
    @Nullable
    Types find(String code) {
        return byCode.get(code);
    }

    /** What people read about each code, in the order of the catalogue. */
    List<RuleDescription> descriptions() {
        return descriptions;
    }

    /** The thing to fix, so that ads with the same error fall into one group. */
    private static SubjectType subjectOf(ErrorEntry entry) {
        return switch (entry.level()) {
            case ACCOUNT -> SubjectType.AD_ACCOUNT;
            case PLATFORM -> SubjectType.CONNECTION;
            case CREATIVE -> SubjectType.POST;
            case CAMPAIGN, AD_GROUP, AD, AUDIENCE, CATALOG, PIXEL, REPORTING -> SubjectType.AD;
        };
    }

    private static FindingType type(ErrorEntry entry, SubjectType subject, int order) {
        return new FindingType(entry.code(), entry.effect().effect(), entry.owner(), subject, order);
    }

    private static RuleTexts texts(ErrorEntry entry) {
        String cause = entry.meaning() + ' ' + entry.why();
        String reference = entry.source().title() + ": " + entry.id();
        return new RuleTexts(
                cause.length() > CAUSE_LENGTH ? entry.meaning() : cause,
                entry.fixes().get(0),
                entry.where(),
                entry.fixes(),
                entry.conflict() == null ? reference : reference + ". " + entry.conflict());
    }
}
