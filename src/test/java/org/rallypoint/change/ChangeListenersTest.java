package org.rallypoint.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rallypoint.Metrics;
import org.rallypoint.TestDatabase;

/** What a node does that has no room for another listener, and what when it stops. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ChangeListenersTest.ForTwo.class)
@Timeout(60)
class ChangeListenersTest {

    public static class ForTwo implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.changes.listeners", "2");
        }
    }

    @Inject
    ChangeListeners listeners;

    @Test
    void oneTooManyIsToldWhenToComeBackAndAllAreToldWhenTheNodeStops() throws Exception {
        try (var one = Listening.to("");
                var other = Listening.to("")) {
            var third = Listening.to("");
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.header("Content-Type")).startsWith("application/problem+json");
            assertThat(third.header("Retry-After")).isEqualTo("30");
            assertThat(third.header("Cache-Control")).isEqualTo("no-store");
            assertThat(third.problem().get("type").asText()).isEqualTo("urn:rallypoint:problem:full");

            assertThat(one.next()).containsKey("id");
            assertThat(other.next()).containsKey("id");
            assertThat(Metrics.now().of("rallypoint_listeners")).isEqualTo(2);
            listeners.end();
            assertThat(one.next()).isEmpty();
            assertThat(other.next()).isEmpty();
        }
        assertThat(listeners.count()).isZero();
        try (var again = Listening.to("")) {
            assertThat(again.status()).isEqualTo(200);
        }
    }
}
