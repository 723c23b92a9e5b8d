package org.rallypoint.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.rallypoint.http.ProblemException;

/** Counts all clients under one policy, and tells each in RateLimit headers what it has left. */
final class Limit {

    /** Beyond these the ones that ask seldom are forgotten first: a crowd of new addresses frees nobody who asks much. */
    private static final int MOST_CLIENTS = 20_000;

    private final Policy policy;
    private final SharedCounts shared;
    private final LoadingCache<String, Allowance> clients;
    private final Counter refusals;
    private final String name;
    private final String limit;

    /** What was left alone for its period is whole again, and so is a new one: it can be forgotten. */
    Limit(Policy policy, SharedCounts shared, MeterRegistry metrics, Clock clock) {
        this.policy = policy;
        this.shared = shared;
        refusals = metrics.counter("rallypoint.limits.refused", "limit", policy.name());
        name = "\"" + policy.name() + "\"";
        limit = name + ";q=" + policy.most() + ";w=" + policy.period().toSeconds();
        var time = new ClockMeter(clock);
        clients = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                // Or it begins to count who asks how often only once it is half full.
                .initialCapacity(MOST_CLIENTS)
                .expireAfterAccess(policy.period())
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build(client -> new Allowance(policy, client, time));
    }

    /** Counts for a client; throws a 429 where nothing is left. */
    void count(RoutingContext context, String client) {
        var probe = take(client);
        var headers = context.response().headers();
        // Added as the head is sent, since an answer that is kept for others must not have them.
        context.addHeadersEndHandler(
                ending -> headers.add("RateLimit-Policy", limit).add("RateLimit", rest(probe)));
        if (!probe.isConsumed()) {
            refusals.increment();
            throw ProblemException.tooManyRequests(seconds(probe.getNanosToWaitForRefill()), policy.refusal());
        }
    }

    /** Throws a 429 where nothing is left, and counts nothing. */
    void check(RoutingContext context, String client) {
        if (clients.get(client).isUsedUp()) {
            count(context, client);
        }
    }

    ConsumptionProbe take(String client) {
        var allowance = clients.get(client);
        var probe = allowance.take();
        shared.tell(allowance);
        return probe;
    }

    /** How many clients are known. */
    long size() {
        return clients.estimatedSize();
    }

    /** In {@code t} seconds all is there again; of what is used up, the next one. */
    private String rest(ConsumptionProbe probe) {
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(nanos);
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos - 1) + 1;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
