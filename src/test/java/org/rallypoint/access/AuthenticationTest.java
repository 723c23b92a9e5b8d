package org.rallypoint.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AuthenticationTest {

    private static final String NOW = "2025-02-08T12:00:00Z";

    @Inject
    Bearers bearers;

    @Inject
    LastUses uses;

    @Inject
    TestClock clock;

    @BeforeEach
    void setTheClock() {
        clock.set(NOW);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aTokenOfAnyRoleIsKnown(Role role) {
        var issued = bearers.issue(role, Set.of(), Set.of(), null);
        me("Bearer " + issued.text())
                .then()
                .statusCode(200)
                .body("id", equalTo(issued.token().id().toString()))
                .body("role", equalTo(role.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer    "})
    void theSchemeIsWrittenInAnyCase(String scheme) {
        me(scheme + bearers.of(Role.reader)).then().statusCode(200);
    }

    @Test
    void whoGivesNoTokenIsNobody() {
        given().get("/v1/countries").then().statusCode(200);
        given().get("/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dXNlcjpwYXNz",
                "Token $token",
                "$token",
                "Bearer$token",
                "Bearer,$token",
                "Bearer $token ,x",
                "Bearer $token $token",
                "Bearer $token,Bearer $token",
                "Bearer \"$token\"",
                "Bearer $tokenx",
                "Bearer x$token",
                "Bearer garbage",
                "Bearer rp_admin_0123456789ABCDEFGHIJabcdefghijZz_000000",
            })
    void anyOtherHeaderIsRefusedOnPublicReadsToo(String header) {
        var authorization = header.replace("$token", bearers.of(Role.admin));
        for (var path : List.of("/v1/me", "/v1/countries", "/v1/events", "/health/live", "/nope")) {
            given().header("Authorization", authorization)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("type", equalTo("urn:rallypoint:problem:unauthorized"));
        }
    }

    @Test
    void twoHeadersAreRefusedEvenIfOneOfThemIsRight() {
        var token = bearers.of(Role.admin);
        for (var second : List.of("Bearer " + token, "Bearer x", "Basic x")) {
            given().header("Authorization", "Bearer " + token, second)
                    .get("/v1/me")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void aTokenStandsInNoOtherPlace() {
        var token = bearers.of(Role.admin);
        given().cookie("Authorization", "Bearer " + token)
                .cookie("access_token", token)
                .header("X-Authorization", "Bearer " + token)
                .header("Proxy-Authorization", "Bearer " + token)
                .get("/v1/me")
                .then()
                .statusCode(401);
        given().get("/v1/me?access_token=" + token).then().statusCode(401);
    }

    @Test
    void aHeaderOfAnyLengthIsRefused() {
        assertThat(me("Bearer " + "a".repeat(5_000)).statusCode()).isEqualTo(401);
        assertThat(me("Bearer rp_admin_" + "a".repeat(5_000)).statusCode()).isEqualTo(401);
    }

    @Test
    void aWellFormedTokenThatNobodyMadeIsRefused() {
        me("Bearer " + TokenText.make(Role.admin)).then().statusCode(401);
    }

    @Test
    void aTokenWorksUntilTheMomentItExpires() {
        var issued = bearers.issue(Role.organiser, Set.of(), Set.of(), null, Instant.parse("2025-03-01T00:00:00Z"));
        clock.set("2025-02-28T23:59:59.999Z");
        me("Bearer " + issued.text()).then().statusCode(200);
        clock.set("2025-03-01T00:00:00Z");
        me("Bearer " + issued.text()).then().statusCode(401).body("detail", containsString("expired"));
        given().header("Authorization", "Bearer " + issued.text())
                .get("/v1/countries")
                .then()
                .statusCode(401);
    }

    @Test
    void aRevokedTokenIsRefusedByTheVeryNextRequest() {
        var issued = bearers.issue(Role.organiser, Set.of(), Set.of(), null);
        me("Bearer " + issued.text()).then().statusCode(200);
        bearers.revoke(issued.token().id());
        me("Bearer " + issued.text()).then().statusCode(401).body("detail", containsString("revoked"));
    }

    @Test
    void theLastUseIsWrittenApartFromTheRequest() {
        var issued = bearers.issue(Role.reader, Set.of(), Set.of(), null);
        var id = issued.token().id();
        uses.write();
        assertThat(bearers.stored(id).lastUsedAt()).isNull();
        me("Bearer " + issued.text()).then().statusCode(200);
        clock.set("2025-02-08T12:07:00Z");
        me("Bearer " + issued.text()).then().statusCode(200);
        assertThat(bearers.stored(id).lastUsedAt()).isNull();
        uses.write();
        assertThat(bearers.stored(id).lastUsedAt()).isEqualTo("2025-02-08T12:07:00Z");
        uses.used(id, Instant.parse(NOW));
        uses.write();
        assertThat(bearers.stored(id).lastUsedAt())
                .as("another node may know a later one")
                .isEqualTo("2025-02-08T12:07:00Z");
    }

    @Test
    void aRefusedTokenIsNotUsed() {
        var issued = bearers.issue(Role.reader, Set.of(), Set.of(), null);
        bearers.revoke(issued.token().id());
        me("Bearer " + issued.text()).then().statusCode(401);
        uses.write();
        assertThat(bearers.stored(issued.token().id()).lastUsedAt()).isNull();
    }

    @Test
    void whatServesOperatorsAndReadersNeedsNoToken() {
        for (var path : List.of("/openapi", "/docs/", "/health/live", "/health/ready", "/health", "/metrics")) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void nobodyIsRefusedBeforeTheBodyIsParsed() {
        for (var body : List.of("{ no json", "", "[]", "{\"role\":\"nope\",\"x\":1}")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/v1/tokens")
                    .then()
                    .statusCode(401);
            given().contentType("application/json")
                    .header("Authorization", "Bearer nonsense")
                    .body(body)
                    .post("/v1/tokens")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void noAnswerRepeatsAToken() {
        var token = TokenText.make(Role.admin);
        var answer = me("Bearer " + token);
        assertThat(answer.asString() + answer.headers()).doesNotContain(token);
        assertThat(token.toLowerCase(Locale.ROOT)).isNotEqualTo(token);
    }

    private static Response me(String authorization) {
        return given().header("Authorization", authorization).get("/v1/me");
    }
}
