package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.rallypoint.event.EventListTest.day;
import static org.rallypoint.event.EventListTest.events;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.http.Cursor;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventPagingTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final String AN_ID = "018f0000-0000-7000-8000-000000000000";

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "startsAt, 7", "-startsAt, 7", "updatedAt, 7", "-updatedAt, 7", "distance, 7",
        "startsAt, 100", "-startsAt, 100", "updatedAt, 100", "-updatedAt, 100", "distance, 100"
    })
    void pagesNeitherSkipNorRepeatWhileEventsAreAdded(String sort, int limit) {
        var campaign = campaignOf520();
        var query = Map.of("sort", sort, "near", "47,8", "radiusKm", "20040", "when", "all", "fields", "id");
        var before = new ArrayList<String>(page(campaign, query, 500, null).path("items.id"));
        before.addAll(
                page(campaign, query, 500, cursorAfter(campaign, query, 500)).path("items.id"));
        assertThat(before).hasSize(520).doesNotHaveDuplicates();

        var seen = new ArrayList<String>();
        String cursor = null;
        int pages = 0;
        do {
            var page = page(campaign, query, limit, cursor);
            List<String> ids = page.path("items.id");
            assertThat(ids).hasSizeBetween(1, limit);
            seen.addAll(ids);
            cursor = page.path("page.nextCursor");
            if (pages++ % 3 == 0 && pages < 40) {
                addSomewhere(campaign, pages);
            }
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates();
        var original = new HashSet<>(before);
        assertThat(seen.stream().filter(original::contains).toList()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startsAt", "-startsAt", "updatedAt", "-updatedAt", "distance"})
    void theLinkToTheNextPageLeadsToTheEnd(String sort) {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "zurich-ch", 6, this::spread);
        fixtures.events(campaign, "bern-ch", 5, this::spread);

        var seen = new ArrayList<String>();
        var path = "/v1/events?campaign=" + campaign + "&when=all&near=47,8&radiusKm=300&q=m%C3%A4rz%20100%25"
                + "&updatedSince=2025-01-01T00:00:00%2B01:00&lang=de&limit=4&sort=" + sort;
        var sizes = new ArrayList<Integer>();
        while (path != null) {
            var answer = given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("page.total", equalTo(11))
                    .extract();
            List<String> ids = answer.path("items.id");
            sizes.add(ids.size());
            seen.addAll(ids);
            path = next(answer);
        }

        assertThat(sizes).containsExactly(4, 4, 3);
        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void theLastPageHasNoCursorEvenIfItIsFull() {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "zurich-ch", 4, this::spread);

        var first = events(campaign, "when", "all", "limit", "2")
                .body("items", hasSize(2))
                .body("page.total", equalTo(4))
                .extract();
        var second = events(campaign, "when", "all", "limit", "2", "cursor", first.path("page.nextCursor"))
                .body("items", hasSize(2))
                .body("page.total", equalTo(4))
                .body("page.nextCursor", nullValue())
                .extract();
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void theListsOfACampaignAndOfACityArePagedToo() {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "zurich-ch", 5, this::spread);

        for (var list : List.of(
                "/v1/campaigns/" + campaign + "/events?limit=2",
                "/v1/cities/zurich-ch/events?when=all&campaign=" + campaign + "&limit=2")) {
            var seen = new ArrayList<String>();
            for (var path = list; path != null; ) {
                var answer = given().urlEncodingEnabled(false)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract();
                seen.addAll(answer.path("items.id"));
                path = next(answer);
            }
            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void anEventThatIsAddedBehindTheCursorIsSeenAndOneBeforeItIsNot() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "bern-ch", event -> event.happens(day("2025-02-08")));
        fixtures.event(campaign, "zurich-ch", event -> event.happens(day("2025-02-10")));
        String cursor = events(campaign, "when", "all", "limit", "1").extract().path("page.nextCursor");

        fixtures.event(campaign, "basel-ch", event -> event.happens(day("2025-02-07")));
        fixtures.event(campaign, "geneve-ch", event -> event.happens(day("2025-02-09")));

        events(campaign, "when", "all", "cursor", cursor)
                .body("items.city.id", contains("geneve-ch", "zurich-ch"))
                .body("page.total", equalTo(4));
    }

    @Test
    void aPageBehindTheEndIsEmptyAndStillKnowsTheTotal() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "bern-ch", event -> event.happens(day("2025-02-07")));
        var last = fixtures.event(campaign, "zurich-ch", event -> event.happens(day("2025-02-09")));
        String cursor = events(campaign, "when", "all", "limit", "1").extract().path("page.nextCursor");
        fixtures.publication(last, EventPublication.hidden);

        events(campaign, "when", "all", "cursor", cursor)
                .body("items", hasSize(0))
                .body("page.nextCursor", nullValue())
                .body("page.total", equalTo(1));
    }

    @Test
    void theTotalIsExactUpToAThousandAndNullAbove() {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "zurich-ch", 1000, (event, i) -> {});
        events(campaign, "when", "all", "limit", "1", "fields", "id").body("page.total", equalTo(1000));

        fixtures.event(campaign, "bern-ch");
        events(campaign, "when", "all", "limit", "1", "fields", "id").body("page.total", nullValue());
        events(campaign, "when", "all", "limit", "1", "fields", "id", "city", "bern-ch")
                .body("page.total", equalTo(1));
    }

    static List<String> brokenCursors() {
        var good = Cursor.write("startsAt", List.of("0", "2025-02-08T12:00:00Z", "zurich", AN_ID));
        return List.of(
                "x",
                "AAAA",
                "AAAAAAAAAAAA",
                "not a cursor",
                "%00",
                "ü",
                good.substring(0, good.length() - 1),
                good.substring(1),
                good + "A",
                good.substring(0, 12) + (good.charAt(12) == 'A' ? 'B' : 'A') + good.substring(13),
                good + "A".repeat(2000),
                // Good ones of other orders and lists.
                Cursor.write("-startsAt", List.of("0", "2025-02-08T12:00:00Z", "zurich", AN_ID)),
                Cursor.write("updatedAt", List.of("2025-02-08T12:00:00Z", AN_ID)),
                Cursor.write("startDate upcoming", List.of("2025-02-08", "paris-2025")),
                // Whoever takes the trouble to compute the checksum gets no further.
                Cursor.write("startsAt", List.of("0", "2025-02-08T12:00:00Z", AN_ID)),
                Cursor.write("startsAt", List.of("zero", "2025-02-08T12:00:00Z", "zurich", AN_ID)),
                Cursor.write("startsAt", List.of("0", "yesterday", "zurich", AN_ID)),
                Cursor.write("startsAt", List.of("0", "2025-02-08T12:00:00Z", "zurich", "no-id")));
    }

    @ParameterizedTest
    @MethodSource("brokenCursors")
    void aCursorThatThisListNeverGaveOutIsAFault(String cursor) {
        given().queryParam("cursor", cursor)
                .get("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", contains("cursor"));
    }

    /** A position that no event can have is a fault or an empty page, but never a failure of ours. */
    @Test
    void whoeverWritesCursorsByHandBreaksNothing() {
        fixtures.event(fixtures.campaign(), "zurich-ch", event -> event.happens(day("2025-02-09")));
        for (var keys : List.of(
                List.of("0", "2025-02-08T12:00:00Z", "zu\0rich", AN_ID),
                List.of("0", "+1000000000-12-31T23:59:59.999999999Z", "zurich", AN_ID),
                List.of("0", "-1000000000-01-01T00:00:00Z", "zurich", AN_ID),
                List.of("2147483647", "2025-02-08T12:00:00Z", "", AN_ID))) {
            given().queryParam("cursor", Cursor.write("startsAt", keys))
                    .get("/v1/events")
                    .then()
                    .statusCode(anyOf(is(200), is(400)));
        }
        for (var distance : List.of("NaN", "Infinity", "-Infinity", "1e400", "-0.0")) {
            given().queryParam("near", "47,8")
                    .queryParam("sort", "distance")
                    .queryParam("cursor", Cursor.write("distance", List.of(distance, AN_ID)))
                    .get("/v1/events")
                    .then()
                    .statusCode(anyOf(is(200), is(400)));
        }
    }

    @Test
    void campaignsTakeNoCursorThatTheyNeverGaveOut() {
        for (var cursor : List.of(
                "x",
                Cursor.write("startsAt", List.of("0", "2025-02-08T12:00:00Z", "zurich", AN_ID)),
                Cursor.write("startDate past", List.of("2025-02-08", "paris-2025")),
                Cursor.write("startDate upcoming", List.of("soon", "paris-2025")),
                Cursor.write("startDate upcoming", List.of("+999999999-12-31", "paris-2025")))) {
            given().queryParam("cursor", cursor)
                    .get("/v1/campaigns")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("cursor"));
        }
    }

    private String campaignOf520() {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "zurich-ch", 200, this::spread);
        fixtures.events(campaign, "bern-ch", 200, this::spread);
        fixtures.events(campaign, "suva-fj", 120, this::spread);
        return campaign;
    }

    /** Days with many events, some with a time; and some events without a day. */
    private void spread(Event event, int i) {
        event.say("en", EventText.of("March", null, null));
        event.say("de", EventText.of("März: 100%", null, null));
        switch (i % 4) {
            case 0 -> event.happens(day("2025-02-0" + (7 + i % 3)));
            case 1, 2 -> event.happens(Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.of(i % 5 + 9, 0), null));
            default -> {
                // No day is known.
            }
        }
    }

    private void addSomewhere(String campaign, int i) {
        fixtures.event(campaign, i % 2 == 0 ? "basel-ch" : "apia-ws", event -> spread(event, i));
        fixtures.eventMadeAt("2025-01-0" + (1 + i % 3) + "T00:00:03Z", campaign, "zurich-ch");
    }

    private static ExtractableResponse<Response> page(
            String campaign, Map<String, String> query, int limit, String cursor) {
        var request =
                given().queryParams(query).queryParam("campaign", campaign).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract();
    }

    private static String cursorAfter(String campaign, Map<String, String> query, int limit) {
        return page(campaign, query, limit, null).path("page.nextCursor");
    }

    /** The path and query of the next page: the public address is not where the test runs. */
    private static String next(ExtractableResponse<Response> answer) {
        var link = answer.header("Link");
        String cursor = answer.path("page.nextCursor");
        assertThat(link == null).isEqualTo(cursor == null);
        if (link == null) {
            return null;
        }
        var matcher = NEXT.matcher(link);
        assertThat(matcher.matches()).isTrue();
        var uri = URI.create(matcher.group(1));
        assertThat(uri.getAuthority()).isEqualTo("localhost:8080");
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
