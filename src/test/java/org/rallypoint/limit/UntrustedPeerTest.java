package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestDatabase;

/** Whoever reaches a node past its proxies is believed nothing. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(UntrustedPeerTest.BehindAnotherProxy.class)
class UntrustedPeerTest {

    public static class BehindAnotherProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rallypoint.limits.enabled", "true",
                    "rallypoint.limits.reads", "1000",
                    "rallypoint.trusted-proxies", "192.0.2.1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 203.0.113.1",
                "X-Forwarded-For | 203.0.113.1, 192.0.2.1",
                "X-Forwarded-For | ''",
                "Forwarded | for=203.0.113.1",
                "X-Real-IP | 203.0.113.1",
                "X-Client-IP | 203.0.113.1",
                "CF-Connecting-IP | 203.0.113.1",
                "X-Forwarded-Host | rallypoint.example",
            })
    void nobodyGetsAnotherAddressByAHeader(String header, String value) {
        int before = left("X-Nothing", "");
        assertThat(left(header, value)).isEqualTo(before - 1);
    }

    private static int left(String... headers) {
        var told =
                PlainHttp.ask("GET", "/v1/campaigns/nope", null, null, headers).header("RateLimit");
        return Integer.parseInt(told.replaceFirst(".*;r=(\\d+);.*", "$1"));
    }
}
