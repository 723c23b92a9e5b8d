package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.http.ProblemAnswers.namesItsInstance;
import static org.rallypoint.http.ProblemAnswers.problem;
import static org.rallypoint.http.ProblemAnswers.showsNoInsides;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ErrorsTest {

    private static final int MAX_BODY = 256 * 1024;

    @Inject
    Fixtures fixtures;

    @Inject
    Routes routes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/nope",
                "/v2/events",
                "/favicon.ico",
                "/robots.txt",
                "/index.html",
                "/V1/events",
                "/v1/event",
                "/v1/events/a/b",
                "/v1/campaigns/a/b/c",
                "/c",
                "/go/a",
                "/go/a/b/c",
                "/health/nope",
                "/docs/nope.js",
                "/q/health",
                "/q/dev",
                "/v1/events/..;/x",
                "/.git/config",
                "/%F0%9F%98%80"
            })
    void anUnknownPathIsAProblem(String path) {
        for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            var problem = problem(RawHttp.send(method, path), 404);
            assertThat(problem.get("type").asText()).isEqualTo("urn:rallypoint:problem:not_found");
            namesItsInstance(problem, path);
        }
    }

    @Test
    void anUnknownPathKnowsNoOptions() {
        problem(RawHttp.send("OPTIONS", "/v1/nope"), 404);
    }

    @Test
    void everyRouteNamesTheMethodsThatItKnowsWhenAskedForAnother() {
        var softly = new SoftAssertions();
        for (var route : routes.reads()) {
            var known = Arrays.asList(
                    RawHttp.send("OPTIONS", route.target()).header("Allow").split(", *", -1));
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get")) {
                if (known.contains(method)) {
                    continue;
                }
                softly.assertThatCode(() -> {
                            var answer = RawHttp.send(method, route.target());
                            var problem = problem(answer, 405);
                            assertThat(problem.get("type").asText())
                                    .isEqualTo("urn:rallypoint:problem:method_not_allowed");
                            assertThat(answer.header("Allow")).isNotNull();
                            assertThat(answer.header("Allow").split(", *")).contains("GET", "HEAD");
                        })
                        .as("%s %s", method, route)
                        .doesNotThrowAnyException();
            }
        }
        softly.assertAll();
    }

    @Test
    void everyRouteNamesItsMethodsWithoutAPreflightToo() {
        for (var route : routes.reads()) {
            var answer = RawHttp.send("OPTIONS", route.path());
            assertThat(answer.status()).as("%s", route).isIn(200, 204);
            assertThat(answer.header("Allow").split(", *")).contains("GET", "HEAD", "OPTIONS");
            assertThat(answer.body()).isEmpty();
            showsNoInsides(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/xml", "image/*", "text/plain, text/html;q=0.9", "garbage", "a/b/c"})
    void aFormatThatCannotBeHadIsAProblem(String accept) {
        for (var route : withoutSuffix()) {
            var problem = problem(RawHttp.get(route.target(), "Accept: " + accept), 406);
            assertThat(problem.get("type").asText()).isEqualTo("urn:rallypoint:problem:not_acceptable");
            namesItsInstance(problem, route.path());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON",
                "text/html, */*;q=0.1",
                "application/json;charset=utf-8",
                "application/json;version=2"
            })
    void aBrowserOrScriptThatTakesJsonGetsIt(String accept) {
        for (var route : withoutSuffix()) {
            var answer = RawHttp.get(route.target(), "Accept: " + accept);
            assertThat(answer.status()).as("%s", route).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
        }
    }

    @Test
    void anErrorIsAProblemWhateverFormatWasAskedFor() {
        for (var accept : List.of("text/html", "application/xml", "*/*", "application/problem+json", "garbage")) {
            problem(RawHttp.get("/v1/nope", "Accept: " + accept), 404);
            problem(RawHttp.get("/v1/events/", "Accept: " + accept), 404);
        }
        problem(RawHttp.get("/v1/events/nope", "Accept: application/json"), 404);
        problem(RawHttp.get("/v1/events?limit=0", "Accept: application/json"), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{",
                "application/json|{\"a\":1,\"a\":2}",
                "application/json|{} x",
                "text/plain|hello",
                "garbage|x",
                "application/json; charset=utf-16|{}"
            })
    void aBodyWhereNoneIsReadChangesNothing(String mediaType, String body) {
        problem(RawHttp.sendBody("POST", "/v1/events", mediaType, body), 405);
        problem(RawHttp.sendBody("POST", "/v1/nope", mediaType, body), 404);
        assertThat(RawHttp.sendBody("GET", "/v1/countries", mediaType, body).status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeIsAProblem() {
        var tooLarge = "x".repeat(MAX_BODY + 1);
        var problem = problem(RawHttp.sendBody("GET", "/v1/countries", "application/json", tooLarge), 413);
        assertThat(problem.get("type").asText()).isEqualTo("urn:rallypoint:problem:too_large");
        var refused = RawHttp.sendBody("POST", "/v1/countries", "application/json", tooLarge);
        assertThat(refused.status()).isIn(405, 413);
        problem(refused);
    }

    @Test
    void aPathValueThatNamesNothingIsAProblemOnEveryRoute() {
        var values = List.of(
                "nope",
                "not-a-uuid",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "0194a2c0-5e00-7000-8000-00000000011",
                "1-1-1-1-1",
                "-1",
                "null",
                "undefined",
                "a".repeat(1000),
                "-",
                "%25",
                "%2A",
                "a%20b",
                "%27%20or%201%3D1--",
                "%F0%9F%98%80",
                "%D0%B6",
                "z%CC%83%CC%83%CC%83",
                "*",
                "_______",
                "$%7B7*7%7D",
                "zurich-ch%20");
        for (var route : routes.reads()) {
            if (route.hasPathValue()) {
                for (var value : values) {
                    var path = route.withLastValue(value);
                    var problem = problem(RawHttp.get(path), 404);
                    assertThat(problem.get("type").asText()).isEqualTo("urn:rallypoint:problem:not_found");
                }
            }
        }
    }

    @Test
    void theInstanceOfAProblemIsThePathAsItWasWritten() {
        var softly = new SoftAssertions();
        for (var path : List.of(
                "/v1/events/a%20b",
                "/v1/events/%D0%B6", "/v1/cities/%25", "/c/z%C3%BCrich", "/v1/events/a%22%3Cscript%3E", "/nope/%20")) {
            softly.assertThatCode(() -> namesItsInstance(problem(RawHttp.get(path), 404), path))
                    .as(path)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    @Test
    void anEventHasOneIdAndNoOtherSpellingOfIt() {
        var id = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch")).toString();
        assertThat(RawHttp.get("/v1/events/" + id).status()).isEqualTo(200);
        var shorter = new ArrayList<String>();
        for (var part : id.split("-", -1)) {
            shorter.add(part.replaceFirst("^0+(?=.)", ""));
        }
        for (var spelling : List.of(
                String.join("-", shorter), id.replace("-", ""), "%7B" + id + "%7D", "urn:uuid:" + id, id + "%20")) {
            problem(RawHttp.get("/v1/events/" + spelling), 404);
        }
    }

    @Test
    void draftsAndWhatIsHiddenDoNotExist() {
        var campaign = fixtures.campaign();
        var hidden = fixtures.event(campaign, "zurich-ch", event -> event.hide());
        for (var path : List.of("/v1/events/" + hidden, "/e/" + hidden, "/v1/events/" + fixtures.id(hidden))) {
            var there = problem(RawHttp.get(path), 404);
            var nowhere = problem(RawHttp.get(path + "x"), 404);
            assertThat(there.get("detail")).isEqualTo(nowhere.get("detail"));
        }
    }

    @Test
    void aProblemHasTheHeadersOfAnyAnswerAndNoBodyForHead() {
        for (var target :
                List.of("/v1/nope", "/v1/events?limit=0", "/v1/events/nope", "/v1/events/", "/v1/events?q=%00")) {
            var get = RawHttp.get(target);
            var head = RawHttp.send("HEAD", target);
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            assertThat(head.header("Cache-Control")).isEqualTo("no-store");
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void aHeadIsNotFollowedByABodyOnTheSameConnection() {
        var two = RawHttp.exchange("""
                HEAD /v1/nope HTTP/1.1\r
                Host: localhost\r
                \r
                HEAD /v1/events/ HTTP/1.1\r
                Host: localhost\r
                \r
                GET /v1/countries HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                \r
                """);
        assertThat(two).extracting(RawHttp.RawAnswer::status).containsExactly(404, 404, 200);
        assertThat(two.get(2).text()).startsWith("{\"items\":");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/events/%zz, 400",
        "/v1/events/%, 400",
        "/v1/events?q=%4, 400",
        "/v1/events?q=a|b, 400",
        "/v1\\events, 400",
        "/v1/events?q=<script>, 400",
        "/v1/events?limit=1&q={q}, 400",
    })
    void aTargetThatIsNoUriIsRefused(String target, int status) {
        var answer = RawHttp.get(target);
        assertThat(answer.status()).isEqualTo(status);
        showsNoInsides(answer);
        assertThat(answer.text()).doesNotContain("<").contains("urn:rallypoint:problem:bad_request");
    }

    /** Netty ends these before any code of ours: a bare status is all there is, and says nothing of us. */
    @Test
    void aHeadThatIsTooLongOrBrokenIsRefused() {
        assertThat(RawHttp.get("/v1/events?q=" + "a".repeat(20_000)).status()).isEqualTo(414);
        assertThat(RawHttp.get("/v1/countries", "X: " + "a".repeat(100_000)).status())
                .isEqualTo(431);
        for (var header : List.of("Bad Header: x", "Bad: a\0b", "Content-Length: abc", "Content-Length: -1")) {
            var answer = RawHttp.get("/v1/countries", header);
            assertThat(answer.status()).as(header).isEqualTo(400);
            showsNoInsides(answer);
        }
    }

    @Test
    void aUrlOfOrdinaryLengthIsRead() {
        var cities = String.join("%2C", java.util.Collections.nCopies(45, "K%C3%B8benhavn"));
        assertThat(RawHttp.get("/v1/events?city=" + cities).status()).isEqualTo(200);
    }

    @Test
    void noAnswerNamesTheSoftwareBehindIt() {
        for (var route : routes.reads()) {
            assertThat(RawHttp.get(route.target()).headers()).doesNotContainKeys("server", "x-powered-by", "via");
        }
        for (var path : List.of("/health/live", "/health/ready", "/metrics", "/openapi", "/docs/")) {
            assertThat(RawHttp.get(path).headers()).doesNotContainKeys("server", "x-powered-by", "via");
        }
    }

    private List<Routes.Route> withoutSuffix() {
        return routes.answers().stream().filter(route -> !route.hasSuffix()).toList();
    }
}
