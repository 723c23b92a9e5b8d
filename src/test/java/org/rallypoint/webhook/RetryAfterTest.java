package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2025-02-08T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                "1.5 | PT1.5S",
                "86401 | PT24H",
                "999999999 | PT24H",
                "Sat, 08 Feb 2025 12:00:30 GMT | PT30S",
                "Thu, 08 Feb 2035 12:00:30 GMT | PT24H",
            })
    void theHeaderIsReadInBothItsForms(String header, Duration expected) {
        assertThat(retryAfter.of(503, headers(Map.of("Retry-After", header)), null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-5",
                "soon",
                "1e9",
                "99999999999999999999",
                "NaN",
                "٣",
                "Sat, 08 Feb 2025 11:59:59 GMT",
                "Sat, 99 Feb 2025 12:00:30 GMT"
            })
    void whatIsNoTimeToComeIsIgnored(String header) {
        assertThat(retryAfter.of(503, headers(Map.of("Retry-After", header)), null))
                .isNull();
    }

    @Test
    void theBodyOfDiscordsRefusalIsMorePreciseAndTheLongestCounts() {
        assertThat(retryAfter.of(429, headers(Map.of()), "{\"retry_after\":0.3}"))
                .isEqualTo(Duration.ofMillis(300));
        assertThat(retryAfter.of(429, headers(Map.of("Retry-After", "2")), "{\"retry_after\":1.337}"))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(retryAfter.of(429, headers(Map.of()), "{\"retry_after\":1e300}"))
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "<html>", "{\"retry_after\":-1}", "{\"retry_after\":\"x\"}", "{\"retry_after\":"
            })
    void anotherBodyNamesNoTime(String body) {
        assertThat(retryAfter.of(429, headers(Map.of()), body)).isNull();
    }

    @Test
    void theBodyOfASuccessIsNotAskedForTimes() {
        assertThat(retryAfter.of(200, headers(Map.of()), "{\"retry_after\":5}")).isNull();
    }

    @Test
    void aSuccessThatWasTheLastOneAllowedNamesATimeToo() {
        assertThat(retryAfter.of(
                        200, headers(Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "0.75")), ""))
                .isEqualTo(Duration.ofMillis(750));
        assertThat(retryAfter.of(
                        200, headers(Map.of("X-RateLimit-Remaining", "1", "X-RateLimit-Reset-After", "0.75")), ""))
                .isNull();
    }

    private static MultiMap headers(Map<String, String> headers) {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers);
    }
}
