package org.rallypoint.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.PlainHttp;
import org.rallypoint.PlainHttp.Answer;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.packaged.Waiting;
import org.rallypoint.seal.Seal;

/** What is counted, for whom, and what clients are told of it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(LimitsTest.Limited.class)
class LimitsTest {

    public static class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rallypoint.limits.enabled", "true",
                    "rallypoint.trusted-proxies", "127.0.0.1,::1",
                    "rallypoint.limits.reads", "5",
                    "rallypoint.limits.token-reads", "8",
                    "rallypoint.limits.writes", "4",
                    "rallypoint.limits.suggestions", "2");
        }
    }

    /** Of what isn't there nothing is kept. */
    private static final String UNCACHED = "/v1/campaigns/nope";

    private static int tests;

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    Seal seal;

    /** Each test comes from an address of its own. */
    private final String address = "203.0.113." + tests++;

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    void readsAreCountedAndTheSixthHasToWait() {
        for (int left = 4; left >= 0; left--) {
            var answer = get(UNCACHED);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
            assertThat(answer.header("RateLimit")).isEqualTo("\"reads\";r=%d;t=%d".formatted(left, 12 * (5 - left)));
        }
        var refused = get(UNCACHED);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("type").asText()).isEqualTo("urn:rallypoint:problem:too_many_requests");
        assertThat(refused.header("Retry-After")).isEqualTo("12");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
        assertThat(refused.header("RateLimit")).isEqualTo("\"reads\";r=0;t=12");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refused.header("Access-Control-Expose-Headers"))
                .contains("RateLimit, RateLimit-Policy, Retry-After");
    }

    @Test
    void whatTheCacheAnswersIsNotCountedAndSaysNothingOfAnybodysLimits() {
        var path = "/v1/campaigns/" + fixtures.campaign();
        var computed = from().get(path);
        assertThat(computed.header("RateLimit")).isEqualTo("\"reads\";r=4;t=12");
        var tag = computed.header("ETag");
        for (int i = 0; i < 10; i++) {
            for (var known : List.of(
                    from().get(path),
                    from().head(path),
                    from().header("If-None-Match", tag).get(path))) {
                assertThat(known.statusCode()).isIn(200, 304);
                assertThat(known.header("RateLimit")).isNull();
                assertThat(known.header("RateLimit-Policy")).isNull();
            }
        }
        assertThat(get(UNCACHED).header("RateLimit")).startsWith("\"reads\";r=3;");
        useUp();
        assertThat(from().get(path).statusCode())
                .as("who has to wait still gets it")
                .isEqualTo(200);
    }

    @Test
    void aHeadAndA304ThatHaveToBeMadeAreCounted() {
        var path = "/v1/campaigns/" + fixtures.campaign();
        var head = head(path);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("RateLimit")).startsWith("\"reads\";r=4;");
        fixtures.campaign();
        var known = ask("GET", path, null, "If-None-Match", tag(head));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("RateLimit")).startsWith("\"reads\";r=3;");
    }

    @Test
    void eachTokenCountsForItselfWhereverItIsUsed() {
        var one = bearers.of(Role.reader);
        var other = bearers.of(Role.reader);
        for (int i = 0; i < 8; i++) {
            assertThat(ask("GET", UNCACHED, one).status()).isEqualTo(404);
        }
        var refused = ask("GET", UNCACHED, one);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"reads\";q=8;w=60");
        assertThat(refused.header("Retry-After")).isEqualTo("8");
        assertThat(ask("GET", UNCACHED, other).header("RateLimit")).isEqualTo("\"reads\";r=7;t=8");
        assertThat(get(UNCACHED).header("RateLimit")).isEqualTo("\"reads\";r=4;t=12");
        useUp();
        assertThat(ask("GET", UNCACHED, other).status()).isEqualTo(404);
    }

    @Test
    void aStatusTokenWhichAnybodyGetsBuysNothing() {
        var status = bearers.of(Role.status);
        assertThat(ask("GET", UNCACHED, status).header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
        assertThat(get(UNCACHED).header("RateLimit")).startsWith("\"reads\";r=3;");
    }

    @Test
    void writesAreCountedApartFromReads() {
        var token = bearers.of(Role.admin);
        for (var method : List.of("POST", "PATCH", "PUT", "DELETE")) {
            var path = Map.of("POST", "/v1/campaigns", "PUT", UNCACHED + "/supporters", "DELETE", "/v1/tokens/nope");
            var answer = ask(method, path.getOrDefault(method, UNCACHED), token);
            assertThat(answer.status()).as(method).isBetween(400, 428);
            assertThat(answer.header("RateLimit-Policy")).as(method).isEqualTo("\"writes\";q=4;w=60");
        }
        var refused = ask("POST", "/v1/campaigns", token);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("15");
        assertThat(ask("GET", UNCACHED, token).header("RateLimit")).startsWith("\"reads\";r=7;");
        assertThat(ask("POST", "/v1/campaigns", bearers.of(Role.admin)).status())
                .isBetween(400, 428);
    }

    @Test
    void whoeverWritesWithoutATokenCountsForTheirAddress() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask("POST", "/v1/suggestions", null).status()).isBetween(400, 428);
        }
        assertThat(ask("POST", "/v1/suggestions", null).status()).isEqualTo(429);
        assertThat(get(UNCACHED).status()).isEqualTo(404);
    }

    @Test
    void aSuggestionIsCountedTwiceAndEachLimitIsTold() {
        var campaign = fixtures.campaign();
        suggest(campaign, "bern-ch");
        var answer = suggest(campaign, "oslo-no");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("RateLimit-Policy").split(", "))
                .containsExactlyInAnyOrder("\"writes\";q=4;w=60", "\"suggestions\";q=2;w=3600");
        assertThat(answer.header("RateLimit").split(", "))
                .containsExactlyInAnyOrder("\"writes\";r=2;t=30", "\"suggestions\";r=0;t=3600");
        var refused = suggest(campaign, "paris-fr");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1800");
        assertThat(refused.header("RateLimit")).contains("\"suggestions\";r=0;t=1800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/metrics"})
    void whoWatchesOverTheNodeIsNeverTurnedAway(String path) {
        useUp();
        for (int i = 0; i < 20; i++) {
            var answer = get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit")).isNull();
        }
    }

    @Test
    void discordIsNeverTurnedAway() {
        for (int i = 0; i < 20; i++) {
            var answer = ask("POST", "/discord/interactions", null);
            assertThat(answer.status()).as("no application is configured").isEqualTo(404);
            assertThat(answer.header("RateLimit")).isNull();
        }
    }

    @Test
    void aWriteInTheGuiseOfAReadCountsAsWhatItIs() {
        var token = bearers.of(Role.admin);
        assertThat(ask("POST", "/v1/campaigns", token, "X-HTTP-Method-Override", "GET")
                        .header("RateLimit"))
                .startsWith("\"writes\"");
    }

    @Test
    void whoHadToWaitIsCountedForTheOperator() {
        useUp();
        assertThat(get("/metrics").body())
                .containsPattern("rallypoint_limits_refused_total\\{limit=\"reads\"[^}]*} [1-9]");
    }

    @Test
    void aNodeTellsTheOthersWithoutBeingAsked() {
        assumeTrue(TestDatabase.isPostgres(), "H2 serves one node");
        useUp();
        var mark = seal.mark("limits", "reads " + ClientAddress.network(address));
        Waiting.until(Duration.ofSeconds(10), () -> isKnown(mark));
    }

    private boolean isKnown(String mark) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select 1 from limit_use where client = ?")) {
            statement.setString(1, mark);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void useUp() {
        for (int i = 0; i < 5; i++) {
            get(UNCACHED);
        }
        assertThat(get(UNCACHED).status()).isEqualTo(429);
    }

    /** Unlike the client of Java 17, it says nothing of a body that isn't there: the cache answers no request with one. */
    private RequestSpecification from() {
        return given().header("X-Forwarded-For", address);
    }

    private Answer suggest(String campaign, String city) {
        return PlainHttp.ask(
                "POST",
                "/v1/suggestions",
                null,
                "{\"campaign\":\"%s\",\"proposal\":{\"city\":\"%s\"}}".formatted(campaign, city),
                "X-Forwarded-For",
                address);
    }

    private Answer get(String target) {
        return ask("GET", target, null);
    }

    private Answer head(String target) {
        return ask("HEAD", target, null);
    }

    private Answer ask(String method, String target, String token, String... more) {
        var hasBody = Set.of("POST", "PATCH", "PUT").contains(method);
        var headers = Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(more));
        return PlainHttp.ask(method, target, token, hasBody ? "{}" : null, headers.toArray(String[]::new));
    }

    private static String tag(Answer answer) {
        return answer.header("ETag");
    }
}
