package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.Metrics;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;
import org.rallypoint.event.Schedule;
import org.rallypoint.http.RawHttp.RawAnswer;

/** What was answered once is answered again from memory, and never when it would be wrong. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ResponseCacheTest {

    private static final Schedule TOMORROW = new Schedule(LocalDate.parse("2025-02-09"), null, null, null, null, null);

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    SessionFactory sessions;

    @Inject
    TestClock clock;

    @Inject
    Routes routes;

    private String campaign;
    private String list;

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
        campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        list = "/v1/campaigns/" + campaign + "/events";
    }

    @Test
    void theSecondReaderCostsNoStatement() {
        var first = RawHttp.get(list);
        var before = statements();
        var second = RawHttp.get(list);
        assertThat(statements()).isEqualTo(before);
        assertSame(first, second);
    }

    @Test
    void aBodyOfNoLengthIsNone() {
        var first = RawHttp.get(list);
        var before = statements();
        assertSame(first, RawHttp.get(list, "Content-Length: 0"));
        assertThat(statements()).isEqualTo(before);
    }

    @Test
    void readersAreCountedByWhetherTheyWereAnsweredFromMemory() {
        var hits = "rallypoint_cache_requests_total{result=\"hit\"}";
        var misses = "rallypoint_cache_requests_total{result=\"miss\"}";
        var before = Metrics.now();
        RawHttp.get(list);
        RawHttp.get(list);
        RawHttp.get(list);
        var after = Metrics.now();
        assertThat(after.of(misses)).isEqualTo(before.of(misses) + 1);
        assertThat(after.of(hits)).isEqualTo(before.of(hits) + 2);
        assertThat(after.of("rallypoint_cache_entries")).isPositive();
        assertThat(after.of("rallypoint_cache_weight_bytes"))
                .isPositive()
                .isLessThan(after.of("rallypoint_cache_room_bytes"));
    }

    @Test
    void everyReadIsAnsweredAlikeFromTheCache() {
        assertSoftly(softly -> {
            for (var route : routes.reads()) {
                for (var headers : List.of(new String[0], new String[] {"Accept-Encoding: gzip"})) {
                    var first = RawHttp.get(route.target(), headers);
                    var second = RawHttp.get(route.target(), headers);
                    softly.assertThat(second.status()).as("%s", route).isEqualTo(first.status());
                    softly.assertThat(second.headers()).as("%s", route).isEqualTo(first.headers());
                    softly.assertThat(second.body()).as("%s", route).isEqualTo(first.body());
                }
            }
        });
    }

    @Test
    void aWriteIsSeenByTheNextRead() {
        var before = RawHttp.get(list);
        fixtures.event(campaign, "oslo-no");
        var after = RawHttp.get(list);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.text()).contains("oslo-no");
    }

    @Test
    void theOrderOfParametersMakesNoDifferenceButThatOfTheValuesOfOne() {
        RawHttp.get(list + "?when=all&lang=de&country=CH");
        var before = statements();
        RawHttp.get(list + "?country=CH&lang=de&when=all");
        assertThat(statements()).isEqualTo(before);
        RawHttp.get(list + "?country=CH&lang=de&when=past");
        assertThat(statements()).isGreaterThan(before);
    }

    @Test
    void whatPlatformsHangOnAnAddressMakesNoDifference() {
        var page = RawHttp.get("/c/" + campaign + "?lang=de");
        var before = statements();
        assertSame(page, RawHttp.get("/c/" + campaign + "?fbclid=1&lang=de&utm_source=x"));
        assertThat(statements()).isEqualTo(before);
        assertThat(RawHttp.get("/c/" + campaign + "?fbclid=1&lang=fr").text()).isNotEqualTo(page.text());
        var embed = RawHttp.get("/embed/" + campaign + "?theme=dark&fbclid=1");
        assertSame(embed, RawHttp.get("/embed/" + campaign + "?theme=dark"));
        assertThat(RawHttp.get("/embed/" + campaign + "?theme=light").text()).isNotEqualTo(embed.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?%6Cang=de", "?x;lang=de", "?l%61ng=de&x=1", "?lang=de#", "?utm=1;lang=de&theme=dark"})
    void noSpellingOfAParameterChangesWhatOthersGet(String query) {
        for (var path : List.of("/c/" + campaign, "/embed/" + campaign, "/c/" + campaign + "/map.svg")) {
            RawHttp.get(path + query, "Accept-Language: en");
            var plain = RawHttp.get(path, "Accept-Language: en");
            assertThat(plain.header("Content-Language")).as(path).isNotEqualTo("de");
        }
    }

    @Test
    void aHundredParametersMoreThanAnybodyReadsChangeNothingEither() {
        var path = "/c/" + campaign;
        RawHttp.get(path + "?" + "a&".repeat(1024) + "lang=de", "Accept-Language: fr");
        assertThat(RawHttp.get(path + "?lang=de", "Accept-Language: fr").header("Content-Language"))
                .isEqualTo("de");
    }

    @Test
    void whatIsRefusedIsRefusedAlsoWhereTheRestIsKnown() {
        var path = "/c/" + campaign;
        assertThat(RawHttp.get(path + "?lang=de").status()).isEqualTo(200);
        for (var bad : List.of("&utm=%00", "&=a", "&a=%FF", "&a=%E2%80%AE")) {
            assertThat(RawHttp.get(path + "?lang=de" + bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void aPathThatIsWrittenLikeAQueryIsNone() {
        assertThat(RawHttp.get("/v1/events?lang=de&when=all").status()).isEqualTo(200);
        assertThat(RawHttp.get("/v1/events&lang=de&when=all").status()).isEqualTo(404);
    }

    @Test
    void aParameterThatOnlyLooksLikeALanguageIsNone() {
        var path = list + "?q=?lang=de";
        assertThat(RawHttp.get(path, "Accept-Language: de").header("Content-Language"))
                .isNotEqualTo(RawHttp.get(path, "Accept-Language: fr").header("Content-Language"));
    }

    @Test
    void languagesFormatsAndEncodingsShareNothing() {
        var plain = RawHttp.get(list);
        assertThat(RawHttp.get(list, "Accept-Language: de").header("Content-Language"))
                .isNotEqualTo(plain.header("Content-Language"));
        assertThat(RawHttp.get(list, "Accept: text/calendar").header("Content-Type"))
                .startsWith("text/calendar");
        assertThat(RawHttp.get(list, "Accept: application/xml").status()).isEqualTo(406);
        // One header on two lines is one list.
        assertThat(RawHttp.get(list, "Accept: application/json;q=0.1", "Accept: text/calendar")
                        .header("Content-Type"))
                .startsWith("text/calendar");
        assertThat(RawHttp.get(list, "Accept: application/json;q=0.1").header("Content-Type"))
                .startsWith("application/json");
        assertThat(RawHttp.get(list).body()).isEqualTo(plain.body());
    }

    @Test
    void whatIsAskedWithATokenIsNeitherKeptNorTakenFromWhatIsKept() {
        var open = RawHttp.get(list);
        var before = statements();
        var known = Client.with(bearers.of(Role.admin))
                .get("/campaigns/" + campaign + "/events")
                .is(200);
        assertThat(statements()).isGreaterThan(before);
        assertThat(known.header("Cache-Control")).isEqualTo("private, no-store");
        assertSame(open, RawHttp.get(list));
        assertThat(RawHttp.get(list, "Authorization: Bearer nonsense").status()).isEqualTo(401);
        assertThat(RawHttp.get(list, "Authorization: ").status()).isEqualTo(401);
    }

    /** With a token nothing is kept, so it shows what each of them should be told. */
    @Test
    void noRouteTellsOneWhatWasAskedByAnother() {
        var token = "Authorization: Bearer " + bearers.reader().text();
        assertSoftly(softly -> {
            for (var route : routes.reads()) {
                var asked = new ArrayList<String[]>();
                for (var header : List.of("Accept: */*", "Accept-Language: de", "Accept-Encoding: gzip")) {
                    asked.add(new String[] {route.target(), header});
                }
                for (var query : List.of("lang=fr", "limit=1", "country=NO", "q=oslo", "when=past", "fields=id")) {
                    if (route.parameters().contains(query.substring(0, query.indexOf('=')))) {
                        asked.add(new String[] {route.with(query), "Accept: */*"});
                    }
                }
                if (route.template().endsWith("/events")) {
                    asked.add(new String[] {route.target(), "Accept: text/calendar"});
                }
                var alone = asked.stream()
                        .map(one -> RawHttp.get(one[0], one[1], token))
                        .toList();
                for (int round = 0; round < 2; round++) {
                    for (int i = 0; i < asked.size(); i++) {
                        var answer = RawHttp.get(asked.get(i)[0], asked.get(i)[1]);
                        var expected = alone.get(i);
                        softly.assertThat(expected.header("Cache-Control"))
                                .as("%s", route)
                                .isEqualTo("private, no-store");
                        softly.assertThat(answer.body())
                                .as("%s with %s", asked.get(i)[0], asked.get(i)[1])
                                .isEqualTo(expected.body());
                        for (var header : List.of("Content-Type", "Content-Language", "Content-Encoding", "ETag")) {
                            softly.assertThat(answer.header(header))
                                    .as("%s", route)
                                    .isEqualTo(expected.header(header));
                        }
                    }
                }
            }
        });
    }

    @Test
    void headAndWhatIsKnownAlreadyAreAnsweredFromTheSame() {
        var full = RawHttp.get(list);
        var tag = full.header("ETag");
        var before = statements();
        var head = RawHttp.send("HEAD", list);
        var known = RawHttp.get(list, "If-None-Match: W/" + tag + ", \"other\"");
        var changed = RawHttp.get(list, "If-None-Match: \"other\"");
        assertThat(statements()).isEqualTo(before);
        assertThat(head.headers()).isEqualTo(full.headers());
        assertThat(head.body()).isEmpty();
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers()).containsKeys("etag", "vary", "cache-control", "content-language");
        assertThat(known.headers()).doesNotContainKeys("content-length", "content-type", "content-encoding");
        assertSame(full, changed);
    }

    @Test
    void whoeverKnowsItFillsTheCacheForTheOthers() {
        var tag = RawHttp.get(list).header("ETag");
        fixtures.campaign();
        assertThat(RawHttp.get(list, "If-None-Match: " + tag).status()).isEqualTo(304);
        var before = statements();
        assertThat(RawHttp.get(list).header("ETag")).isEqualTo(tag);
        assertThat(statements()).isEqualTo(before);
    }

    @Test
    void noAnswerOutlivesTheNextStartAndItsTimesGrowShorter() {
        var other = fixtures.campaign();
        fixtures.event(other, "zurich-ch", event -> event.happens(TOMORROW));
        var path = "/v1/campaigns/" + other + "/events?when=upcoming";
        RawHttp.get(path);
        clock.set("2025-02-09T22:59:30Z");
        var late = RawHttp.get(path);
        assertThat(late.header("Cache-Control")).startsWith("public, max-age=30,");
        clock.set("2025-02-09T22:59:50Z");
        var before = statements();
        assertThat(RawHttp.get(path).header("Cache-Control")).startsWith("public, max-age=10,");
        assertThat(statements()).isEqualTo(before);
        clock.set("2025-02-09T23:00:00Z");
        assertThat(RawHttp.get(path).text()).contains("\"items\":[]");
    }

    @Test
    void anErrorIsNotKept() {
        var missing = "/v1/campaigns/" + fixtures.draftCampaign();
        assertThat(RawHttp.get(missing).status()).isEqualTo(404);
        var before = statements();
        assertThat(RawHttp.get(missing).status()).isEqualTo(404);
        assertThat(statements()).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=0", "/nowhere"})
    void aCrowdThatAsksTheSameCostsOneComputation(String more) throws Exception {
        RawHttp.get(list + more);
        var begun = statements();
        fixtures.campaign();
        var one = statements() - begun;
        var before = statements();
        var answers = crowd(() -> RawHttp.get(list + more));
        assertThat(answers)
                .extracting(RawAnswer::status)
                .containsOnly(answers.get(0).status());
        assertThat(answers)
                .extracting(RawAnswer::body)
                .containsOnly(answers.get(0).body());
        if (more.isEmpty()) {
            assertThat(statements() - before).isLessThanOrEqualTo(3 + one);
        }
    }

    private static List<RawAnswer> crowd(Callable<RawAnswer> each) throws Exception {
        var threads = Executors.newFixedThreadPool(24);
        try {
            return threads.invokeAll(IntStream.range(0, 24).mapToObj(i -> each).toList()).stream()
                    .map(ResponseCacheTest::joined)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private static RawAnswer joined(Future<RawAnswer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSame(RawAnswer one, RawAnswer other) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.headers()).isEqualTo(one.headers());
        assertThat(other.text()).isEqualTo(one.text());
    }

    private long statements() {
        return sessions.getStatistics().getPrepareStatementCount();
    }
}
