package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventListTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    /** Reads /v1/events; the query is names and values in turn. */
    static ValidatableResponse events(String campaign, String... query) {
        var request = given().queryParam("campaign", campaign);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get("/v1/events").then().statusCode(200);
    }

    /** The cities of a campaign's events that pass some filters, whatever the time, in the order of the list. */
    static List<String> cities(String campaign, String... query) {
        return events(campaign, concat(query, "when", "all")).extract().path("items.city.id");
    }

    private static String[] concat(String[] query, String... more) {
        var all = new String[query.length + more.length];
        System.arraycopy(query, 0, all, 0, query.length);
        System.arraycopy(more, 0, all, query.length, more.length);
        return all;
    }

    static Schedule day(String day) {
        return Schedule.day(LocalDate.parse(day));
    }

    static Schedule at(String day, String start, String end) {
        return Schedule.at(LocalDate.parse(day), LocalTime.parse(start), end == null ? null : LocalTime.parse(end));
    }

    @Test
    void anEventNeedsNoMoreThanItsCityAndSaysWhatIsMissing() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");

        events(campaign)
                .body("page", equalTo(page(null, 200, 1)))
                .body("items", hasSize(1))
                .body("items[0].slug", equalTo(campaign + "-zurich-ch"))
                .body("items[0].campaign", equalTo(campaign))
                .body("items[0].revision", equalTo(1))
                .body("items[0].details", equalTo("to_follow"))
                .body("items[0].missing", contains("date", "time", "venue", "signup"))
                .body("items[0].lifecycle", equalTo("upcoming"))
                .body("items[0].startsAt", nullValue())
                .body("items[0].timeZone", equalTo("Europe/Zurich"))
                .body("items[0].effectiveEnd", equalTo("2025-02-11T23:00:00Z"))
                .body("items[0].window", equalTo(Map.of("from", "2025-02-07", "to", "2025-02-11")))
                .body("items[0].venue", nullValue())
                .body("items[0].signupUrl", nullValue())
                .body("items[0].signupLinks", empty())
                .body("items[0].contacts", empty())
                .body("items[0].translations", nullValue());
    }

    @Test
    void anEmptyListHasItsEnvelopeToo() {
        var answer = events(fixtures.campaign());

        answer.body("items", empty()).body("page", equalTo(page(null, 200, 0)));
        assertThat(answer.extract().header("Link")).isNull();
    }

    @Test
    void eachListHasItsOwnPartOfTimeByDefault() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.happens(day("2025-02-07")));
        fixtures.event(campaign, "bern-ch", event -> event.happens(day("2025-02-09")));

        events(campaign).body("items.city.id", contains("bern-ch"));
        given().get("/v1/campaigns/" + campaign + "/events")
                .then()
                .statusCode(200)
                .body("items.city.id", contains("zurich-ch", "bern-ch"));
        given().queryParam("campaign", campaign)
                .get("/v1/cities/zurich-ch/events")
                .then()
                .statusCode(200)
                .body("items", empty());
        given().queryParam("campaign", campaign)
                .get("/v1/cities/bern-ch/events")
                .then()
                .statusCode(200)
                .body("items.city.id", contains("bern-ch"));
    }

    @Test
    void filtersHoldInTheListsOfACampaignAndOfACityToo() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.isOfKind(EventKind.march, Attendance.in_person));
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "bern-ch", event -> event.isOfKind(EventKind.march, Attendance.in_person));

        given().queryParam("kind", "march")
                .queryParam("city", "Zürich")
                .get("/v1/campaigns/" + campaign + "/events")
                .then()
                .statusCode(200)
                .body("items.slug", contains(campaign + "-zurich-ch"))
                .body("page.total", equalTo(1));
        given().queryParam("kind", "march")
                .queryParam("campaign", campaign)
                .get("/v1/cities/zurich-ch/events")
                .then()
                .statusCode(200)
                .body("items.slug", contains(campaign + "-zurich-ch"));
    }

    @Test
    void fieldsLeavesOutEveryOtherKey() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");

        events(campaign, "fields", "slug,startsAt,window")
                .body(
                        "items",
                        contains(equalTo(nullableMap(
                                "slug",
                                campaign + "-zurich-ch",
                                "startsAt",
                                null,
                                "window",
                                Map.of("from", "2025-02-07", "to", "2025-02-11")))))
                .body("page.total", equalTo(1));
        assertThat(events(campaign, "fields", "id", "fields", "city").extract().<Map<String, Object>>path("items[0]"))
                .containsOnlyKeys("id", "city");
    }

    @Test
    void filtersThatAreRepeatedOrSeparatedByCommasTakeEither() {
        var campaign = fixtures.campaign();
        var other = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "bern-ch");
        fixtures.event(campaign, "paris-fr");
        fixtures.event(other, "oslo-no");

        assertThat(cities(campaign, "city", "zurich-ch,Berne")).containsExactly("bern-ch", "zurich-ch");
        assertThat(cities(campaign, "city", "zurich-ch", "city", "Parigi")).containsExactly("paris-fr", "zurich-ch");
        assertThat(cities(campaign + "," + other, "country", "CH,NO"))
                .containsExactly("bern-ch", "oslo-no", "zurich-ch");
    }

    @Test
    void allFiltersCombine() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> {
            event.happens(at("2025-02-09", "14:00", "16:00"));
            event.isOfKind(EventKind.march, Attendance.in_person);
            event.linkTo(Fixtures.signups("https://lu.ma/zurich"));
            event.isFor(List.of("de", "fr"), null, null);
            event.say("en", EventText.of("To the lake", null, null));
        });
        fixtures.event(campaign, "bern-ch", event -> event.happens(at("2025-02-09", "14:00", "16:00")));

        events(
                        campaign,
                        "city",
                        "Zurigo",
                        "country",
                        "CH",
                        "when",
                        "upcoming",
                        "from",
                        "2025-02-09",
                        "to",
                        "2025-02-10",
                        "near",
                        "47.4,8.5",
                        "radiusKm",
                        "10",
                        "bbox",
                        "8,47,9,48",
                        "status",
                        "scheduled",
                        "details",
                        "partial",
                        "kind",
                        "march",
                        "platform",
                        "luma",
                        "language",
                        "fr",
                        "q",
                        "lake zürich",
                        "updatedSince",
                        "2025-01-02T00:00:00Z",
                        "includeCancelled",
                        "false",
                        "sort",
                        "distance",
                        "limit",
                        "1",
                        "lang",
                        "de",
                        "fields",
                        "slug")
                .body("items.slug", contains(campaign + "-zurich-ch"))
                .body("page", equalTo(page(null, 1, 1)));
    }

    @Test
    void statusDetailsKindPlatformLanguageAndChangeEachFilter() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> {
            event.happens(at("2025-02-09", "14:00", null));
            event.meetAt(new Venue("Rathausbrücke", null, null, null));
            event.linkTo(Fixtures.signups("https://partiful.com/e/abc", "https://chat.whatsapp.com/xyz"));
            event.isFor(List.of("de", "gsw"), null, null);
        });
        fixtures.event(campaign, "bern-ch", event -> {
            event.isOfKind(EventKind.vigil, Attendance.in_person);
            event.cancel();
        });
        fixtures.event(campaign, "geneve-ch", event -> {
            event.postpone(Schedule.UNKNOWN);
            event.linkTo(Fixtures.signups("https://t.me/geneve"));
            event.isFor(List.of("fr"), null, null);
        });
        fixtures.eventMadeAt("2025-01-20T10:00:00Z", campaign, "basel-ch");

        assertThat(cities(campaign, "status", "scheduled")).containsExactly("zurich-ch", "basel-ch");
        assertThat(cities(campaign, "status", "cancelled,postponed")).containsExactly("bern-ch", "geneve-ch");
        assertThat(cities(campaign, "details", "complete")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "details", "partial")).containsExactly("geneve-ch");
        assertThat(cities(campaign, "details", "to_follow")).containsExactly("basel-ch", "bern-ch");
        assertThat(cities(campaign, "kind", "vigil")).containsExactly("bern-ch");
        assertThat(cities(campaign, "platform", "whatsapp")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "platform", "telegram,partiful")).containsExactly("zurich-ch", "geneve-ch");
        assertThat(cities(campaign, "platform", "meetup")).isEmpty();
        assertThat(cities(campaign, "language", "de")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "language", "fr,gsw")).containsExactly("zurich-ch", "geneve-ch");
        assertThat(cities(campaign, "language", "sw")).isEmpty();
        assertThat(cities(campaign, "updatedSince", "2025-01-20T10:00:00Z")).containsExactly("basel-ch");
        assertThat(cities(campaign, "updatedSince", "2025-01-20T12:00:00+02:00"))
                .containsExactly("basel-ch");
        assertThat(cities(campaign, "updatedSince", "2025-01-20T10:00:00.001Z")).isEmpty();
        assertThat(cities(campaign, "includeCancelled", "false")).containsExactly("zurich-ch", "basel-ch", "geneve-ch");
        assertThat(cities(campaign, "includeCancelled", "true")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qaa | ''",
                "qab | &when=all",
                "qac | &when=running",
                "qad | &when=past",
                "qae | &sort=-startsAt",
                "qaf | &sort=updatedAt",
                "qag | &near=-60,0&sort=distance",
                "qah | &near=-60,0&sort=distance&radiusKm=900",
                "qai | &from=2025-02-07",
                "qaj | &from=2025-02-07&sort=-updatedAt",
                "qak | &when=past&to=2025-02-11",
                "qal | &campaign=$&from=2025-02-07",
                "qam | &campaign=$&when=all",
                "qan | &q=yaren"
            })
    void aListOfALanguageNeitherShowsNorCountsAnother(String language, String filter) {
        var campaign = fixtures.campaign();
        var name = "Yaren " + campaign.replaceAll("[^a-z]", "");
        var town = fixtures.town("yaren-" + campaign, name, "NR", -60, 0, "UTC");
        var day = filter.contains("past") ? "2025-02-07" : "2025-02-08";
        var first = fixtures.event(campaign, town, speaking(language, day));
        var second = fixtures.event(campaign, town, speaking(language + "-NR", day));
        fixtures.event(campaign, town, speaking("en-NR", day));
        var list = "/v1/events?language=" + language + filter.replace("$", campaign) + "&limit=";

        holdsJust(list, first, second);
    }

    /** Together, and one by one with the number of both. The address ends where a limit is to follow. */
    static void holdsJust(String list, String first, String second) {
        List<String> both =
                given().get(list + 500).then().statusCode(200).extract().path("items.slug");
        assertThat(both).containsExactlyInAnyOrder(first, second);
        var page = given().get(list + 1)
                .then()
                .statusCode(200)
                .body("items.slug", contains(both.get(0)))
                .body("page.total", equalTo(2));
        given().get(list + 1 + "&cursor=" + page.extract().<String>path("page.nextCursor"))
                .then()
                .statusCode(200)
                .body("items.slug", contains(both.get(1)))
                .body("page.nextCursor", nullValue());
    }

    static Consumer<Event> speaking(String language, String day) {
        return event -> {
            event.happens(day(day));
            event.isFor(List.of(language), null, null);
        };
    }

    @Test
    void aLinkThatIsNoSignupLinkCountsForNoPlatform() {
        var campaign = fixtures.campaign();
        fixtures.event(
                campaign,
                "zurich-ch",
                event -> event.linkTo(List.of(new Link(
                        0, LinkRel.chat, WebAddress.ofPage("url", "https://discord.gg/abc"), null, false, Map.of()))));

        assertThat(cities(campaign, "platform", "discord")).isEmpty();
        events(campaign).body("items[0].links.rel", contains("chat")).body("items[0].details", equalTo("to_follow"));
    }

    @Test
    void cancelledEventsStayAndAreMarked() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", Event::cancel);

        events(campaign).body("items.status", contains("cancelled"));
    }

    @Test
    void aListHoldsEventsOfAllItsCampaigns() {
        var one = fixtures.campaign();
        var two = fixtures.campaign();
        fixtures.event(one, "zurich-ch");
        fixtures.event(two, "zurich-ch");

        events(one + "," + two).body("items.campaign", containsInAnyOrder(one, two));
    }

    private static Map<String, Object> page(String nextCursor, int limit, int total) {
        return nullableMap("nextCursor", nextCursor, "limit", limit, "total", total);
    }

    private static Map<String, Object> nullableMap(Object... keysAndValues) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
