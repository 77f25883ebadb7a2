package org.previewauditor.ledger;

/**
 * An ad id as a number: an id of digits, which TikTok's are, is its own number; any other is hashed to a negative one.
 * Ad accounts are kept apart, so a number need only be unique among the ads of one.
 */
public final class AdKey {

    private static final int MOST_DIGITS = 19;

    private AdKey() {}

    /** The number of an id. */
    public static long of(String adId) {
        int length = adId.length();
        if (length == 0 || length > MOST_DIGITS || adId.charAt(0) == '0') {
            return hash(adId);
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = adId.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return hash(adId);
            }
            number = number * 10 + digit;
        }
        return number > 0 ? number : hash(adId);
    }

    /** Whether {@link Long#toString} of the key is the id. */
    public static boolean isId(long key) {
        return key > 0;
    }

    /** 64 well-mixed bits of a text. */
    public static long mixed(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    private static long hash(String adId) {
        return mixed(adId) | Long.MIN_VALUE;
    }
}
