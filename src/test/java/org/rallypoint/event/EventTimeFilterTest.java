package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.rallypoint.event.EventListTest.at;
import static org.rallypoint.event.EventListTest.cities;
import static org.rallypoint.event.EventListTest.day;
import static org.rallypoint.event.EventListTest.events;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventTimeFilterTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private String campaign;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
        campaign = fixtures.campaign();
    }

    @Test
    void runningAndManyDayEventsAreUpcomingUntilTheyEnd() {
        happens("zurich-ch", at("2025-02-08", "12:00", "15:00"));
        happens("bern-ch", at("2025-02-08", "11:00", null));
        happens("basel-ch", days("2025-02-07", "2025-02-09"));
        happens("geneve-ch", day("2025-02-08"));
        happens("lausanne-ch", day("2025-02-09"));
        happens("lugano-ch", day("2025-02-07"));
        happens("zug-ch", at("2025-02-08", "09:00", "10:00"));
        fixtures.event(campaign, "luzern-ch");

        assertThat(when("upcoming"))
                .containsExactlyInAnyOrder("zurich-ch", "bern-ch", "basel-ch", "geneve-ch", "lausanne-ch", "luzern-ch");
        assertThat(when("running")).containsExactlyInAnyOrder("zurich-ch", "bern-ch", "basel-ch", "geneve-ch");
        assertThat(when("past")).containsExactlyInAnyOrder("lugano-ch", "zug-ch");
        assertThat(when("all")).hasSize(8);
    }

    /** Of a country alone, since lists of a campaign or city are not taken apart by time. */
    @Test
    void whatBeganLongAgoStaysOnListsThatAreNoCampaignsOwn() {
        var town = fixtures.town("alofi-" + campaign, "Alofi", "NU", -19.06, -169.92, "Pacific/Niue");
        happens(town, days("2024-12-01", "2025-02-12"));
        happens(town, days("2024-12-01", "2025-01-31"));
        happens(town, at("2025-02-09", "10:00", "11:00"));
        happens(town, at("2025-02-07", "10:00", "11:00"));
        fixtures.event(campaign, town);

        assertThat(startDatesInNiue(List.of())).containsExactly("2024-12-01", "2025-02-09", null);
        assertThat(startDatesInNiue(List.of("sort", "-startsAt"))).containsExactly("2025-02-09", "2024-12-01", null);
        assertThat(startDatesInNiue(List.of("from", "2025-02-11"))).containsExactly("2024-12-01", null);
        assertThat(startDatesInNiue(List.of("from", "2025-02-09", "to", "2025-02-10", "when", "all")))
                .containsExactly("2024-12-01", "2025-02-09", null);
        assertThat(startDatesInNiue(List.of("to", "2025-01-01", "when", "past")))
                .containsExactly("2024-12-01");
        assertThat(startDatesInNiue(List.of("when", "past"))).containsExactly("2024-12-01", "2025-02-07");
    }

    private static List<String> startDatesInNiue(List<String> query) {
        var request = given().queryParam("country", "NU");
        for (int i = 0; i < query.size(); i += 2) {
            request.queryParam(query.get(i), query.get(i + 1));
        }
        var answer = request.get("/v1/events").then().statusCode(200).extract();
        List<String> dates = answer.path("items.startDate");
        assertThat((Integer) answer.path("page.total")).isEqualTo(dates.size());
        return dates;
    }

    @Test
    void lifecycleSaysWhatTheFilterFound() {
        happens("zurich-ch", at("2025-02-08", "12:00", "15:00"));
        happens("lausanne-ch", day("2025-02-09"));
        happens("lugano-ch", day("2025-02-07"));

        for (var part : List.of("upcoming", "running", "past")) {
            events(campaign, "when", part).body("items.lifecycle", hasItem(part));
        }
        events(campaign, "when", "all").body("items.lifecycle", containsInAnyOrder("past", "running", "upcoming"));
    }

    @Test
    void anEventRunsFromTheMomentItStartsAndIsPastAtTheMomentItEnds() {
        happens("zurich-ch", at("2025-02-08", "14:00", "16:00"));

        clock.set("2025-02-08T12:59:59.999Z");
        assertThat(when("running")).isEmpty();
        clock.set("2025-02-08T13:00:00Z");
        assertThat(when("running")).containsExactly("zurich-ch");
        clock.set("2025-02-08T14:59:59.999Z");
        assertThat(when("upcoming")).containsExactly("zurich-ch");
        assertThat(when("past")).isEmpty();
        clock.set("2025-02-08T15:00:00Z");
        assertThat(when("upcoming")).isEmpty();
        assertThat(when("running")).isEmpty();
        assertThat(when("past")).containsExactly("zurich-ch");
    }

    @Test
    void aDayIsTheDayOfTheClocksThere() {
        happens("honolulu-us", day("2025-02-08"));
        happens("apia-ws", day("2025-02-08"));

        clock.set("2025-02-08T10:59:59Z");
        assertThat(when("running")).containsExactlyInAnyOrder("honolulu-us", "apia-ws");
        clock.set("2025-02-08T11:00:00Z");
        assertThat(when("upcoming")).containsExactly("honolulu-us");
        clock.set("2025-02-09T09:59:59Z");
        assertThat(when("running")).containsExactly("honolulu-us");
        clock.set("2025-02-09T10:00:00Z");
        assertThat(when("upcoming")).isEmpty();
    }

    @Test
    void anEventWithoutADayIsUpcomingUntilTheWindowOfItsCampaignEndsThere() {
        fixtures.event(campaign, "zurich-ch");

        clock.set("2025-02-11T22:59:59Z");
        assertThat(when("upcoming")).containsExactly("zurich-ch");
        assertThat(when("running")).isEmpty();
        clock.set("2025-02-11T23:00:00Z");
        assertThat(when("upcoming")).isEmpty();
        assertThat(when("past")).containsExactly("zurich-ch");
    }

    @Test
    void fromAndToAreLocalDaysAndHalfOpen() {
        happens("zurich-ch", at("2025-02-08", "14:00", "16:00"));
        happens("bern-ch", day("2025-02-09"));
        happens("honolulu-us", at("2025-02-08", "23:00", "23:30"));
        happens("apia-ws", at("2025-02-08", "00:30", "01:00"));

        assertThat(cities(campaign, "from", "2025-02-08", "to", "2025-02-09"))
                .containsExactly("apia-ws", "zurich-ch", "honolulu-us");
        assertThat(cities(campaign, "from", "2025-02-09")).containsExactly("bern-ch");
        assertThat(cities(campaign, "to", "2025-02-09")).containsExactly("apia-ws", "zurich-ch", "honolulu-us");
        assertThat(cities(campaign, "to", "2025-02-08")).isEmpty();
        assertThat(cities(campaign, "from", "2025-02-10")).isEmpty();
    }

    @Test
    void anEventOfManyDaysIsOnEachOfThem() {
        happens("zurich-ch", days("2025-02-08", "2025-02-10"));

        assertThat(cities(campaign, "to", "2025-02-08")).isEmpty();
        assertThat(cities(campaign, "from", "2025-02-08", "to", "2025-02-09")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-09", "to", "2025-02-10")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-10", "to", "2025-02-11")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-11")).isEmpty();
    }

    @Test
    void anEventOverNightIsOnBothDays() {
        happens("zurich-ch", at("2025-02-08", "22:00", "02:00"));

        assertThat(cities(campaign, "from", "2025-02-08", "to", "2025-02-09")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-09", "to", "2025-02-10")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-10")).isEmpty();
    }

    @Test
    void anEventWithoutADayIsInTheWholeWindowOfItsCampaign() {
        fixtures.event(campaign, "zurich-ch");

        assertThat(cities(campaign, "to", "2025-02-07")).isEmpty();
        assertThat(cities(campaign, "from", "2025-02-07", "to", "2025-02-08")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-11", "to", "2025-02-12")).hasSize(1);
        assertThat(cities(campaign, "from", "2025-02-12")).isEmpty();
    }

    @Test
    void anEventWithATimeOnTheLastOfManyDaysEndsThen() {
        var when = new Schedule(
                LocalDate.parse("2025-02-07"),
                LocalDate.parse("2025-02-09"),
                LocalTime.parse("10:00"),
                LocalTime.parse("12:00"),
                null,
                null);
        happens("zurich-ch", when);

        clock.set("2025-02-09T10:59:59Z");
        assertThat(when("running")).containsExactly("zurich-ch");
        clock.set("2025-02-09T11:00:00Z");
        assertThat(when("past")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "from", "2025-02-09")).hasSize(1);
    }

    @Test
    void anEventThatOnlyItsEndIsKnownOfIsPastFromThenOnThoughItStandsAtTheEndOfItsDay() {
        var until = new Schedule(LocalDate.parse("2025-02-08"), null, null, LocalTime.parse("16:00"), null, null);
        happens("zurich-ch", until);

        clock.set("2025-02-08T14:59:59Z");
        assertThat(when("upcoming")).containsExactly("zurich-ch");
        clock.set("2025-02-08T15:00:00Z");
        assertThat(when("upcoming")).isEmpty();
        assertThat(when("past")).containsExactly("zurich-ch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startsAt", "-startsAt", "updatedAt", "-updatedAt"})
    void whatGoesOnForLongOrHasNoDayIsAmongThoseOfADayInEveryOrderAndOnEveryPage(String sort) {
        happens("zurich-ch", days("2024-11-01", "2025-03-01"));
        happens("bern-ch", days("2024-11-01", "2025-02-07"));
        happens("geneve-ch", day("2025-02-08"));
        happens("basel-ch", at("2025-02-08", "10:00", null));
        happens("lugano-ch", day("2025-02-09"));
        fixtures.event(campaign, "luzern-ch");

        var list = new String[] {"when", "all", "from", "2025-02-08", "to", "2025-02-09", "sort", sort, "limit", "1"};
        var found = new ArrayList<String>();
        var page = events(campaign, list);
        for (;
                found.size() < 5;
                page = events(campaign, with(list, "cursor", page.extract().path("page.nextCursor")))) {
            found.addAll(page.body("page.total", equalTo(4)).extract().path("items.city.id"));
            if (page.extract().path("page.nextCursor") == null) {
                break;
            }
        }

        assertThat(found).containsExactlyInAnyOrder("zurich-ch", "geneve-ch", "basel-ch", "luzern-ch");
        assertThat(found).isEqualTo(cities(campaign, "from", "2025-02-08", "to", "2025-02-09", "sort", sort));
    }

    private static String[] with(String[] parameters, String name, String value) {
        return Stream.concat(Arrays.stream(parameters), Stream.of(name, value)).toArray(String[]::new);
    }

    private void happens(String city, Schedule when) {
        fixtures.event(campaign, city, event -> event.happens(when));
    }

    private List<String> when(String part) {
        return events(campaign, "when", part).extract().path("items.city.id");
    }

    private static Schedule days(String first, String last) {
        return Schedule.days(LocalDate.parse(first), LocalDate.parse(last));
    }
}
