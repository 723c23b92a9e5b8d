package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.event.EventListTest.at;
import static org.rallypoint.event.EventListTest.cities;
import static org.rallypoint.event.EventListTest.day;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventOrderTest {

    @Inject
    Fixtures fixtures;

    private String campaign;

    @BeforeEach
    void begin() {
        campaign = fixtures.campaign();
    }

    @Test
    void aDayWithoutATimeComesAfterTheTimesOfThatDayAndNoDayAtAllComesLast() {
        fixtures.event(campaign, "aachen-de");
        fixtures.event(campaign, "berlin-de", event -> event.happens(day("2025-02-08")));
        fixtures.event(campaign, "koeln-de", event -> event.happens(at("2025-02-08", "23:59", null)));
        fixtures.event(campaign, "munich-de", event -> event.happens(at("2025-02-08", "00:01", null)));
        fixtures.event(campaign, "zurich-ch", event -> event.happens(at("2025-02-09", "00:01", null)));
        fixtures.event(campaign, "bern-ch", event -> event.happens(day("2025-02-07")));

        assertThat(cities(campaign))
                .containsExactly("bern-ch", "munich-de", "koeln-de", "berlin-de", "zurich-ch", "aachen-de");
        assertThat(cities(campaign, "sort", "startsAt")).isEqualTo(cities(campaign));
        assertThat(cities(campaign, "sort", "-startsAt"))
                .containsExactly("zurich-ch", "berlin-de", "koeln-de", "munich-de", "bern-ch", "aachen-de");
        assertThat(includedCities()).isEqualTo(cities(campaign));
    }

    @Test
    void theOrderIsThatOfInstantsAndNotOfLocalTimes() {
        fixtures.event(campaign, "new-york-city-us", event -> event.happens(at("2025-02-08", "10:00", null)));
        fixtures.event(campaign, "paris-fr", event -> event.happens(at("2025-02-08", "12:00", null)));
        fixtures.event(campaign, "kathmandu-np", event -> event.happens(at("2025-02-08", "17:00", null)));
        fixtures.event(campaign, "apia-ws", event -> event.happens(at("2025-02-09", "00:30", null)));

        assertThat(cities(campaign)).containsExactly("paris-fr", "kathmandu-np", "apia-ws", "new-york-city-us");
    }

    @Test
    void citiesOfOneMomentAreInTheOrderOfTheirOwnNamesFolded() {
        var towns = List.of("Bad Ems", "Bad-Aibling", "Badby", "7 Kyrkor", "70 Kyrkor", "Å", "Øya", "Ozero", "Éze");
        for (int i = 0; i < towns.size(); i++) {
            fixtures.event(
                    campaign, fixtures.town("t" + i + "-" + campaign, towns.get(i), "NO", 60, 10, "Europe/Oslo"));
        }
        for (var city : List.of("arhus-dk", "aalborg-dk", "alesund-no", "akersberga-se", "aabenraa-dk", "alta-no")) {
            fixtures.event(campaign, city);
        }
        var expected = List.of(
                "7 Kyrkor",
                "70 Kyrkor",
                "Å",
                "Aabenraa",
                "Aalborg",
                "Åkersberga",
                "Ålesund",
                "Alta",
                "Århus",
                "Bad-Aibling",
                "Bad Ems",
                "Badby",
                "Éze",
                "Øya",
                "Ozero");

        assertThat(ownNames()).containsExactlyElementsOf(expected);
        var ids = cities(campaign);
        for (var language : List.of("da", "sv", "no", "de", "ja", "ar")) {
            assertThat(cities(campaign, "lang", language)).isEqualTo(ids);
        }
        assertThat(includedCities()).isEqualTo(ids);
    }

    @Test
    void theOwnNameDecidesAndNotTheTranslatedOne() {
        fixtures.event(campaign, "vienna-at");
        fixtures.event(campaign, "warsaw-pl");
        fixtures.event(campaign, "copenhagen-dk");
        fixtures.event(campaign, "koeln-de");

        assertThat(cities(campaign, "lang", "de"))
                .containsExactly("copenhagen-dk", "koeln-de", "vienna-at", "warsaw-pl");
        assertThat(cities(campaign, "lang", "en")).isEqualTo(cities(campaign, "lang", "de"));
    }

    @Test
    void eventsOfOneCityAndMomentAreInTheOrderOfTheirIds() {
        fixtures.events(campaign, "zurich-ch", 20, (event, i) -> {});

        List<String> ids =
                EventListTest.events(campaign, "when", "all").extract().path("items.id");
        assertThat(ids).isSorted().hasSize(20);
    }

    @Test
    void theLatestChangeComesFirstOrLast() {
        fixtures.eventMadeAt("2025-01-05T10:00:00.002Z", campaign, "bern-ch");
        fixtures.eventMadeAt("2025-01-05T10:00:00.001Z", campaign, "zurich-ch");
        fixtures.eventMadeAt("2025-01-05T10:00:01Z", campaign, "basel-ch");

        assertThat(cities(campaign, "sort", "updatedAt")).containsExactly("zurich-ch", "bern-ch", "basel-ch");
        assertThat(cities(campaign, "sort", "-updatedAt")).containsExactly("basel-ch", "bern-ch", "zurich-ch");
    }

    @Test
    void distanceGoesFromNearToFar() {
        fixtures.event(campaign, "geneve-ch", event -> event.happens(day("2025-02-07")));
        fixtures.event(campaign, "bern-ch", event -> event.happens(day("2025-02-08")));
        fixtures.event(campaign, "zurich-ch");

        assertThat(cities(campaign, "sort", "distance", "near", "47.4,8.5", "radiusKm", "20040"))
                .containsExactly("zurich-ch", "bern-ch", "geneve-ch");
    }

    /** A list shows names in some language; the city by itself shows its own name. */
    private List<String> ownNames() {
        return cities(campaign).stream()
                .map(id -> given().get("/v1/cities/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("ownName"))
                .toList();
    }

    private List<String> includedCities() {
        return given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("events.city.id");
    }
}
