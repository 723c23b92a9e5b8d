package org.rallypoint.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.ProblemException;

/** How often one address may do what anyone could do for ever: guess tokens, send suggestions. An IPv6 address counts by its /64. */
@Singleton
public class AddressLimits {

    /** Beyond these the ones that were quiet for longest are forgotten. */
    private static final int MOST_ADDRESSES = 50_000;

    private static final int IPV6_NETWORK = 8;
    private static final int IPV6 = 16;
    private static final int IPV4_IN_IPV6 = 12;

    private final boolean enabled;
    private final LoadingCache<String, Bucket> wrongTokens;
    private final LoadingCache<String, Bucket> suggestions;

    AddressLimits(RallypointConfig config, Clock clock) {
        var limits = config.limits();
        enabled = limits.enabled();
        wrongTokens = buckets(limits.wrongTokens(), Duration.ofMinutes(1), clock);
        suggestions = buckets(limits.suggestions(), Duration.ofHours(1), clock);
    }

    /** Counts a suggestion; throws a 429 where there were too many from this address within the last hour. */
    public void countSuggestion(String address) {
        count(suggestions, address, "Too many suggestions from this address.");
    }

    /** Counts a wrong token; throws a 429 where there were too many from this address within the last minute. */
    void countWrongToken(String address) {
        count(wrongTokens, address, "Too many wrong tokens from this address.");
    }

    private void count(LoadingCache<String, Bucket> buckets, String address, String detail) {
        if (!enabled) {
            return;
        }
        var probe = buckets.get(network(address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() - 1) + 1;
            throw ProblemException.tooManyRequests(seconds, detail);
        }
    }

    /** The address as it is counted: of IPv6 what one household or host has, in whatever spelling. */
    public static String network(String address) {
        var bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return "unknown";
        }
        var hex = HexFormat.of();
        if (bytes.length < IPV6) {
            return hex.formatHex(bytes);
        }
        return hex.formatHex(bytes).startsWith("00000000000000000000ffff")
                ? hex.formatHex(Arrays.copyOfRange(bytes, IPV4_IN_IPV6, IPV6))
                : hex.formatHex(Arrays.copyOf(bytes, IPV6_NETWORK));
    }

    /** A bucket that was left alone for its period is full again, and so is a new one: it can be forgotten. */
    private static LoadingCache<String, Bucket> buckets(int most, Duration period, Clock clock) {
        var time = new ClockMeter(clock);
        return Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(period)
                .ticker(time::currentTimeNanos)
                .build(network -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                        .withCustomTimePrecision(time)
                        .build());
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
