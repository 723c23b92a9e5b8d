package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.http.ProblemAnswers.problem;
import static org.rallypoint.http.ProblemAnswers.showsNoInsides;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.RuleViolation;
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
    @Path("/test-failures/{kind}")
    public static class Failures {

        @GET
        @Operation(hidden = true)
        public Object fail(@PathParam("kind") String kind) throws Exception {
            switch (kind) {
                case "checked" -> throw new IOException(SECRET);
                case "sql" -> throw new SQLException(SECRET, "42P01");
                case "sql-wrapped" -> throw new IllegalStateException(SECRET, new SQLException(SECRET, "23505"));
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
