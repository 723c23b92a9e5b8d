package org.rallypoint.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What one client has left, as far as this node knows. */
final class Allowance {

    private final Policy policy;
    private final String client;
    private final Bucket bucket;
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicBoolean waiting = new AtomicBoolean();

    Allowance(Policy policy, String client, TimeMeter time) {
        this.policy = policy;
        this.client = client;
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(policy.most()).refillGreedy(policy.most(), policy.period()))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Who is counted, and what. */
    String name() {
        return policy.name() + " " + client;
    }

    Policy policy() {
        return policy;
    }

    /** Counts one, unless nothing is left. */
    ConsumptionProbe take() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            untold.incrementAndGet();
        }
        return probe;
    }

    /** Less than nothing is left where several nodes have let too much pass. */
    boolean isUsedUp() {
        return bucket.getAvailableTokens() <= 0;
    }

    /** Whether it is now to be told what was counted here; then it is to be told once. */
    boolean becomesDue() {
        return untold.get() >= policy.untold() && waiting.compareAndSet(false, true);
    }

    /** What is to be told. Of what a database that was away for long has missed, most has come back since. */
    int told() {
        waiting.set(false);
        return Math.min(untold.getAndSet(0), policy.most());
    }

    /**
     * On all nodes together so much was used up that it takes this time from now to come back; none, or less, for nothing. Nobody
     * waits much longer than for all that there is, whatever the database says.
     */
    void learn(Duration untilWhole) {
        long left = policy.most() - Math.min(2L * policy.most(), policy.usedIn(untilWhole)) - untold.get();
        long surplus = bucket.getAvailableTokens() - left;
        if (surplus > 0) {
            bucket.consumeIgnoringRateLimits(surplus);
        }
    }
}
