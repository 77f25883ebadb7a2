package org.previewauditor.history;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import org.previewauditor.ledger.AdKey;

/**
 * A fingerprint of a set of ad accounts, from which it can be told how alike two sets are: the smallest hashes of their
 * ids, all of them if there are not many.
 */
public final class AccountSample {

    private static final int MOST = 512;

    private final long[] hashes;

    private AccountSample(long[] hashes) {
        this.hashes = hashes;
    }

    static AccountSample of(Collection<String> advertiserIds) {
        return new AccountSample(advertiserIds.stream()
                .mapToLong(AdKey::mixed)
                .sorted()
                .distinct()
                .limit(MOST)
                .toArray());
    }

    static AccountSample of(byte[] bytes) {
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return new AccountSample(hashes);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return bytes.array();
    }

    /** Whether at least half of all ad accounts of both are in both: then their totals can be compared. */
    boolean isLike(AccountSample other) {
        long[] both = Arrays.copyOf(hashes, hashes.length + other.hashes.length);
        System.arraycopy(other.hashes, 0, both, hashes.length, other.hashes.length);
        Arrays.sort(both);
        int all = 0;
        int shared = 0;
        for (int i = 0; i < both.length; i++) {
            if (i > 0 && both[i] == both[i - 1]) {
                shared++;
            } else if (all == MOST) {
                // Of what lies beyond, the samples do not tell who has it.
                break;
            } else {
                all++;
            }
        }
        return 2 * shared >= all;
    }
}
