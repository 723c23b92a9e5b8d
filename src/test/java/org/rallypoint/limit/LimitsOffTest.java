package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestDatabase;

/** Turned off, as in tests, nothing is counted. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LimitsOffTest {

    @Test
    void nobodyIsTurnedAwayAndNothingIsToldOfLimits() {
        for (int i = 0; i < 301; i++) {
            var answer = PlainHttp.ask("GET", "/v1/campaigns/nope", null, null);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("RateLimit")).isNull();
            assertThat(answer.header("RateLimit-Policy")).isNull();
        }
    }
}
