package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.http.ProblemAnswers.problem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;

/** One path for one thing, so that no cache, rule or log sees two. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CanonicalPathTest {

    /** Everything that proxies say of a request, and that anybody can say. */
    private static final List<String> LIES = List.of(
            "Host: spoofed.example",
            "Host: spoofed.example:666",
            "X-Forwarded-Host: spoofed.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 666",
            "X-Forwarded-Prefix: /evil",
            "X-Forwarded-For: 192.0.2.1",
            "X-Forwarded-Ssl: on",
            "Forwarded: for=192.0.2.1;host=spoofed.example;proto=https",
            "X-Original-URL: /v1/nope",
            "X-Rewrite-URL: /v1/nope",
            "X-Original-Host: spoofed.example",
            "Origin: https://spoofed.example",
            "Referer: https://spoofed.example/",
            "X-HTTP-Method-Override: DELETE",
            "X-HTTP-Method: DELETE",
            "X-Method-Override: DELETE");

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Routes routes;

    @Test
    void noRouteAnswersUnderASecondSpelling() {
        var softly = new SoftAssertions();
        for (var route : routes.reads()) {
            for (var spelling : spellings(route.path())) {
                var query = route.target().substring(route.path().length());
                softly.assertThatCode(() -> problem(RawHttp.get(spelling + query), 404))
                        .as(spelling)
                        .doesNotThrowAnyException();
            }
        }
        softly.assertAll();
    }

    @Test
    void noWayLeadsOutOfTheDocs() {
        var softly = new SoftAssertions();
        for (var prefix :
                List.of("/docs/..", "/docs/%2e%2e", "/docs/x/../..", "/docs/.%2E", "/docs/%2E./", "/docs//..")) {
            softly.assertThatCode(() -> problem(RawHttp.get(prefix + "/v1/countries"), 404))
                    .as(prefix)
                    .doesNotThrowAnyException();
        }
        for (var path : List.of("/docs//", "/docs/./", "/docs/;x=1", "/docs/%69ndex.html")) {
            softly.assertThatCode(() -> problem(RawHttp.get(path), 404))
                    .as(path)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//health/live",
                "/health/live/",
                "/health//live",
                "/metrics/",
                "/openapi/",
                "/./openapi",
                "/openapi;x"
            })
    void whatIsServedForOperatorsHasOnePathToo(String path) {
        problem(RawHttp.get(path), 404);
    }

    @Test
    void aSlugHasNoEncodedSpelling() {
        var campaign = fixtures.campaign();
        assertThat(RawHttp.get("/v1/campaigns/" + campaign).status()).isEqualTo(200);
        for (var spelling : List.of(
                campaign.replaceFirst("c", "%63"),
                campaign.replaceFirst("-", "%2D"),
                campaign.replaceFirst("-", "%2d"),
                campaign.toUpperCase(Locale.ROOT),
                campaign + "%2F",
                campaign + "%5C",
                campaign + ".",
                campaign + "%20")) {
            problem(RawHttp.get("/v1/campaigns/" + spelling), 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "http://evil.example:1", "https://evil.example", "HTTP://evil.example"})
    void aWholeAddressInTheFirstLineIsReadAsItsPath(String origin) {
        var plain = RawHttp.get("/v1/countries");
        var absolute = RawHttp.get(origin + "/v1/countries");
        assertThat(absolute.status()).isEqualTo(200);
        assertThat(absolute.text()).isEqualTo(plain.text());
        for (var path : List.of(
                "//v1/countries", "/v1/countries/", "/v1/./countries", "/v1/countries;x=1", "/v1/%2e%2e/x", "/v1")) {
            problem(RawHttp.get(origin + path), 404);
        }
        problem(RawHttp.get(origin + "/v1/countries?nope=1"), 400);
        problem(RawHttp.get(origin + "/v1/cities?q=%00"), 400);
    }

    @Test
    void whatAProxyMayHaveSaidHasNoEffectOnLinks() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "bern-ch");
        var targets = new ArrayList<>(List.of(
                "/v1/campaigns/" + campaign + "/events?limit=1",
                "/v1/campaigns/" + campaign + "?include=events",
                "/c/" + campaign,
                "/e/" + campaign + "-zurich-ch",
                "/embed/" + campaign,
                "/oembed?url=http://localhost:8080/c/" + campaign,
                "/openapi?format=JSON"));
        routes.reads().forEach(route -> targets.add(route.target()));
        for (var target : targets) {
            var plain = RawHttp.get(target);
            assertThat(plain.status()).isIn(200, 302);
            for (var lie : LIES) {
                var answer = RawHttp.get(target, lie);
                assertThat(answer.text()).as("%s %s", target, lie).isEqualTo(plain.text());
                assertThat(answer.headers()).as("%s %s", target, lie).isEqualTo(plain.headers());
                assertThat(answer.toString()).doesNotContain("spoofed.example");
            }
            if (target.startsWith("/v1/") && target.contains("limit")) {
                assertThat(plain.header("Link")).startsWith("<http://localhost:8080/v1/");
            }
        }
    }

    @Test
    void whatAProxyMayHaveSaidHasNoEffectOnWrites() {
        var campaign = fixtures.campaign();
        var token = bearers.of(Role.coordinator, campaign);
        for (var lie : LIES) {
            var body = "{\"city\":\"zurich-ch\"}";
            var answer = RawHttp.exchange("POST /v1/campaigns/" + campaign + "/events?allowDuplicate=true HTTP/1.1\r\n"
                            + (lie.startsWith("Host:") ? "" : "Host: localhost\r\n")
                            + "Authorization: Bearer " + token + "\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n"
                            + lie + "\r\nConnection: close\r\n\r\n" + body)
                    .get(0);
            assertThat(answer.status()).as(lie).isEqualTo(201);
            assertThat(answer.header("Location")).as(lie).startsWith("http://localhost:8080/v1/events/");
            assertThat(answer.toString()).doesNotContain("spoofed.example");
        }
    }

    @Test
    void aMethodIsWhatTheFirstLineSays() {
        for (var header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            problem(RawHttp.send("POST", "/v1/countries", header + ": GET"), 405);
            assertThat(RawHttp.get("/v1/countries", header + ": POST").status()).isEqualTo(200);
        }
    }

    private static List<String> spellings(String path) {
        var spellings = new ArrayList<>(List.of(
                "/" + path,
                "//" + path,
                path + "/",
                path + "//",
                path + ";",
                path + ";x=1",
                path + "/.",
                path + "/..",
                path + "/../" + path.substring(path.lastIndexOf('/') + 1),
                "/." + path,
                "/x/.." + path,
                "/.." + path,
                "/%2e" + path,
                "/%2E%2e" + path,
                path + "%2F",
                path + "/%2E",
                path + "%5C",
                path + "%3Bx=1",
                path + "%3Fx=1",
                path + "%23",
                path + "%20",
                "/docs/.." + path,
                "/health/.." + path,
                "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2)));
        int second = path.indexOf('/', 1);
        spellings.add(path.substring(0, second) + "/" + path.substring(second));
        spellings.add(path.substring(0, second) + "/." + path.substring(second));
        spellings.add(path.substring(0, second) + "%2F" + path.substring(second + 1));
        spellings.add(path.substring(0, second) + "%2f" + path.substring(second + 1));
        spellings.add(path.substring(0, second) + ";v=1" + path.substring(second));
        spellings.add(path.substring(0, second).toUpperCase(Locale.ROOT) + path.substring(second));
        return spellings;
    }
}
