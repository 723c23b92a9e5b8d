package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rallypoint.event.EventListTest.cities;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventPlaceFilterTest {

    @Inject
    Fixtures fixtures;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copenhagen-dk",
                "Kopenhagen",
                "København",
                "kobenhavn",
                "COPENHAGUE",
                "Köpenhamn",
                "コペンハーゲン",
                "Копенгаген"
            })
    void aCityIsFoundByItsIdAndByItsNameInAnyLanguage(String name) {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "copenhagen-dk");
        fixtures.event(campaign, "oslo-no");

        assertThat(cities(campaign, "city", name)).containsExactly("copenhagen-dk");
    }

    @Test
    void aNameThatFitsSeveralPlacesTakesAllThatItFitsBest() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "victoria-ca");
        fixtures.event(campaign, "victoria-us");
        fixtures.event(campaign, "victoria-hk");
        fixtures.event(campaign, "vancouver-ca");

        assertThat(cities(campaign, "city", "Victoria"))
                .containsExactlyInAnyOrder("victoria-ca", "victoria-us", "victoria-hk");
        assertThat(cities(campaign, "city", "Victoria", "country", "CA")).containsExactly("victoria-ca");
        assertThat(cities(campaign, "city", "victoria-us")).containsExactly("victoria-us");
        assertThat(cities(campaign, "city", "victoria-us", "country", "CA")).isEmpty();
    }

    @Test
    void aCountryChoosesAmongThePlacesOfANameEvenIfItIsNoOwnNameThere() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "moscow-ru");
        fixtures.event(campaign, "moscow-us");

        assertThat(cities(campaign, "city", "Moscow", "country", "RU")).containsExactly("moscow-ru");
        assertThat(cities(campaign, "city", "Moscow", "country", "US")).containsExactly("moscow-us");
    }

    @Test
    void aTownThatTheGazetteerLacksIsFoundByIdAndName() {
        var campaign = fixtures.campaign();
        var id = fixtures.town("nuussuaq-" + campaign, "Núüssuaq Ø", "GL", 74.11, -57.06, "America/Nuuk");
        fixtures.event(campaign, id);
        fixtures.event(campaign, "oslo-no");

        assertThat(cities(campaign, "city", id)).containsExactly(id);
        assertThat(cities(campaign, "city", "nuussuaq o")).containsExactly(id);
        assertThat(cities(campaign, "city", "NÚÜSSUAQ Ø", "country", "GL")).containsExactly(id);
        assertThat(cities(campaign, "city", "Nuussuaq Ø,Oslo")).containsExactlyInAnyOrder(id, "oslo-no");
    }

    @Test
    void aTownThatBearsTheNameOfAPlaceOfTheGazetteerIsFoundBesideIt() {
        var campaign = fixtures.campaign();
        var id = fixtures.town("atlantis-" + campaign, "Atlantis", "GR", 36.4, 25.4, "Europe/Athens");
        fixtures.event(campaign, id);
        fixtures.event(campaign, "atlantis-za");

        assertThat(cities(campaign, "city", "Atlantis")).containsExactlyInAnyOrder(id, "atlantis-za");
        assertThat(cities(campaign, "city", "Atlantis", "country", "GR")).containsExactly(id);
    }

    @Test
    void aKnownCityWithoutEventsIsAnEmptyList() {
        assertThat(cities(fixtures.campaign(), "city", "Kopenhagen")).isEmpty();
    }

    @Test
    void twoCongosAreTwoCountries() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "kinshasa-cd");
        fixtures.event(campaign, "brazzaville-cg");

        assertThat(cities(campaign, "country", "CD")).containsExactly("kinshasa-cd");
        assertThat(cities(campaign, "country", "CG")).containsExactly("brazzaville-cg");
        assertThat(cities(campaign, "country", "CG", "country", "CD")).containsExactly("brazzaville-cg", "kinshasa-cd");
        assertThat(cities(campaign, "country", "XK")).isEmpty();
    }

    @Test
    void nearTakesAHundredKilometresUnlessARadiusIsGiven() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "bern-ch");
        fixtures.event(campaign, "geneve-ch");

        assertThat(cities(campaign, "near", "47.36667,8.55")).containsExactly("bern-ch", "zurich-ch");
        assertThat(cities(campaign, "near", "47.36667,8.55", "radiusKm", "90")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "near", "47.36667,8.55", "radiusKm", "1")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "near", "47.36667,8.55", "radiusKm", "300", "sort", "distance"))
                .containsExactly("zurich-ch", "bern-ch", "geneve-ch");
    }

    @Test
    void anEventThatPeopleTravelFarToIsFoundFromAfar() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "bern-ch", event -> event.isFor(List.of(), null, 120));
        fixtures.event(campaign, "zurich-ch", event -> event.isFor(List.of(), null, 1));

        assertThat(cities(campaign, "near", "47.36667,8.55", "radiusKm", "10")).containsExactly("bern-ch", "zurich-ch");
        assertThat(cities(campaign, "near", "47.5,8.55", "radiusKm", "50")).containsExactly("bern-ch", "zurich-ch");
        assertThat(cities(campaign, "near", "48.5,8.55", "radiusKm", "50")).isEmpty();
    }

    @Test
    void theVenueCountsAndNotTheMiddleOfTheCity() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.meetAt(new Venue("Airport", null, 47.4515, 8.5646)));

        assertThat(cities(campaign, "near", "47.4515,8.5646", "radiusKm", "1")).containsExactly("zurich-ch");
        assertThat(cities(campaign, "near", "47.36667,8.55", "radiusKm", "5")).isEmpty();
        assertThat(cities(campaign, "bbox", "8.56,47.45,8.57,47.46")).containsExactly("zurich-ch");
    }

    @Test
    void nearReachesAcrossTheDateLine() {
        var campaign = fixtures.campaign();
        var west = fixtures.town("east-cape-" + campaign, "East Cape", "FJ", -17, -179.9, "Pacific/Fiji");
        fixtures.event(campaign, "suva-fj");
        fixtures.event(campaign, "labasa-fj");
        fixtures.event(campaign, "apia-ws");
        fixtures.event(campaign, west);

        assertThat(cities(campaign, "near", "-17,179.95", "radiusKm", "30", "sort", "distance"))
                .containsExactly(west);
        assertThat(cities(campaign, "near", "-17,-179.95", "radiusKm", "250", "sort", "distance"))
                .containsExactly(west, "labasa-fj", "suva-fj");
        assertThat(cities(campaign, "near", "-17,180", "radiusKm", "1200", "sort", "distance"))
                .containsExactly(west, "labasa-fj", "suva-fj", "apia-ws");
        assertThat(cities(campaign, "near", "-17,-180", "radiusKm", "1200", "sort", "distance"))
                .containsExactly(west, "labasa-fj", "suva-fj", "apia-ws");
    }

    @Test
    void bothNamesOfTheDateLineAreOnePlace() {
        var campaign = fixtures.campaign();
        var east = fixtures.town("line-e-" + campaign, "Line E", "FJ", -16, 180, "Pacific/Fiji");
        var west = fixtures.town("line-w-" + campaign, "Line W", "FJ", -16, -180, "Pacific/Fiji");
        fixtures.event(campaign, east);
        fixtures.event(campaign, west);

        assertThat(cities(campaign, "near", "-16,180", "radiusKm", "1")).containsExactly(east, west);
        assertThat(cities(campaign, "near", "-16,-180", "radiusKm", "1")).containsExactly(east, west);
        assertThat(cities(campaign, "bbox", "170,-20,-170,-10")).containsExactly(east, west);
        assertThat(cities(campaign, "bbox", "-179,-20,179,-10")).isEmpty();
    }

    @Test
    void aBoxThatTouchesTheDateLineHoldsBothItsNames() {
        var campaign = fixtures.campaign();
        var east = fixtures.town("line-e-" + campaign, "Line E", "FJ", -16, 180, "Pacific/Fiji");
        var west = fixtures.town("line-w-" + campaign, "Line W", "FJ", -16, -180, "Pacific/Fiji");
        fixtures.event(campaign, east);
        fixtures.event(campaign, west);

        assertThat(cities(campaign, "bbox", "170,-20,180,-10")).containsExactly(east, west);
        assertThat(cities(campaign, "bbox", "-180,-20,-170,-10")).containsExactly(east, west);
    }

    @Test
    void nearHoldsAtThePoles() {
        var campaign = fixtures.campaign();
        var pole = fixtures.town("pole-" + campaign, "Pole", "AQ", -90, 0, "Antarctica/South_Pole");
        var here = fixtures.town("here-" + campaign, "Here", "AQ", -89.9, 10, "Antarctica/South_Pole");
        var beyond = fixtures.town("beyond-" + campaign, "Beyond", "AQ", -89.8, -170, "Antarctica/South_Pole");
        var north = fixtures.town("north-" + campaign, "North", "GL", 90, -123, "America/Nuuk");
        List.of(pole, here, beyond, north).forEach(town -> fixtures.event(campaign, town));

        assertThat(cities(campaign, "near", "-90,77", "radiusKm", "23", "sort", "distance"))
                .containsExactly(pole, here, beyond);
        assertThat(cities(campaign, "near", "-89.9,10", "radiusKm", "34", "sort", "distance"))
                .containsExactly(here, pole, beyond);
        assertThat(cities(campaign, "near", "-89.9,10", "radiusKm", "33")).containsExactlyInAnyOrder(here, pole);
        assertThat(cities(campaign, "near", "90,180", "radiusKm", "1")).containsExactly(north);
        assertThat(cities(campaign, "near", "90,0", "radiusKm", "20040", "sort", "distance"))
                .startsWith(north)
                .endsWith(pole)
                .hasSize(4);
        assertThat(cities(campaign, "bbox", "-180,-90,180,-89.85")).containsExactlyInAnyOrder(pole, here);
        assertThat(cities(campaign, "bbox", "-180,85,180,90")).containsExactly(north);
    }

    @Test
    void aBoxHoldsWhatIsInsideItAndOnItsEdges() {
        var campaign = fixtures.campaign();
        var town = fixtures.town("edge-" + campaign, "Edge", "CH", 47, 8, "Europe/Zurich");
        fixtures.event(campaign, town);
        fixtures.event(campaign, "suva-fj");
        fixtures.event(campaign, "apia-ws");

        assertThat(cities(campaign, "bbox", "8,47,9,48")).containsExactly(town);
        assertThat(cities(campaign, "bbox", "7,46,8,47")).containsExactly(town);
        assertThat(cities(campaign, "bbox", "8,47,8,47")).containsExactly(town);
        assertThat(cities(campaign, "bbox", "8.0001,46,9,48")).isEmpty();
        assertThat(cities(campaign, "bbox", "-180,-90,180,90")).hasSize(3);
    }

    @Test
    void aBoxWhoseWestIsEastOfItsEastCrossesTheDateLine() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "suva-fj");
        fixtures.event(campaign, "apia-ws");
        fixtures.event(campaign, "zurich-ch");

        assertThat(cities(campaign, "bbox", "175,-20,-170,-10")).containsExactly("apia-ws", "suva-fj");
        assertThat(cities(campaign, "bbox", "-170,-20,175,-10")).isEmpty();
        assertThat(cities(campaign, "bbox", "175,-20,-175,-10")).containsExactly("suva-fj");
    }

    @Test
    void theListOfACityTakesIdsAloneSinceItsNameIsAPath() {
        var campaign = fixtures.campaign();
        var id = fixtures.town("nowhereville-" + campaign, "Nowhereville", "CH", 47, 8, "Europe/Zurich");
        fixtures.event(campaign, id);

        given().queryParam("when", "all")
                .get("/v1/cities/" + id + "/events")
                .then()
                .statusCode(200)
                .body("page.total", equalTo(1));
        given().get("/v1/cities/nowhereville/events").then().statusCode(404);
        given().get("/v1/cities/no-such-city/events").then().statusCode(404);
        given().get("/v1/cities/oslo-no/events").then().statusCode(200);
    }
}
