package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.http.ProblemAnswers.problem;
import static org.rallypoint.http.ProblemAnswers.showsNoInsides;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.StaleStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Metrics;
import org.rallypoint.RuleViolation;
import org.rallypoint.StateConflict;
import org.rallypoint.TestDatabase;

/** A failure of ours says that it is one, when to come back and an id for its log entry, and nothing else. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FailureTest {

    private static final String SECRET = "canary-7f3a /home/canary org.rallypoint.Canary select canary from event";
    private static final Pattern ID = Pattern.compile("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "sql", "sql-wrapped", "error", "stack", "server-error", "body"})
    void whatFailsHereIsAProblemWithAnIdAndNoCause(String kind) {
        isFailure(kind, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "connection-wrapped", "shutdown", "pool"})
    void aDatabaseThatCannotBeReachedIsUnavailable(String kind) {
        isFailure(kind, 503);
    }

    @Test
    void everyFailureHasAnIdOfItsOwn() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(problem(RawHttp.get("/test-failures/runtime"), 500)
                    .get("instance")
                    .asText());
        }
        assertThat(ids).hasSize(5);
    }

    @Test
    void aFrameworkErrorWithTextOfItsOwnShowsOursAlone() {
        var answer = RawHttp.get("/test-failures/bad-request");
        problem(answer, 400);
        assertThat(answer.toString()).doesNotContain("canary");
        var teapot = RawHttp.get("/test-failures/teapot");
        problem(teapot, 418);
        assertThat(teapot.toString()).doesNotContain("canary");
    }

    @Test
    void whatARuleRefusesPointsAtTheField() {
        var problem = problem(RawHttp.get("/test-failures/rule"), 422);
        var fault = problem.get("errors").get(0);
        assertThat(fault.get("pointer").asText()).isEqualTo("/venue/name");
        assertThat(fault.get("parameter").isNull()).isTrue();
        assertThat(fault.get("code").asText()).isEqualTo("too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "taken-wrapped", "taken-suppressed"})
    void whatOnlyOneMayHaveIsAConflict(String kind) {
        var answer = RawHttp.get("/test-failures/" + kind);
        var problem = problem(answer, 409);
        assertThat(problem.get("type").asText()).isEqualTo("urn:rallypoint:problem:conflict");
        assertThat(problem.get("existing").isNull()).isTrue();
        assertThat(answer.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row-locked",
                "row-changed",
                "deadlock",
                "not-available",
                "serialization",
                "optimistic",
                "lock-timeout",
                "pessimistic",
                "stale"
            })
    void whoMeetsAnotherInTheDatabaseMayTryAgainAtOnce(String kind) {
        var answer = RawHttp.get("/test-failures/" + kind);
        assertThat(problem(answer, 503).get("type").asText()).isEqualTo("urn:rallypoint:problem:busy");
        assertThat(answer.headers().get("retry-after")).containsExactly("1");
        assertThat(answer.toString()).doesNotContain("canary");
    }

    @Test
    void aConflictShowsWhatIsThere() {
        var state = problem(RawHttp.get("/test-failures/state"), 409);
        assertThat(state.get("type").asText()).isEqualTo("urn:rallypoint:problem:not_published");
        assertThat(state.get("existing").isNull()).isTrue();
        assertThat(state.get("errors")).isEmpty();
        var duplicate = problem(RawHttp.get("/test-failures/conflict"), 409);
        assertThat(duplicate.get("existing").get("id").asInt()).isEqualTo(7);
        assertThat(duplicate.get("errors").get(0).get("pointer").asText()).isEqualTo("/city");
    }

    @Test
    void aStaleTagIsAnsweredWithThePresentState() {
        var stale = problem(RawHttp.get("/test-failures/stale-tag"), 412);
        assertThat(stale.get("title").asText()).isEqualTo("Precondition failed");
        assertThat(stale.get("current").get("revision").asInt()).isEqualTo(8);
        problem(RawHttp.get("/test-failures/no-tag"), 428);
    }

    @Test
    void aValueThatMeansSeveralThingsIsAnsweredWithThem() {
        var refused = problem(RawHttp.get("/test-failures/refused"), 422);
        assertThat(refused.get("candidates").get(0).get("id").asText()).isEqualTo("paris-fr");
        assertThat(problem(RawHttp.get("/test-failures/rule"), 422).get("candidates"))
                .isEmpty();
    }

    @Test
    void whoAsksTooOftenIsToldHowLongToWait() {
        var counted = "rallypoint_problems_total{code=\"too_many_requests\"}";
        var before = Metrics.now().of(counted);
        var answer = RawHttp.get("/test-failures/slow");
        problem(answer, 429);
        assertThat(Metrics.now().of(counted)).isEqualTo(before + 1);
        assertThat(answer.headers().get("retry-after")).containsExactly("17");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 422})
    void aStatusHasItsKeysWhoeverGivesIt(int status) {
        problem(RawHttp.get("/test-failures/framework-" + status), status);
    }

    @Test
    void aFailureIsNeverAnEmptyListAndNeverKept() {
        for (var method : List.of("GET", "HEAD")) {
            var answer = RawHttp.send(method, "/test-failures/body", "If-None-Match: *", "Accept-Encoding: gzip");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.headers()).doesNotContainKeys("etag", "content-encoding");
        }
    }

    @Test
    void theContractDoesNotKnowTheFailuresOfThisTest() {
        assertThat(RawHttp.get("/openapi?format=JSON").text()).doesNotContain("test-failures");
    }

    private static void isFailure(String kind, int status) {
        for (var accept : List.of("*/*", "text/html", "application/json")) {
            var answer = RawHttp.get("/test-failures/" + kind, "Accept: " + accept, "Origin: https://site.example");
            var problem = problem(answer, status);
            assertThat(problem.get("instance").asText()).matches(ID);
            assertThat(problem.get("errors")).isEmpty();
            assertThat(answer.header("Retry-After")).as("%s", answer).matches("\\d+");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.toString()).doesNotContain("canary", "test-failures");
            showsNoInsides(answer);
        }
    }

    /** Fails in the way that its path asks for. */
    @PermitAll
    @Path("/test-failures/{kind}")
    public static class Failures {

        @GET
        @Operation(hidden = true)
        public Object fail(@PathParam("kind") String kind) throws Exception {
            switch (kind) {
                case "checked" -> throw new IOException(SECRET);
                case "sql" -> throw new SQLException(SECRET, "42P01");
                case "sql-wrapped" -> throw new IllegalStateException(SECRET, new SQLException(SECRET, "23502"));
                case "taken" -> throw new SQLException(SECRET, "23505");
                case "taken-wrapped" ->
                    throw new IllegalStateException(SECRET, new SQLException(SECRET, "23505", 23505));
                case "taken-suppressed" -> {
                    var rollback = new RollbackException(SECRET);
                    rollback.addSuppressed(new IllegalStateException(SECRET, new SQLException(SECRET, "23505")));
                    throw rollback;
                }
                case "row-locked" -> throw new SQLException(SECRET, "HYT00", 50200);
                case "row-changed" -> throw new SQLException(SECRET, "90131", 90131);
                case "deadlock" -> throw new IllegalStateException(SECRET, new SQLException(SECRET, "40P01"));
                case "not-available" -> throw new SQLException(SECRET, "55P03");
                case "serialization" -> throw new SQLException(SECRET, "40001");
                case "optimistic" -> throw new IllegalStateException(SECRET, new OptimisticLockException(SECRET));
                case "lock-timeout" -> throw new LockTimeoutException(SECRET);
                case "pessimistic" -> throw new PessimisticLockException(SECRET);
                case "stale" -> throw new StaleStateException(SECRET);
                case "connection" -> throw new SQLException(SECRET, "08006");
                case "connection-wrapped" ->
                    throw new IllegalStateException(SECRET, new IOException(SECRET, new SQLException(SECRET, "08001")));
                case "shutdown" -> throw new SQLException(SECRET, "57P01");
                case "pool" -> throw new SQLException(SECRET);
                case "error" -> throw new AssertionError(SECRET);
                case "stack" -> throw new StackOverflowError(SECRET);
                case "server-error" ->
                    throw new WebApplicationException(
                            SECRET, Response.status(500).entity(SECRET).build());

                case "bad-request" -> throw new BadRequestException(SECRET);
                case "teapot" ->
                    throw new WebApplicationException(
                            SECRET, Response.status(418, SECRET).entity(SECRET).build());
                case "rule" -> throw new RuleViolation("venue.name", "too_long", "A name has up to 200 characters.");
                case "state" -> throw new StateConflict("not_published", "A draft can't be cancelled.");
                case "conflict" ->
                    throw ProblemException.conflict(
                            "duplicate", "There is one.", "/city", Map.of("id", 7, "note", "there"));
                case "refused" ->
                    throw ProblemException.refused(
                            List.of(Fault.ofBody("/city", "ambiguous", "Which one?")),
                            List.of(Map.of("id", "paris-fr")));
                case "stale-tag" -> throw ProblemException.stale(Map.of("revision", 8), 8);
                case "no-tag" -> throw ProblemException.preconditionRequired();
                case "slow" -> throw ProblemException.tooManyRequests(17, "Six an hour.");
                case "framework-409" -> throw new WebApplicationException(SECRET, 409);
                case "framework-412" -> throw new WebApplicationException(SECRET, 412);
                case "framework-422" -> throw new WebApplicationException(SECRET, 422);
                case "body" -> {
                    return Map.of("self", new Unwritable());
                }
                default -> throw new IllegalStateException(SECRET);
            }
        }
    }

    /** Can't be written as JSON. */
    public static class Unwritable {

        public String getName() {
            throw new IllegalStateException(SECRET);
        }
    }
}
