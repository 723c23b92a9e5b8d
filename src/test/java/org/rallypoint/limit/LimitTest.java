package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.rallypoint.TestClock;
import org.rallypoint.seal.KeyRing;
import org.rallypoint.seal.Seal;

/** What one node counts by itself. */
class LimitTest {

    private static final String KEY = "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=";

    private final TestClock clock = new TestClock();
    private final Policy policy = new Policy("reads", 300, Duration.ofMinutes(1), "Too many.");
    private final Limit limit = new Limit(policy, shared(false), new SimpleMeterRegistry(), clock);

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    void aClientGetsItsLimitAndThenWhatComesBack() {
        assertThat(taken(limit, "one", 1_000)).isEqualTo(300);
        assertThat(taken(limit, "other", 1_000)).isEqualTo(300);
        clock.set("2025-02-08T12:00:10Z");
        assertThat(taken(limit, "one", 1_000)).isEqualTo(50);
        clock.set("2025-02-08T12:10:00Z");
        assertThat(taken(limit, "one", 1_000)).isEqualTo(300);
    }

    @Test
    void aFloodOfAddressesNeitherFillsTheMemoryNorFreesWhoHasToWait() {
        assertThat(taken(limit, "one", 301)).isEqualTo(300);
        for (int i = 0; i < 200_000; i++) {
            limit.take("flood " + i);
        }
        assertThat(limit.size()).isLessThanOrEqualTo(20_000);
        assertThat(limit.take("one").isConsumed()).isFalse();
    }

    @Test
    void withoutADatabaseANodeGoesOnByItself() {
        var alone = new Limit(policy, shared(true), new SimpleMeterRegistry(), clock);
        assertThat(taken(alone, "one", 1_000)).isEqualTo(300);
        clock.set("2025-02-08T12:00:10Z");
        assertThat(taken(alone, "one", 1_000)).isEqualTo(50);
    }

    private SharedCounts shared(boolean isShared) {
        var unreachable = new PGSimpleDataSource();
        unreachable.setServerNames(new String[] {"127.0.0.1"});
        unreachable.setPortNumbers(new int[] {1});
        var seal = new Seal(KeyRing.of(KEY, List.of()));
        return new SharedCounts(unreachable, seal, clock, isShared, Runnable::run);
    }

    static long taken(Limit limit, String client, int tries) {
        return IntStream.range(0, tries)
                .filter(i -> limit.take(client).isConsumed())
                .count();
    }
}
