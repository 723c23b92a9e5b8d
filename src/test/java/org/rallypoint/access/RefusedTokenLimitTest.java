package org.rallypoint.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(RefusedTokenLimitTest.Limited.class)
class RefusedTokenLimitTest {

    private static final int MOST = 40;

    public static class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.limits.enabled", "true", "rallypoint.limits.reads", String.valueOf(MOST));
        }
    }

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Test
    void whoseTokensAreRefusedTooOftenIsNotLookedUpAnyMore() {
        clock.set("2025-02-08T12:00:00Z");
        var token = bearers.of(Role.reader);
        var revoked = bearers.issue(Role.reader, Set.of(), Set.of(), null);
        bearers.revoke(revoked.token().id());
        var inUse = bearers.of(Role.reader);
        assertThat(me(inUse).statusCode()).isEqualTo(200);
        assertThat(me("garbage").statusCode()).isEqualTo(401);
        for (int i = 0; i < MOST; i++) {
            assertThat(me(revoked.text()).statusCode()).isEqualTo(401);
        }
        for (var text : List.of(revoked.text(), TokenText.make(Role.admin), token)) {
            me(text).then().statusCode(429).header("RateLimit", "\"refused-tokens\";r=0;t=2");
        }
        assertThat(me(inUse).statusCode()).isEqualTo(200);
        given().get("/v1/countries").then().statusCode(200);
        clock.set("2025-02-08T12:01:00Z");
        assertThat(me(token).statusCode()).isEqualTo(200);
    }

    private static Response me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/me");
    }
}
