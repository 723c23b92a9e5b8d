package org.rallypoint.city;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.event.Event;
import org.rallypoint.event.Schedule;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class CityResourceTest {

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
        "zür, zurich-ch",
        "ZUR, zurich-ch",
        "kopenh, copenhagen-dk",
        "Købe, copenhagen-dk",
        "コペンハ, copenhagen-dk",
        "mün, munich-de",
        "new yo, new-york-city-us",
        "francisco, san-francisco-us",
        "reykj, reykjavik-is"
    })
    void aCityIsFoundByTheBeginningOfANameInAnyLanguage(String q, String id) {
        assertThat(ids("q", q)).contains(id);
    }

    @Test
    void theBestMatchesComeFirst() {
        assertThat(ids("q", "paris")).startsWith("paris-fr");
        assertThat(ids("q", "Bern")).startsWith("bern-ch");
        assertThat(ids("q", "victoria", "limit", "3")).containsExactly("victoria-hk", "victoria-ca", "victoria-us");
        assertThat(ids("q", "victoria", "country", "CA")).startsWith("victoria-ca");
        assertThat(ids("limit", "1", "country", "AT")).containsExactly("vienna-at");
    }

    @Test
    void aListIsCutAtItsLimit() {
        given().get("/v1/cities")
                .then()
                .statusCode(200)
                .body("items", hasSize(25))
                .body("page.limit", equalTo(25))
                .body("page.nextCursor", nullValue());
        assertThat(ids("limit", "500")).hasSize(500);
    }

    /** {@code total} is the length of the whole list, exact or null. */
    @Test
    void theTotalOfAListThatIsCutIsNotTheNumberOfItsItems() {
        given().queryParam("country", "CH")
                .queryParam("limit", 2)
                .get("/v1/cities")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("page.total", not(equalTo(2)));
        given().queryParam("q", "zurich-no-such")
                .get("/v1/cities")
                .then()
                .body("items", hasSize(0))
                .body("page.total", equalTo(0));
    }

    @Test
    void aCitySaysWhatHelpsToChooseIt() {
        given().queryParam("lang", "de")
                .get("/v1/cities/copenhagen-dk")
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .body("id", equalTo("copenhagen-dk"))
                .body("name", equalTo("Kopenhagen"))
                .body("ownName", equalTo("Copenhagen"))
                .body("countryCode", equalTo("DK"))
                .body("countryName", equalTo("Dänemark"))
                .body("timeZone", equalTo("Europe/Copenhagen"))
                .body("population", equalTo(1153615));
        given().queryParam("q", "Kopenhagen")
                .queryParam("lang", "fr")
                .get("/v1/cities")
                .then()
                .header("Content-Language", "fr")
                .body("items[0].name", equalTo("Copenhague"));
        given().get("/v1/cities/no-such-city").then().statusCode(404).contentType("application/problem+json");
        given().get("/v1/cities/Copenhagen").then().statusCode(404);
    }

    @Test
    void aTownThatTheGazetteerLacksIsFoundOnceAnEventIsThere() {
        var campaign = fixtures.campaign();
        var town = fixtures.town("qx-" + campaign, "Qxörby an der Aa", "SE", 60, 15, "Europe/Stockholm");
        fixtures.event(campaign, town);

        assertThat(ids("q", "qxo", "limit", "500")).contains(town);
        assertThat(ids("q", "QXÖRBY an", "country", "SE", "limit", "500")).contains(town);
        assertThat(ids("q", "qxo", "country", "NO")).doesNotContain(town);
        given().get("/v1/cities/" + town)
                .then()
                .statusCode(200)
                .body("ownName", equalTo("Qxörby an der Aa"))
                .body("countryName", equalTo("Sweden"))
                .body("region", nullValue())
                .body("population", nullValue());
    }

    @Test
    void signsOfPatternsFindNoTowns() {
        var campaign = fixtures.campaign();
        var town = fixtures.town("qy-" + campaign, "Qyby", "SE", 60, 15, "Europe/Stockholm");
        fixtures.event(campaign, town);

        assertThat(ids("q", "q%b")).doesNotContain(town);
        assertThat(ids("q", "q_b")).doesNotContain(town);
        assertThat(ids("q", "qyb")).contains(town);
    }

    @Test
    void townsDontCrowdOutTheCityThatWasMeant() {
        var campaign = fixtures.campaign();
        for (int i = 0; i < 3; i++) {
            var town = fixtures.town("ougree-" + i + campaign, "Ouagadougouville " + i, "BE", 50, 5, "Europe/Brussels");
            fixtures.event(campaign, town);
        }

        assertThat(ids("q", "Ouagadougou", "limit", "1")).containsExactly("ouagadougou-bf");
        assertThat(ids("q", "Ouagadougou", "limit", "3"))
                .startsWith("ouagadougou-bf")
                .hasSize(3);
    }

    @Test
    void onlyCitiesWithAnUpcomingEventAreAskedFor() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "ushuaia-ar", happens("2025-02-08"));
        fixtures.event(campaign, "trelew-ar", happens("2025-02-07"));

        assertThat(ids("q", "ushu", "hasUpcoming", "true")).containsExactly("ushuaia-ar");
        assertThat(ids("q", "trelew", "hasUpcoming", "true")).isEmpty();
        assertThat(ids("q", "trelew", "hasUpcoming", "false")).containsExactly("trelew-ar");
        clock.set("2025-02-09T03:00:00Z");
        assertThat(ids("q", "ushu", "hasUpcoming", "true")).isEmpty();
    }

    @Test
    void aTownWithAnUpcomingEventIsFoundBehindMoreTownsWithoutOne() {
        var campaign = fixtures.campaign();
        for (int i = 0; i < 3; i++) {
            var town = fixtures.town("qz-" + i + campaign, "Qzby " + i, "SE", 60, 15, "Europe/Stockholm");
            fixtures.event(campaign, town, happens(i < 2 ? "2025-02-07" : "2025-02-09"));
        }

        assertThat(ids("q", "qzby", "hasUpcoming", "true", "limit", "1")).containsExactly("qz-2" + campaign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=",
                "country=ch",
                "country=ZZ",
                "hasUpcoming=1",
                "limit=0",
                "limit=501",
                "limit=x",
                "name=bern",
                "q=a&q=b"
            })
    void aFaultIsNamed(String query) {
        given().get("/v1/cities?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", contains(query.substring(0, query.indexOf('='))));
    }

    private static Consumer<Event> happens(String day) {
        return event -> event.happens(Schedule.day(LocalDate.parse(day)));
    }

    private static List<String> ids(String... query) {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get("/v1/cities").then().statusCode(200).extract().path("items.id");
    }
}
