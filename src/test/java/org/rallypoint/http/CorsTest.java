package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.TestDatabase;
import org.rallypoint.http.RawHttp.RawAnswer;

/** Any site may read, and none may write that the operator has not named. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CorsTest {

    private static final String ORIGIN = "Origin: https://site.example";

    @Inject
    Routes routes;

    @Test
    void everyReadIsOpenToEveryOrigin() {
        for (var target : targets()) {
            for (var origin :
                    List.of(ORIGIN, "Origin: null", "Origin: http://localhost:3000", "Origin: garbage", "X: y")) {
                for (var method : List.of("GET", "HEAD")) {
                    isOpen(RawHttp.send(method, target, origin), method + " " + target + " " + origin);
                }
            }
        }
    }

    @Test
    void whatIsNotAcceptableOrNotModifiedIsOpenToo() {
        for (var route : routes.answers()) {
            isOpen(RawHttp.get(route.target(), ORIGIN, "Accept: text/html"), "406 " + route);
            isOpen(RawHttp.get(route.target(), ORIGIN, "If-None-Match: *"), "304 " + route);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"if-none-match", "accept,accept-language,authorization,if-none-match", ""})
    void aReadThatNeedsAPreflightIsAllowed(String headers) {
        for (var route : routes.reads()) {
            for (var method : List.of("GET", "HEAD")) {
                var answer = RawHttp.send(
                        "OPTIONS",
                        route.target(),
                        ORIGIN,
                        "Access-Control-Request-Method: " + method,
                        "Access-Control-Request-Headers: " + headers);
                assertThat(answer.status()).as("%s", route).isIn(200, 204);
                assertThat(answer.headers().get("access-control-allow-origin")).containsExactly("*");
                assertThat(list(answer, "access-control-allow-methods")).containsExactlyInAnyOrder("get", "head");
                assertThat(list(answer, "access-control-allow-headers"))
                        .containsExactly(
                                "accept", "accept-language", "authorization", "if-none-match", "last-event-id");
                assertThat(answer.header("Access-Control-Max-Age")).matches("\\d+");
                assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void aForeignSiteMayNotWrite() {
        for (var route : routes.reads()) {
            for (var method : List.of("POST", "PATCH", "PUT", "DELETE", "get", "FOO")) {
                var answer = RawHttp.send(
                        "OPTIONS",
                        route.target(),
                        ORIGIN,
                        "Access-Control-Request-Method: " + method,
                        "Access-Control-Request-Headers: authorization,content-type");
                isClosed(answer);
                if (!method.equals("get")) {
                    isClosed(RawHttp.send(method, route.target(), ORIGIN));
                }
            }
        }
    }

    @Test
    void optionsWithoutAnOriginIsNoPreflight() {
        isClosed(RawHttp.send("OPTIONS", "/v1/events"));
        isClosed(RawHttp.send("OPTIONS", "/v1/events", ORIGIN));
        isClosed(RawHttp.send("OPTIONS", "/v1/events", "Access-Control-Request-Method: GET"));
    }

    private List<String> targets() {
        var targets = new ArrayList<>(List.of(
                "/",
                "/v1/nope",
                "/v1/events/",
                "//v1/events",
                "/v1/events?q=%00",
                "/v1/events/%00",
                "/v1/events?limit=0",
                "/v1/events/nope",
                "/openapi",
                "/openapi?format=JSON"));
        routes.reads().forEach(route -> targets.add(route.target()));
        return targets;
    }

    private static void isOpen(RawAnswer answer, String what) {
        assertThat(answer.headers().get("access-control-allow-origin")).as(what).containsExactly("*");
        assertThat(list(answer, "access-control-expose-headers"))
                .as(what)
                .contains("etag", "link", "location", "retry-after", "ratelimit", "ratelimit-policy");
        assertThat(answer.headers()).as(what).doesNotContainKey("access-control-allow-credentials");
        assertThat(String.valueOf(answer.header("Vary"))).as(what).doesNotContain("Origin");
    }

    private static void isClosed(RawAnswer answer) {
        assertThat(answer.headers())
                .as("%s", answer)
                .doesNotContainKeys(
                        "access-control-allow-origin",
                        "access-control-allow-methods",
                        "access-control-allow-headers",
                        "access-control-allow-credentials");
    }

    private static List<String> list(RawAnswer answer, String header) {
        return Arrays.stream(String.valueOf(answer.header(header)).split(",", -1))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
