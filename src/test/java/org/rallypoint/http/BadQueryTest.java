package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.http.ProblemAnswers.codes;
import static org.rallypoint.http.ProblemAnswers.parameters;
import static org.rallypoint.http.ProblemAnswers.problem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadQueryTest {

    private static final String KNOWN = "known are ";

    @Inject
    Fixtures fixtures;

    @Inject
    Routes routes;

    @Test
    void whatAPlatformHangsOnASharedAddressIsPassedOver() {
        var campaign = fixtures.campaign();
        var event = fixtures.event(campaign, "zurich-ch");
        for (var path : List.of("/go/" + campaign + "/zurich-ch", "/c/" + campaign, "/e/" + event)) {
            assertThat(RawHttp.get(path + "?fbclid=abc&utm_source=mail").status())
                    .as(path)
                    .isEqualTo(path.startsWith("/go/") ? 302 : 200);
        }
    }

    @Test
    void anUnknownParameterIsAnsweredWithExactlyTheDocumentedOnes() {
        var softly = new SoftAssertions();
        for (var route : routes.strict()) {
            var problem = problem(RawHttp.get(route.with("nope=1")), 400);
            assertThat(codes(problem, "nope")).containsExactly("unknown_parameter");
            var message = problem.get("errors").get(0).get("message").asText();
            int known = message.indexOf(KNOWN);
            var listed = known < 0
                    ? List.<String>of()
                    : Arrays.asList(message.substring(known + KNOWN.length(), message.length() - 1)
                            .split(", ", -1));
            softly.assertThat(new TreeSet<>(listed))
                    .as("%s: %s", route, message)
                    .isEqualTo(route.parameters());
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nope", "nope=", "Limit=5", "LANG=de", "limit%20=5", "limit%5B%5D=5", "=", "=1", "_method=DELETE"
            })
    void aMistypedParameterNeverReturnsEverything(String query) {
        var softly = new SoftAssertions();
        for (var route : routes.strict()) {
            softly.assertThatCode(() -> problem(RawHttp.get(route.with(query)), 400))
                    .as("%s?%s", route, query)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    @Test
    void aParameterWithoutAValueIsAFaultOnEveryRoute() {
        for (var route : routes.withStreams()) {
            for (var name : route.parameters()) {
                for (var query : List.of(name, name + "=", name + "=%20", name + "=+", name + "=%E2%80%8B")) {
                    var problem = problem(RawHttp.get(route.path() + "?" + query), 400);
                    assertThat(parameters(problem)).as("%s?%s", route, query).contains(name);
                }
            }
        }
    }

    @Test
    void aParameterForOneValueCanBeGivenOnce() {
        for (var route : routes.withStreams()) {
            for (var name : route.parameters()) {
                var problem = problem(RawHttp.get(route.path() + "?" + name + "=~&" + name + "=~"), 400);
                if (route.many().contains(name)) {
                    assertThat(codes(problem, name)).doesNotContain("repeated");
                } else {
                    assertThat(codes(problem, name)).as("%s of %s", name, route).contains("repeated");
                }
            }
        }
    }

    @Test
    void aWordWhereAValueIsExpectedIsAFaultOnEveryRoute() {
        for (var route : routes.withStreams()) {
            for (var name : route.parameters()) {
                if (!name.equals("q")) {
                    var problem = problem(RawHttp.get(route.path() + "?" + name + "=~nope~"), 400);
                    assertThat(parameters(problem)).as("%s of %s", name, route).contains(name);
                }
            }
        }
    }

    @Test
    void aListKnowsHowLongItsPagesAre() {
        for (var route : routes.withStreams()) {
            if (route.parameters().contains("limit")) {
                for (var limit : List.of(
                        "0",
                        "-1",
                        "501",
                        "abc",
                        "1.5",
                        "1e2",
                        "0x10",
                        "%2B5",
                        "5%20",
                        "%D9%A3",
                        "2147483648",
                        "99999999999999999999",
                        "-99999999999999999999",
                        "NaN",
                        "null",
                        "5,6")) {
                    var problem = problem(RawHttp.get(route.with("limit=" + limit)), 400);
                    assertThat(codes(problem, "limit"))
                            .as("%s limit=%s", route, limit)
                            .containsExactly("out_of_range");
                }
                for (var limit : List.of("1", "500")) {
                    assertThat(RawHttp.get(route.with("limit=" + limit)).status())
                            .isEqualTo(200);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from|+200000-01-01",
                "from|%2B200000-01-01",
                "from|-200001-01-01",
                "from|%2B999999999-12-31",
                "from|0000-00-00",
                "from|0000-01-01",
                "from|2025-02-30",
                "from|2025-02-29",
                "from|2025-13-01",
                "from|2025-2-7",
                "from|20250207",
                "from|2025-W06-5",
                "from|2025-02-07T00:00:00Z",
                "from|today",
                "from|07.02.2025",
                "from|2025-02-07%20",
                "to|2025-04-31",
                "to|%2B200000-01-01",
                "to|9999999999-01-01",
                "to|2025-02-07,2025-02-08",
                "updatedSince|2025-02-07",
                "updatedSince|2025-02-07T12:00:00",
                "updatedSince|2025-02-07T12:00:60Z",
                "updatedSince|2025-02-07T24:00:01Z",
                "updatedSince|2025-02-30T00:00:00Z",
                "updatedSince|%2B200000-01-01T00:00:00Z",
                "updatedSince|1738929600",
                "updatedSince|2025-02-07T12:00:00+02:00",
                "updatedSince|2025-02-07T12:00:00%2B25:00",
                "near|91,0",
                "near|-90.0001,0",
                "near|0,180.1",
                "near|NaN,0",
                "near|1e1,0",
                "near|1",
                "near|1,2,3",
                "near|1,",
                "near|,",
                "near|Infinity,0",
                "near|48.86;2.35",
                "near|99999999999999999999,0",
                "radiusKm|0",
                "radiusKm|-5",
                "radiusKm|1e5",
                "radiusKm|1.5",
                "radiusKm|99999999999",
                "radiusKm|NaN",
                "bbox|0,0,0",
                "bbox|0,0,0,0,0",
                "bbox|-181,0,0,0",
                "bbox|0,-91,0,0",
                "bbox|0,10,0,-10",
                "bbox|a,b,c,d",
                "bbox|0,0,0,NaN",
                "sort|name",
                "sort|startsat",
                "sort|startsAt,updatedAt",
                "sort|+startsAt",
                "sort|distance",
                "when|upcoming,past",
                "when|Upcoming",
                "when|never",
                "status|sceduled",
                "details|none",
                "kind|riot",
                "platform|myspace",
                "includeCancelled|yes",
                "includeCancelled|1",
                "includeCancelled|TRUE",
                "country|ch",
                "country|CHE",
                "country|XX",
                "country|CH,",
                "country|C%CC%A7H",
                "lang|de_CH",
                "lang|d",
                "lang|de,en",
                "lang|*",
                "lang|%D0%B6",
                "lang|en-",
                "lang|-en",
                "language|zzzzzzzzzzz",
                "language|de,,en",
                "q|ab",
                "q|%25",
                "q|---",
                "fields|id,nope",
                "fields|Id",
                "cursor|nope",
                "cursor|AAAA",
                "cursor|%F0%9F%98%80",
                "city|Nirgendwo",
                "campaign|nope"
            })
    void aBadFilterIsAFaultOfThatFilter(String name, String value) {
        var problem = problem(RawHttp.get("/v1/events?" + name + "=" + value), 400);
        assertThat(parameters(problem)).as("%s", problem).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lat=91&lon=0|lat", "lat=NaN&lon=0|lat", "lat=1e5&lon=0|lat", "lat=0&lon=-180.5|lon",
                        "lat=0x1&lon=0|lat",
                "lat=1,5&lon=0|lat", "lat=Infinity&lon=0|lat", "lat=.5&lon=0|lat", "lat=5.&lon=0|lat",
                        "lat=--5&lon=0|lat",
                "lat=5|lat", "lon=5|lat", "lat=5&lon=5&city=zurich-ch|lat", "city=Nirgendwo|city"
            })
    void aBadPointIsAFault(String query, String parameter) {
        var problem = problem(RawHttp.get("/v1/nearest?" + query), 400);
        assertThat(parameters(problem)).contains(parameter);
    }

    @Test
    void withoutAPointNothingIsNearest() {
        problem(RawHttp.get("/v1/nearest"), 400);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var problem = problem(
                RawHttp.get(
                        "/v1/events?limit=0&limt=5&from=2025-02-30&when=never&near=91,0&status=gone&lang=_&fields=x"),
                400);
        assertThat(parameters(problem))
                .containsExactlyInAnyOrder("limit", "limt", "from", "when", "near", "status", "lang", "fields");
        assertThat(problem.get("detail").asText()).contains("8");
    }

    @Test
    void anUnknownValueIsAnsweredWithTheKnownOnes() {
        var problem = problem(RawHttp.get("/v1/events?sort=name&when=soon"), 400);
        var messages = problem.get("errors").toString();
        assertThat(messages)
                .contains("startsAt, -startsAt, updatedAt, -updatedAt, distance")
                .contains("upcoming")
                .contains("running")
                .contains("past")
                .contains("all");
    }

    /** On PostgreSQL a NUL that reaches the database is a 500. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%00b",
                "%01",
                "%08",
                "%0A",
                "%0D%0ASet-Cookie:x",
                "%09",
                "%1B",
                "%7F",
                "%C2%80",
                "%C2%9F",
                "%E2%80%AE",
                "%E2%80%8F",
                "%D8%9C",
                "%E2%81%A6",
                "%E2%80%8B",
                "%EF%BB%BF",
                "%ED%A0%80",
                "%ED%B0%80",
                "%ED%A0%BD%ED%B8%80",
                "%EF%BF%BE",
                "%EF%B7%90",
                "%FF",
                "%C0%80",
                "%C0%AF",
                "%F4%90%80%80",
                "%E2%82",
                "%F0%9F%98"
            })
    void textThatNobodyTypesNeverReachesTheDatabase(String text) {
        for (var route : routes.withStreams()) {
            for (var name : route.parameters()) {
                var problem = problem(RawHttp.get(route.path() + "?" + name + "=" + text), 400);
                assertThat(codes(problem, name)).as("%s of %s", name, route).contains("bad_text");
            }
            if (routes.answers().contains(route)) {
                problem(RawHttp.get(route.with("nope" + text + "=1")), 400);
            }
            if (route.hasPathValue()) {
                // A path value that is only blank names nothing, and no database minds it.
                problem(RawHttp.get(route.withLastValue(text)), isBlank(text) ? 404 : 400);
            }
        }
        problem(RawHttp.get("/v1/nope/" + text), isBlank(text) ? 404 : 400);
    }

    @Test
    void lettersOfAnyScriptAreText() {
        for (var text : List.of(
                "Z%C3%BCrich",
                "%E6%9D%B1%E4%BA%AC",
                "%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80abc",
                "Zu%CC%88rich",
                "na%E2%80%8Dme",
                "%C4%B0stanbul",
                "100%25",
                "_%25_abc",
                "O%27Brien",
                "a%26b%3Dcd",
                "%22%3Cscript%3E")) {
            assertThat(RawHttp.get("/v1/cities?q=" + text).status()).as(text).isEqualTo(200);
            assertThat(RawHttp.get("/v1/events?q=abc" + text).status()).as(text).isEqualTo(200);
        }
    }

    /** As curl sends {@code ?city=København}: the bytes of UTF-8, not percent-encoded. */
    @Test
    void lettersThatAClientForgotToEncodeAreTheSameLetters() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "copenhagen-dk");
        var path = "/v1/campaigns/" + campaign + "/events?city=";
        var encoded = RawHttp.get(path + "K%C3%B8benhavn");
        assertThat(encoded.status()).isEqualTo(200);
        var raw = RawHttp.get(path + latin1OfUtf8("K\u00F8benhavn"));
        assertThat(raw.text()).isEqualTo(encoded.text());
    }

    /** An empty list would look like "no such city". */
    @Test
    void bytesThatAreNoUtf8AreAFault() {
        problem(RawHttp.get("/v1/cities?q=K\u00F8benhavn"), 400);
        problem(RawHttp.get("/v1/events/z\u00FCrich"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "english",
                "de;q=2",
                "de;q=abc",
                "*;q=-1",
                ",,,",
                ";;;",
                "de-",
                "-",
                "d",
                "\u00E4\u00F6\u00FC",
                "de_CH",
                "x-klingon",
                "i-navajo",
                "de;q=0",
                "*",
                "de;",
                "de;q",
                "de;q=0.0001",
                "zzzzzzzzzzzzzzzzzzzzzz",
                "de\tfr",
                "'; drop table event; --"
            })
    void aHeaderForLanguagesThatNobodyCanReadIsNoFault(String header) {
        for (var route : routes.answers()) {
            var answer = RawHttp.get(route.target(), "Accept-Language: " + header);
            assertThat(answer.status()).as("%s", route).isEqualTo(200);
        }
    }

    @Test
    void aVeryLongHeaderForLanguagesIsNoFault() {
        assertThat(RawHttp.get("/v1/countries", "Accept-Language: " + "de,".repeat(3000) + "en")
                        .status())
                .isEqualTo(200);
    }

    private static boolean isBlank(String text) {
        return text.equals("%E2%80%8B") || text.equals("%EF%BB%BF");
    }

    private static String latin1OfUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
