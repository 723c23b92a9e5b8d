package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

/** Behind proxies that are trusted, each client has its own limits, and none can choose whose. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(TrustedProxyTest.BehindProxies.class)
class TrustedProxyTest {

    public static class BehindProxies implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rallypoint.limits.enabled", "true",
                    "rallypoint.limits.reads", "1000",
                    "rallypoint.trusted-proxies", "127.0.0.1,::1,192.0.2.0/24");
        }
    }

    private static Instant now = Instant.parse("2025-02-08T12:00:00Z");

    @Inject
    TestClock clock;

    /** By now everything has come back. */
    @BeforeEach
    void begin() {
        now = now.plus(Duration.ofHours(1));
        clock.set(now.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.1 | 203.0.113.1 | true",
                "203.0.113.2 | 203.0.113.3 | false",
                // What the client wrote before its proxy appended to it.
                "198.51.100.1, 203.0.113.4 | 198.51.100.2, 203.0.113.4 | true",
                "203.0.113.6, 203.0.113.5 | 203.0.113.6 | false",
                "192.0.2.7, 203.0.113.7 | 203.0.113.7 | true",
                // Through an inner proxy as well.
                "203.0.113.8, 192.0.2.1 | 203.0.113.8 | true",
                "198.51.100.1, 203.0.113.9, 192.0.2.1, 192.0.2.2 | 203.0.113.9 | true",
                "203.0.113.10:50123 | 203.0.113.10 | true",
                "2001:db8:1:2::1 | 2001:db8:1:2:ffff::2 | true",
                "[2001:db8:1:3::1] | [2001:db8:1:3::2]:443 | true",
                "2001:db8:1:4::1 | 2001:db8:1:5::1 | false",
                "::ffff:203.0.113.11 | 203.0.113.11 | true",
                // What is no address is nobody's.
                "unknown | _hidden | true",
                "203.0.113.12, unknown | garbage | true",
                "203.0.113.13, | '' | true",
                "localhost | rallypoint.example | true",
            })
    void theLastAddressThatIsNoProxysIsTheClients(String one, String other, boolean together) {
        assertThat(left(one)).isEqualTo(999);
        assertThat(left(other)).isEqualTo(together ? 998 : 999);
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(left("X-Forwarded-For", "203.0.113.20", "X-Forwarded-For", "203.0.113.21"))
                .isEqualTo(999);
        assertThat(left("X-Forwarded-For", "203.0.113.21")).isEqualTo(998);
    }

    @Test
    void otherHeadersSayNothing() {
        assertThat(left("X-Forwarded-For", "203.0.113.30", "Forwarded", "for=203.0.113.31"))
                .isEqualTo(999);
        assertThat(left("X-Forwarded-For", "203.0.113.30", "X-Real-IP", "203.0.113.32"))
                .isEqualTo(998);
    }

    private static int left(String forwardedFor) {
        return left("X-Forwarded-For", forwardedFor);
    }

    private static int left(String... headers) {
        var told =
                PlainHttp.ask("GET", "/v1/campaigns/nope", null, null, headers).header("RateLimit");
        return Integer.parseInt(told.replaceFirst(".*;r=(\\d+);.*", "$1"));
    }
}
