package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventRepository;
import org.rallypoint.event.Schedule;
import org.rallypoint.http.RawHttp.RawAnswer;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConditionalRequestsTest {

    private static final Pattern NO_CACHE = Pattern.compile("no-cache");
    private static final Pattern CACHE_CONTROL =
            Pattern.compile("public, max-age=(\\d+), stale-while-revalidate=(\\d+), stale-if-error=(\\d+)");

    @Inject
    Fixtures fixtures;

    @Inject
    Routes routes;

    @Inject
    TestClock clock;

    @Inject
    EventRepository events;

    @BeforeEach
    void setClock() {
        clock.set("2025-02-01T12:00:00Z");
    }

    @Test
    void everyAnswerHasAStrongTagThatStaysWhileNothingChanges() {
        for (var route : routes.answers()) {
            var answer = RawHttp.get(route.target());
            assertThat(answer.status()).as("%s", route).isEqualTo(200);
            assertThat(answer.headers().get("etag")).as("%s", route).hasSize(1);
            assertThat(answer.header("ETag")).matches("\"[!#-~]+\"");
            assertThat(RawHttp.get(route.target()).header("ETag")).isEqualTo(answer.header("ETag"));
        }
    }

    @Test
    void theTagIsThatOfTheBytes() {
        for (var route : routes.answers()) {
            var plain = RawHttp.get(route.target());
            var gzip = RawHttp.get(route.target(), "Accept-Encoding: gzip");
            if (gzip.header("Content-Encoding") == null) {
                assertThat(gzip.header("ETag")).as("%s", route).isEqualTo(plain.header("ETag"));
            } else {
                assertThat(gzip.header("ETag")).as("%s", route).isNotEqualTo(plain.header("ETag"));
            }
        }
    }

    @Test
    void theTagOfOneThingBeginsWithItsRevision() {
        var campaign = fixtures.campaign();
        var event = fixtures.event(campaign, "zurich-ch");
        for (var target : List.of(
                "/v1/events/" + event,
                "/v1/events/" + fixtures.id(event),
                "/v1/events/" + event + "?lang=de",
                "/v1/campaigns/" + campaign,
                "/v1/campaigns/" + campaign + "?include=events&translations=all")) {
            for (var coding : List.of("identity", "gzip")) {
                int revision =
                        ProblemAnswers.json(RawHttp.get(target)).get("revision").asInt();
                assertThat(RawHttp.get(target, "Accept-Encoding: " + coding).header("ETag"))
                        .as(target)
                        .startsWith("\"" + revision + "-");
            }
        }
        var before = RawHttp.get("/v1/events/" + event).header("ETag");
        fixtures.change(event, Event::cancel);
        var after = RawHttp.get("/v1/events/" + event, "If-None-Match: " + before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(revision(after)).isEqualTo(revision(before) + 1);
    }

    @Test
    void aReaderWhoHasTheBytesGetsNone() {
        var softly = new SoftAssertions();
        for (var route : routes.answers()) {
            var target = route.target();
            for (var coding : List.of("identity", "gzip")) {
                var full = RawHttp.get(target, "Accept-Encoding: " + coding);
                var tag = full.header("ETag");
                for (var lines : List.of(
                        new String[] {"If-None-Match: " + tag},
                        new String[] {"If-None-Match: W/" + tag},
                        new String[] {"if-none-match:" + tag + "  "},
                        new String[] {"If-None-Match: *"},
                        new String[] {"If-None-Match: \"a\", " + tag},
                        new String[] {"If-None-Match: \"a\",W/\"b\"," + tag + ",\"c\""},
                        new String[] {"If-None-Match: \"a\"\t,\t" + tag},
                        new String[] {"If-None-Match: , ," + tag + ","},
                        new String[] {"If-None-Match: \"a,b\", " + tag},
                        new String[] {"If-None-Match: \"a\"", "If-None-Match: " + tag},
                        new String[] {"If-None-Match: " + tag, "If-None-Match: \"a\""})) {
                    for (var method : List.of("GET", "HEAD")) {
                        var all = java.util.Arrays.copyOf(lines, lines.length + 1);
                        all[lines.length] = "Accept-Encoding: " + coding;
                        var answer = RawHttp.send(method, target, all);
                        softly.assertThatCode(() -> isNotModified(answer, full))
                                .as("%s %s %s", method, route, List.of(lines))
                                .doesNotThrowAnyException();
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void aTagThatIsBrokenOrAnotherOneMatchesNothing() {
        var target = "/v1/events/" + fixtures.event(fixtures.campaign(), "zurich-ch");
        var tag = RawHttp.get(target).header("ETag");
        var bare = tag.substring(1, tag.length() - 1);
        for (var header : List.of(
                "\"other\"",
                bare,
                "'" + bare + "'",
                "\"" + bare,
                bare + "\"",
                "w/" + tag,
                "W/" + bare,
                "W /" + tag,
                "\"" + bare + " \"",
                tag + " " + tag,
                tag + ";q=1",
                tag + ", x",
                "**",
                "\"*\"",
                "*, " + tag,
                "\"\"",
                "\"" + bare.substring(0, bare.indexOf('-') + 1) + "\"",
                "")) {
            var answer = RawHttp.get(target, "If-None-Match: " + header);
            assertThat(answer.status()).as("If-None-Match: %s", header).isEqualTo(200);
            assertThat(answer.body()).isNotEmpty();
        }
    }

    @Test
    void aTagOfOneCodingIsNotThatOfTheOther() {
        var target = "/v1/events/" + fixtures.event(fixtures.campaign(), "zurich-ch");
        var plain = RawHttp.get(target).header("ETag");
        var gzip = RawHttp.get(target, "Accept-Encoding: gzip").header("ETag");
        assertThat(gzip).isNotEqualTo(plain);
        assertThat(RawHttp.get(target, "Accept-Encoding: gzip", "If-None-Match: " + plain)
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.get(target, "If-None-Match: " + gzip).status()).isEqualTo(200);
    }

    @Test
    void nothingIsNotModifiedThatIsNotThere() {
        ProblemAnswers.problem(RawHttp.get("/v1/events/nope", "If-None-Match: *"), 404);
        ProblemAnswers.problem(RawHttp.get("/v1/events?limit=0", "If-None-Match: *"), 400);
        ProblemAnswers.problem(RawHttp.get("/v1/events/", "If-None-Match: *"), 404);
        assertThat(RawHttp.get("/go/" + fixtures.campaign() + "/oslo-no", "If-None-Match: *")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void aHeadSaysAllThatAGetSaysButTheBody() {
        var softly = new SoftAssertions();
        for (var route : routes.reads()) {
            for (var coding : List.of("identity", "gzip")) {
                var get = RawHttp.get(route.target(), "Accept-Encoding: " + coding);
                var head = RawHttp.send("HEAD", route.target(), "Accept-Encoding: " + coding);
                softly.assertThat(head.status()).as("%s", route).isEqualTo(get.status());
                var said = new HashMap<>(get.headers());
                if (get.status() != 200) {
                    said.remove("content-length");
                }
                softly.assertThat(head.headers()).as("HEAD %s", route).isEqualTo(said);
                softly.assertThat(head.body()).isEmpty();
            }
        }
        softly.assertAll();
    }

    @Test
    void whatHasNoBodyLeavesTheConnectionInStep() {
        var campaign = fixtures.campaign();
        var tag = RawHttp.get("/v1/campaigns/" + campaign).header("ETag");
        var answers = RawHttp.exchange("""
                GET /v1/campaigns/%1$s HTTP/1.1\r
                Host: localhost\r
                If-None-Match: %2$s\r
                \r
                HEAD /v1/campaigns/%1$s HTTP/1.1\r
                Host: localhost\r
                \r
                GET /go/%1$s/oslo-no HTTP/1.1\r
                Host: localhost\r
                \r
                GET /v1/campaigns/%1$s HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                \r
                """.formatted(campaign, tag));
        assertThat(answers).extracting(RawAnswer::status).containsExactly(304, 200, 302, 200);
        assertThat(answers.get(3).text()).startsWith("{").endsWith("}");
    }

    @Test
    void everyAnswerSaysWhatItVariesBy() {
        var softly = new SoftAssertions();
        for (var route : routes.reads()) {
            var varies = new ArrayList<>(List.of("Accept", "Accept-Encoding", "Accept-Language", "Authorization"));
            if (route.hasSuffix()) {
                varies.remove("Accept");
            }
            softly.assertThat(vary(RawHttp.get(route.target()))).as("%s", route).isEqualTo(varies);
            softly.assertThat(vary(RawHttp.get(route.target(), "Accept-Language: de")))
                    .isEqualTo(varies);
            varies.remove("Accept-Language");
            if (route.parameters().contains("lang")) {
                softly.assertThat(vary(RawHttp.get(route.with("lang=de"), "Accept-Language: fr")))
                        .as("%s?lang", route)
                        .isEqualTo(varies);
            }
        }
        softly.assertAll();
    }

    @Test
    void errorsVaryToo() {
        var softly = new SoftAssertions();
        for (var target :
                List.of("/v1/nope", "/v1/events?limit=0", "/v1/events/nope", "/v1/events/", "/v1/events?q=%00")) {
            var answer = RawHttp.get(target);
            softly.assertThat(vary(answer)).as(target).contains("Accept-Encoding", "Authorization");
        }
        softly.assertAll();
    }

    @Test
    void goodAnswersMayBeKeptAndErrorsMayNot() {
        for (var route : routes.reads()) {
            var answer = RawHttp.get(route.target());
            assertThat(answer.status()).isIn(200, 302);
            assertThat(answer.headers().get("cache-control")).as("%s", route).hasSize(1);
            // What is new is asked for, and never kept.
            assertThat(answer.header("Cache-Control"))
                    .as("%s", route)
                    .matches(route.path().equals("/v1/changes") ? NO_CACHE : CACHE_CONTROL);
            assertThat(RawHttp.get(route.path() + "/nope").header("Cache-Control"))
                    .as("%s", route)
                    .isEqualTo("no-store");
        }
    }

    @Test
    void whatIsAskedWithACredentialIsKeptByNobody() {
        for (var route : routes.reads()) {
            for (var credential : List.of("Basic YTpi", "Bearer", "")) {
                var answer = RawHttp.get(route.target(), "Authorization: " + credential);
                if (answer.status() < 400) {
                    assertThat(answer.headers().get("cache-control"))
                            .as("%s", route)
                            .containsExactly("private, no-store");
                } else {
                    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                }
            }
        }
    }

    @Test
    void aMergedEventLeadsToItsSurvivorAndSaysHowLong() {
        var campaign = fixtures.campaign();
        var survivor = fixtures.event(campaign, "zurich-ch");
        var merged = fixtures.event(campaign, "bern-ch");
        QuarkusTransaction.requiringNew().run(() -> merge(merged, survivor));
        var answer = RawHttp.get("/v1/events/" + merged);
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:8080/v1/events/" + fixtures.id(survivor));
        assertThat(answer.header("Cache-Control")).isNotNull().matches(CACHE_CONTROL);
    }

    @Test
    void noAnswerOutlivesTheNextStart() {
        var campaign = fixtures.campaign();
        var event = fixtures.event(
                campaign,
                "london-gb",
                draft -> draft.happens(Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.parse("14:00"), null)));
        clock.set("2025-02-08T13:59:30Z");
        for (var target : List.of(
                "/v1/events/" + event,
                "/v1/campaigns/" + campaign + "/events",
                "/v1/campaigns/" + campaign + "?include=events",
                "/v1/events?campaign=" + campaign,
                "/v1/events.ics?campaign=" + campaign,
                "/v1/events/" + event + ".csv",
                "/c/" + campaign,
                "/e/" + event,
                "/go/" + campaign + "/london-gb")) {
            var times = times(RawHttp.get(target));
            int maxAge = Integer.parseInt(times.group(1));
            assertThat(maxAge).as(target).isLessThanOrEqualTo(30);
            assertThat(maxAge + Integer.parseInt(times.group(2))).as(target).isLessThanOrEqualTo(30);
            assertThat(maxAge + Integer.parseInt(times.group(3))).as(target).isLessThanOrEqualTo(30);
        }
    }

    private void merge(String merged, String survivor) {
        events.named(merged).orElseThrow().mergeInto(events.named(survivor).orElseThrow());
    }

    private static void isNotModified(RawAnswer answer, RawAnswer full) {
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(full.header("ETag"));
        assertThat(answer.header("Cache-Control")).isEqualTo(full.header("Cache-Control"));
        assertThat(answer.header("Vary")).isEqualTo(full.header("Vary"));
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.headers()).doesNotContainKeys("content-encoding", "transfer-encoding");
        assertThat(answer.body()).isEmpty();
    }

    private static Matcher times(RawAnswer answer) {
        var times = CACHE_CONTROL.matcher(answer.header("Cache-Control"));
        assertThat(times.matches()).as("%s", answer).isTrue();
        return times;
    }

    private static List<String> vary(RawAnswer answer) {
        return List.of(String.valueOf(answer.header("Vary")).split(", *", -1));
    }

    private static int revision(RawAnswer answer) {
        return revision(answer.header("ETag"));
    }

    private static int revision(String tag) {
        return Integer.parseInt(tag.substring(1, tag.indexOf('-')));
    }
}
