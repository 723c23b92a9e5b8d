package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.rallypoint.event.EventListTest.day;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

/** Each test has a part of an ocean to itself, where no other event is nearer. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NearestTest {

    private static final RestAssuredConfig DOUBLES =
            RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

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
    void theNearestEventAndTheNearestThatWaitsForDetailsAreTold() {
        eventAt("a", -50, -100, event -> event.happens(day("2025-02-09")));
        eventAt("b", -50, -101, event -> {});
        eventAt("c", -50, -103, event -> event.happens(day("2025-02-09")));

        nearest(-50, -102.9)
                .body("event.city.id", equalTo("c-" + campaign))
                .body("eventDistanceKm", closeTo(7.1, 0.11))
                .body("waiting.city.id", equalTo("b-" + campaign))
                .body("waitingDistanceKm", closeTo(135.8, 0.5));
        nearest(-50, -100).body("event.city.id", equalTo("a-" + campaign)).body("eventDistanceKm", equalTo(0.0));
    }

    @Test
    void cancelledAndPastEventsAreNoPlaceToGo() {
        eventAt("past", -50, -120, event -> event.happens(day("2025-02-07")));
        eventAt("cancelled", -50, -121, event -> {
            event.happens(day("2025-02-09"));
            event.cancel();
        });
        eventAt("off", -50, -121.1, Event::cancel);
        eventAt("running", -50, -123, event -> event.happens(day("2025-02-08")));
        eventAt("waits", -50, -124, event -> {});

        nearest(-50, -120)
                .body("event.city.id", equalTo("running-" + campaign))
                .body("waiting.city.id", equalTo("waits-" + campaign));
    }

    @Test
    void anEventOfWhichOnlyALinkIsKnownDoesNotWait() {
        eventAt("linked", -55, -140, event -> event.linkTo(Fixtures.signups("https://t.me/ocean")));

        nearest(-55, -140).body("event.city.id", equalTo("linked-" + campaign));
    }

    @Test
    void theWayAcrossTheDateLineIsShort() {
        eventAt("east", -60, 179.5, event -> event.happens(day("2025-02-09")));

        nearest(-60, -179.5)
                .body("event.city.id", equalTo("east-" + campaign))
                .body("eventDistanceKm", closeTo(55.6, 0.2));
    }

    @Test
    void whatStandsInACornerOfWhereIsLookedFirstDoesNotHideWhatIsNearer() {
        eventAt("corner", 0.89, -149.11, event -> event.happens(day("2025-02-09")));
        eventAt("north", 1, -150, event -> event.happens(day("2025-02-09")));

        nearest(0, -150)
                .body("event.city.id", equalTo("north-" + campaign))
                .body("eventDistanceKm", closeTo(111.2, 0.11));
    }

    @Test
    void atAPoleEveryDirectionIsNear() {
        eventAt("pole", 89.95, 33, event -> event.happens(day("2025-02-09")));

        nearest(90, -147)
                .body("event.city.id", equalTo("pole-" + campaign))
                .body("eventDistanceKm", closeTo(5.6, 0.11));
    }

    @Test
    void aCityMayBeGivenByNameInAnyLanguage() {
        fixtures.event(campaign, "ushuaia-ar", event -> event.happens(day("2025-02-09")));

        for (var name : new String[] {"ushuaia-ar", "Ushuaia", "USHUAÏA", "Ушуая"}) {
            given().config(DOUBLES)
                    .queryParam("city", name)
                    .get("/v1/nearest")
                    .then()
                    .statusCode(200)
                    .body("event.city.id", equalTo("ushuaia-ar"))
                    .body("eventDistanceKm", equalTo(0.0));
        }
    }

    @Test
    void aTownThatTheGazetteerLacksMayBeGivenToo() {
        eventAt("seatown", -45, -130, event -> event.happens(day("2025-02-09")));

        for (var name : new String[] {"seatown-" + campaign, "SEATOWN " + campaign}) {
            given().config(DOUBLES)
                    .queryParam("city", name)
                    .get("/v1/nearest")
                    .then()
                    .statusCode(200)
                    .body("event.city.id", equalTo("seatown-" + campaign));
        }
    }

    @Test
    void ofSeveralPlacesOfANameTheOneWithTheNearestEventCounts() {
        // Near Santa Rosa in the pampas of Argentina, and near none of the others.
        eventAt("pampas", -36.7, -64.3, event -> event.happens(day("2025-02-09")));

        given().config(DOUBLES)
                .queryParam("city", "Santa Rosa")
                .get("/v1/nearest")
                .then()
                .statusCode(200)
                .body("event.city.id", equalTo("pampas-" + campaign))
                .body("eventDistanceKm", closeTo(9.4, 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Victoria", "Springfield", "San Antonio", "Santa Cruz", "San Francisco"})
    void aNameWithManyPlacesIsAnswered(String name) {
        given().queryParam("city", name).get("/v1/nearest").then().statusCode(200);
    }

    @Test
    void whereNothingIsUpcomingAllIsNull() {
        clock.set("2900-01-01T00:00:00Z");

        nearest(47, 8)
                .body(
                        "$",
                        allOf(
                                hasKey("event"),
                                hasKey("eventDistanceKm"),
                                hasKey("waiting"),
                                hasKey("waitingDistanceKm")))
                .body("event", nullValue())
                .body("eventDistanceKm", nullValue())
                .body("waiting", nullValue())
                .body("waitingDistanceKm", nullValue());
    }

    @Test
    void theAnswerIsInTheReadersLanguage() {
        fixtures.event(campaign, "ushuaia-ar", event -> {
            event.happens(day("2025-02-09"));
            event.say("de", EventText.of("Marsch", null, null));
        });

        given().queryParam("city", "ushuaia-ar")
                .queryParam("lang", "de")
                .get("/v1/nearest")
                .then()
                .statusCode(200)
                .body("event.language", equalTo("de"))
                .body("event.city.countryName", equalTo("Argentinien"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?lat=47",
                "?lon=8",
                "?lat=47&lon=8&city=bern-ch",
                "?lat=47&city=bern-ch",
                "?lat=91&lon=0",
                "?lat=0&lon=181",
                "?lat=x&lon=8",
                "?lat=NaN&lon=8",
                "?city=",
                "?city=Nosuchcityatall",
                "?city=!!!",
                "?lat=47&lon=8&radiusKm=3"
            })
    void aPointOrACityIsNeededAndNotBoth(String query) {
        given().get("/v1/nearest" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aCityThatNobodyKnowsIsNamed() {
        given().queryParam("city", "Nosuchcityatall")
                .get("/v1/nearest")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("city"))
                .body("detail", containsString("Nosuchcityatall"));
    }

    private void eventAt(String name, double latitude, double longitude, Consumer<Event> more) {
        var town = fixtures.town(name + "-" + campaign, name + " " + campaign, "AQ", latitude, longitude, "UTC");
        fixtures.event(campaign, town, more);
    }

    private static ValidatableResponse nearest(double latitude, double longitude) {
        return given().config(DOUBLES)
                .queryParam("lat", latitude)
                .queryParam("lon", longitude)
                .get("/v1/nearest")
                .then()
                .statusCode(200);
    }
}
