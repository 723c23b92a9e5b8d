package org.rallypoint.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a target asks not to be called again: in HTTP's way, and in the ways of Discord. */
@Singleton
class RetryAfter {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SECONDS = "\\d{1,9}(?:\\.\\d{1,9})?";

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** The longest time that an answer names; null when it names none. */
    @Nullable
    Duration of(int status, MultiMap headers, @Nullable String body) {
        var limit = Objects.equals(headers.get("X-RateLimit-Remaining"), "0")
                ? headers.get("X-RateLimit-Reset-After")
                : null;
        var inBody = status == TOO_MANY_REQUESTS ? inBody(body) : Optional.<Duration>empty();
        return Stream.of(named(headers.get("Retry-After")), named(limit), inBody)
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .orElse(null);
    }

    private Optional<Duration> named(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return text.matches(SECONDS) ? Optional.of(seconds(Double.parseDouble(text))) : until(text);
    }

    private Optional<Duration> until(String date) {
        try {
            var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            var left = Duration.between(clock.instant(), at.toInstant());
            return left.isNegative() ? Optional.empty() : Optional.of(capped(left));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> inBody(@Nullable String body) {
        if (body == null) {
            return Optional.empty();
        }
        try {
            var wait = json.readTree(body).path("retry_after").asDouble();
            return wait > 0 ? Optional.of(seconds(wait)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Rounded up, since a call that comes a moment too early counts as one too many. */
    private static Duration seconds(double seconds) {
        return capped(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }

    private static Duration capped(Duration asked) {
        return asked.compareTo(RetryPlan.LONGEST) > 0 ? RetryPlan.LONGEST : asked;
    }
}
