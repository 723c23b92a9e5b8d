package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.RallypointConfig;

class AnswersTest {

    private static final Instant NOW = Instant.parse("2025-02-08T12:00:00Z");
    private static final Pattern SECONDS =
            Pattern.compile("public, max-age=(\\d+), stale-while-revalidate=(\\d+), stale-if-error=(\\d+)");

    private static RallypointConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(RallypointConfig.class)
                .build()
                .getConfigMapping(RallypointConfig.class);
    }

    private final Answers answers = new Answers(config(), new PublicUrls(config()));

    @Test
    void anAnswerThatNothingEndsIsKeptForAMinuteAndADayInNeed() {
        assertThat(answers.fresh(NOW, null))
                .hasToString("public, max-age=60, stale-while-revalidate=60, stale-if-error=86400");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1H, 0, 0, 0",
        "PT0S, 0, 0, 0",
        "PT0.999S, 0, 0, 0",
        "PT1S, 1, 0, 0",
        "PT10.5S, 10, 0, 0",
        "PT59S, 59, 0, 0",
        "PT60S, 60, 0, 0",
        "PT61S, 60, 1, 1",
        "PT90S, 60, 30, 30",
        "PT2M, 60, 60, 60",
        "PT1H, 60, 60, 3540",
        "PT24H, 60, 60, 86340",
        "PT48H, 60, 60, 86400"
    })
    void freshnessEndsBeforeTheNextStartOrEnd(Duration left, long maxAge, long revalidate, long ifError) {
        assertThat(answers.fresh(NOW, NOW.plus(left)))
                .hasToString("public, max-age=" + maxAge + ", stale-while-revalidate=" + revalidate
                        + ", stale-if-error=" + ifError);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30, 59, 60, 61, 119, 120, 121, 3600, 86_399, 86_400, 86_460, 86_461, 1_000_000})
    void evenAStaleAnswerDoesNotOutliveTheNextStartOrEnd(long left) {
        var directives =
                SECONDS.matcher(answers.fresh(NOW, NOW.plusSeconds(left)).toString());

        assertThat(directives.matches()).isTrue();
        long maxAge = Long.parseLong(directives.group(1));
        assertThat(maxAge + Long.parseLong(directives.group(2))).isLessThanOrEqualTo(left);
        assertThat(maxAge + Long.parseLong(directives.group(3))).isLessThanOrEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"PT10.5S, 10", "PT2M, 60"})
    void whatShowsAContactIsNeverShownStale(Duration left, long maxAge) {
        assertThat(answers.of("body", List.of("de"), NOW, NOW.plus(left), true).getHeaderString("Cache-Control"))
                .isEqualTo("public, max-age=" + maxAge);
        assertThat(answers.of("body", List.of("de"), NOW, NOW.plus(left), false).getHeaderString("Cache-Control"))
                .isEqualTo(answers.fresh(NOW, NOW.plus(left)).toString());
    }

    @Test
    void whatWasMadeSaysWhereItIsAndInWhichLanguages() {
        var created = answers.created("body", URI.create("http://localhost/v1/events/1"), List.of("fr", "de"));

        assertThat(created.getStatus()).isEqualTo(201);
        assertThat(created.getEntity()).isEqualTo("body");
        assertThat(created.getLocation()).hasToString("http://localhost/v1/events/1");
        assertThat(created.getHeaderString("Content-Language")).isEqualTo("de, fr");
        assertThat(answers.written("body", List.of()).getStatus()).isEqualTo(200);
    }
}
