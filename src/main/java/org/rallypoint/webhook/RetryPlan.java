package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** When a message that wasn't taken is sent again: soon at first, then less and less often, for more than three days. */
final class RetryPlan {

    /** However long a target asks for, it is tried again after this. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** Together more than three days even when chance shortens each. */
    private static final List<Duration> PAUSES = Stream.of(
                    "PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "PT12H", "PT16H",
                    "PT24H", "PT24H")
            .map(Duration::parse)
            .toList();

    /** So that what failed together isn't tried again together. */
    private static final double JITTER = 0.2;

    private RetryPlan() {}

    /** How long to wait after so many attempts, from 1 on; empty when there is nothing more to try. */
    static Optional<Duration> after(int attempts, @Nullable Duration retryAfter, RandomGenerator random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        var factor = random.nextDouble(1 - JITTER, 1 + JITTER);
        var jittered = Duration.ofMillis(Math.round(pause.toMillis() * factor));
        return Optional.of(retryAfter == null ? jittered : longer(jittered, retryAfter));
    }

    private static Duration longer(Duration pause, Duration retryAfter) {
        var asked = retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
        return asked.compareTo(pause) > 0 ? asked : pause;
    }
}
