package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.AdKey;

class StateCodecTest {

    private static final List<AdState> STATES = List.of(
            new AdState(Verdict.OK, false, false, false, 0, List.of()),
            new AdState(Verdict.WILL_FAIL, true, true, false, 3, List.of("post-deleted", "sync-is-old")),
            new AdState(Verdict.UNVERIFIED, true, false, true, 0, List.of("ad-deleted")));

    @Test
    void whatIsWrittenIsRead() {
        AccountStates states = states(100_000);

        AccountStates read = StateCodec.decode(StateCodec.encode(states));

        assertThat(read.keys()).isEqualTo(states.keys());
        assertThat(read.states()).isEqualTo(states.states());
        assertThat(read.dictionary()).isEqualTo(STATES);
    }

    @Test
    void anAdTakesAFewBytes() {
        assertThat(StateCodec.encode(states(100_000)).length).isLessThan(100_000 * 8);
    }

    @Test
    void anAccountWithoutAdsIsWrittenToo() {
        assertThat(StateCodec.decode(StateCodec.encode(AccountStates.NONE)).keys())
                .isEmpty();
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = StateCodec.encode(states(1_000));

        assertThatThrownBy(() -> StateCodec.decode(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StateCodec.decode(new byte[] {9, 9, 9})).isInstanceOf(IllegalArgumentException.class);
    }

    /** Ids of every kind: of 19 digits, small ones, and hashed ones. */
    private static AccountStates states(int ads) {
        Random random = new Random(4);
        long[] keys = IntStream.range(0, ads)
                .mapToLong(i -> i % 10 == 0
                        ? i + 1L
                        : i % 10 == 1 ? AdKey.of("ad-" + i) : 7_000_000_000_000_000_000L + random.nextLong(1L << 60))
                .sorted()
                .distinct()
                .toArray();
        int[] states = Arrays.stream(keys)
                .mapToInt(key -> Math.floorMod(key, STATES.size()))
                .toArray();
        return new AccountStates(keys, states, STATES);
    }
}
