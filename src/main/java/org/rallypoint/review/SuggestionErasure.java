package org.rallypoint.review;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Erases suggestions some time after they were settled: people write things into them that need not be kept. */
@Singleton
public class SuggestionErasure {

    /** After it was settled. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** Where nobody settles it. */
    public static final Duration AWAITED = Duration.ofDays(365);

    private final SuggestionRepository suggestions;
    private final Clock clock;

    SuggestionErasure(SuggestionRepository suggestions, Clock clock) {
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void erase() {
        var now = clock.instant();
        suggestions.erase(now.minus(KEPT), now.minus(AWAITED));
    }
}
