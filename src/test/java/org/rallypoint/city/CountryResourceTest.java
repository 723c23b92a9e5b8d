package org.rallypoint.city;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.event.Event;
import org.rallypoint.event.Schedule;

/** Nobody else has events on Nauru and Palau. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CountryResourceTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    void aCountryCountsItsEventsAndCities() {
        var campaign = fixtures.campaign();
        var yaren = fixtures.town("yaren-" + campaign, "Yaren", "NR", -0.55, 166.92, "Pacific/Nauru");
        var aiwo = fixtures.town("aiwo-" + campaign, "Aiwo", "NR", -0.53, 166.91, "Pacific/Nauru");
        fixtures.event(campaign, yaren, event -> event.happens(Schedule.day(LocalDate.parse("2025-02-07"))));
        fixtures.event(campaign, yaren);
        fixtures.event(campaign, aiwo, Event::cancel);
        fixtures.event(campaign, aiwo, event -> event.happens(Schedule.day(LocalDate.parse("2025-02-07"))));

        assertThat(country("NR", "")).isEqualTo(Map.of("code", "NR", "name", "Nauru", "events", 4, "cities", 2));
        assertThat(country("NR", "?hasUpcoming=true"))
                .isEqualTo(Map.of("code", "NR", "name", "Nauru", "events", 2, "cities", 2));
        clock.set("2025-02-20T12:00:00Z");
        assertThat(country("NR", "?hasUpcoming=true")).isNull();
        assertThat(country("NR", "?hasUpcoming=false")).isNotNull();
    }

    @Test
    void namesAreInTheLanguageOfTheAnswer() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "kinshasa-cd");
        fixtures.event(campaign, "brazzaville-cg");
        fixtures.event(campaign, "prague-cz");

        assertThat(country("CD", "?lang=en").get("name")).isEqualTo("DR Congo");
        assertThat(country("CG", "?lang=en").get("name")).isEqualTo("Republic of the Congo");
        assertThat(country("CZ", "?lang=de").get("name")).isEqualTo("Tschechien");
        given().header("Accept-Language", "de")
                .get("/v1/countries")
                .then()
                .statusCode(200)
                .header("Content-Language", "de");
    }

    @Test
    void countriesAreInTheOrderOfTheirCodesOnOnePage() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "oslo-no");
        fixtures.event(campaign, "vienna-at");

        var answer = given().get("/v1/countries")
                .then()
                .statusCode(200)
                .body("page.nextCursor", nullValue())
                .extract();
        List<String> codes = answer.path("items.code");
        assertThat(codes).isSorted().contains("AT", "CH", "NO").doesNotHaveDuplicates();
        assertThat(answer.<Integer>path("page.total")).isEqualTo(codes.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hasUpcoming=yes", "hasUpcoming=", "code=CH", "lang=de_DE"})
    void aFaultIsNamed(String query) {
        given().get("/v1/countries?" + query)
                .then()
                .statusCode(400)
                .body("status", equalTo(400))
                .body("errors.parameter", contains(query.substring(0, query.indexOf('='))));
    }

    private static Map<String, Object> country(String code, String query) {
        return given().get("/v1/countries" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.code == '%s' }".formatted(code));
    }
}
