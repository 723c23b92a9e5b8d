package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Policy POLICY = new Policy("reads", 10, Duration.ofHours(1), "Too many.");

    private final Allowance allowance = new Allowance(POLICY, "somebody", TimeMeter.SYSTEM_MILLISECONDS);

    @Test
    void whatOtherNodesHaveLetPassBeyondTheLimitIsUsedUpToo() {
        assertThat(allowance.isUsedUp()).isFalse();
        allowance.learn(POLICY.period().multipliedBy(2));
        assertThat(allowance.isUsedUp()).isTrue();
    }
}
