package org.rallypoint.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(WrongTokenLimitTest.Limited.class)
class WrongTokenLimitTest {

    public static class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.limits.enabled", "true", "rallypoint.limits.wrong-tokens", "5");
        }
    }

    @Inject
    Bearers bearers;

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Test
    void whoGuessesHasToWaitAndNobodyElseBehindThatAddressDoes() {
        clock.set("2025-02-08T12:00:00Z");
        var token = bearers.of(Role.reader);
        var expired = bearers.issue(Role.reader, Set.of(), Set.of(), null);
        bearers.revoke(expired.token().id());
        for (int i = 0; i < 20; i++) {
            assertThat(me(expired.text()).statusCode())
                    .as("known is not guessed")
                    .isEqualTo(401);
        }
        assertThat(me("garbage").statusCode()).isEqualTo(401);
        assertThat(me(TokenText.make(Role.admin)).statusCode()).isEqualTo(401);
        given().header("Authorization", "Basic x").get("/v1/countries").then().statusCode(401);
        assertThat(me("garbage").statusCode()).isEqualTo(401);
        assertThat(me("garbage").statusCode()).isEqualTo(401);
        for (var wrong : Set.of("garbage", TokenText.make(Role.admin))) {
            me(wrong)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", "12")
                    .header("RateLimit-Policy", "\"wrong-tokens\";q=5;w=60")
                    .header("RateLimit", "\"wrong-tokens\";r=0;t=12")
                    .body("type", equalTo("urn:rallypoint:problem:too_many_requests"));
        }
        assertThat(me(token).statusCode()).isEqualTo(200);
        assertThat(me(expired.text()).statusCode()).isEqualTo(401);
        given().get("/v1/countries").then().statusCode(200);
        clock.set("2025-02-08T12:00:12Z");
        assertThat(me("garbage").statusCode()).isEqualTo(401);
        assertThat(me("garbage").statusCode()).isEqualTo(429);
    }

    private static Response me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/me");
    }

    @Test
    void theSeventhSuggestionWithinAnHourHasToWait() {
        clock.set("2025-02-08T12:00:00Z");
        var campaign = fixtures.campaign();
        for (var city : List.of("bern-ch", "basel-ch", "zurich-ch", "oslo-no", "berlin-de", "vienna-at")) {
            suggest(campaign, city).statusCode(201);
        }
        suggest(campaign, "paris-fr").statusCode(429).header("Retry-After", "600");
    }

    private static ValidatableResponse suggest(String campaign, String city) {
        return given().contentType("application/json")
                .body("{\"campaign\":\"%s\",\"proposal\":{\"city\":\"%s\"}}".formatted(campaign, city))
                .post("/v1/suggestions")
                .then();
    }
}
