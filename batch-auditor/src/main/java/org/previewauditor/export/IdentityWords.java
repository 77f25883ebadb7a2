package org.previewauditor.export;

import java.util.Set;

/** What Ads Manager calls the identity types. */
final class IdentityWords {

    private static final String OWNED = "USE_ACCOUNT_OWNED_BY_YOU";
    private static final String AUTHORIZED = "USE_OTHER_AUTHORIZED_ACCOUNT_OR_POST";
    private static final String CUSTOM = "CUSTOM_IDENTITY";
    private static final Set<String> ALL = Set.of(OWNED, AUTHORIZED, CUSTOM);

    private IdentityWords() {}

    static boolean contain(String word) {
        return ALL.contains(word);
    }

    /** The API's word for one of Ads Manager's, in normal form; any other word as it is. */
    static String apiWord(String word, boolean hasPost) {
        return switch (word) {
            case OWNED -> "TT_USER";
            case AUTHORIZED -> hasPost ? "AUTH_CODE" : "BC_AUTH_TT";
            case CUSTOM -> "CUSTOMIZED_USER";
            default -> word;
        };
    }
}
