package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    /** Whatever is asked of it, the least or the most of what it may give. */
    private record Always(double share) implements RandomGenerator {

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double nextDouble(double origin, double bound) {
            return origin + share * (bound - origin);
        }
    }

    private static final RandomGenerator MIDDLE = new Always(0.5);

    @Test
    void thePausesGrowAndEndAfterMoreThanThreeDaysWhateverChanceDoes() {
        for (var random : List.of(new Always(0), MIDDLE, new Always(0.999), new Random(7))) {
            var pauses = pauses(random);
            assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                    .isBetween(Duration.ofDays(3), Duration.ofDays(5));
        }
        assertThat(pauses(MIDDLE)).isSorted().startsWith(Duration.ofSeconds(5));
    }

    @Test
    void aPauseIsUpToAFifthLongerOrShorter() {
        assertThat(RetryPlan.after(6, null, new Always(0))).contains(Duration.ofMinutes(48));
        assertThat(RetryPlan.after(6, null, MIDDLE)).contains(Duration.ofHours(1));
        assertThat(RetryPlan.after(6, null, new Always(1))).contains(Duration.ofMinutes(72));
    }

    @Test
    void whatTheTargetAsksForWinsWhenItIsLongerUpToADay() {
        assertThat(RetryPlan.after(1, Duration.ofMinutes(7), MIDDLE)).contains(Duration.ofMinutes(7));
        assertThat(RetryPlan.after(6, Duration.ofMinutes(7), MIDDLE)).contains(Duration.ofHours(1));
        assertThat(RetryPlan.after(1, Duration.ofDays(400), MIDDLE)).contains(Duration.ofDays(1));
        assertThat(RetryPlan.after(99, Duration.ofMinutes(7), MIDDLE)).isEmpty();
    }

    private static List<Duration> pauses(RandomGenerator random) {
        var pauses = new ArrayList<Duration>();
        Stream.iterate(1, attempts -> attempts + 1)
                .map(attempts -> RetryPlan.after(attempts, null, random))
                .takeWhile(pause -> pause.isPresent())
                .forEach(pause -> pauses.add(pause.orElseThrow()));
        return pauses;
    }
}
