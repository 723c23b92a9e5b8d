package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

/** A typo must not return everything. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventQueryFaultTest {

    @Inject
    Fixtures fixtures;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            campaign      | no-such-campaign
            campaign      | ''
            city          | Nosuchcityatall
            city          | nosuchcity-ch
            city          | '!!!'
            city          | 'Zürich,Nosuchcityatall'
            country       | ch
            country       | ZZ
            country       | CHE
            country       | 'CH,'
            when          | soon
            when          | Upcoming
            from          | 2025-2-7
            from          | 2025-02-30
            from          | 2025-02-07T00:00:00Z
            from          | 0000-01-01
            to            | tomorrow
            near          | 47
            near          | 47,8,9
            near          | 91,0
            near          | 0,180.1
            near          | NaN,0
            near          | 47;8
            near          | 1e2,0
            radiusKm      | 10
            bbox          | 1,2,3
            bbox          | 0,48,9,47
            bbox          | -181,0,0,1
            bbox          | 0,0,0,91
            status        | canceled
            status        | CANCELLED
            details       | none
            kind          | party
            platform      | twitter
            language      | german_
            q             | ab
            q             | '%%%'
            q             | '___'
            q             | '   '
            updatedSince  | 2025-02-07
            updatedSince  | yesterday
            updatedSince  | 2025-02-07T00:00:00 01:00
            includeCancelled | yes
            includeCancelled | TRUE
            sort          | date
            sort          | distance
            sort          | -distance
            sort          | 'startsAt,updatedAt'
            limit         | 0
            limit         | 501
            limit         | -1
            limit         | 1.5
            limit         | all
            limit         | 99999999999
            cursor        | x
            fields        | id,contactss
            fields        | times
            lang          | de_DE
            """)
    void aValueThatIsUnknownIsNamed(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rallypoint:problem:bad_request"))
                .body("status", equalTo(400))
                .body("instance", equalTo("/v1/events"))
                .body("errors.parameter", contains(parameter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when   | soon   | upcoming, running, past, all
            status | off    | scheduled, postponed, cancelled
            sort   | date   | startsAt, -startsAt, updatedAt, -updatedAt, distance
            kind   | party  | protest, march, vigil, leafleting, talk, meetup, training, online, other
            """)
    void theKnownValuesAreListed(String parameter, String value, String known) {
        given().queryParam(parameter, value)
                .get("/v1/events")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString(known))
                .body("errors[0].message", containsString("'" + value + "'"));
    }

    @Test
    void anUnknownParameterIsNamedAndTheKnownOnesAreListed() {
        for (var path : List.of(
                "/v1/events", "/v1/campaigns/" + fixtures.campaign() + "/events", "/v1/cities/bern-ch/events")) {
            given().queryParam("citty", "bern")
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("citty"))
                    .body("errors[0].code", equalTo("unknown_parameter"))
                    .body(
                            "errors[0].message",
                            containsString("country, cursor, details, fields, from, includeCancelled, kind, lang"));
        }
    }

    @Test
    void everyFaultIsToldAtOnce() {
        given().queryParam("when", "soon")
                .queryParam("limit", "many")
                .queryParam("kind", "march", "party")
                .queryParam("status", "off,on")
                .queryParam("nonsense", "1")
                .queryParam("from", "2025-02-31")
                .get("/v1/events")
                .then()
                .statusCode(400)
                .body(
                        "errors.parameter",
                        containsInAnyOrder("when", "limit", "kind", "status", "status", "nonsense", "from"));
    }

    @Test
    void aRangeOfNoDaysIsAFault() {
        for (var to : List.of("2025-02-07", "2025-02-06")) {
            given().queryParam("from", "2025-02-07")
                    .queryParam("to", to)
                    .get("/v1/events")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("to"));
        }
    }

    @Test
    void aTextHasUpToSixteenDifferentWords() {
        var words = IntStream.range(0, 16).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        given().queryParam("q", words).get("/v1/events").then().statusCode(200);
        given().queryParam("q", words + " w0 W1").get("/v1/events").then().statusCode(200);
        given().queryParam("q", words + " w16")
                .get("/v1/events")
                .then()
                .statusCode(400)
                .body("errors.code", contains("too_many"));
    }

    @Test
    void whatTakesOneValueTakesItOnce() {
        for (var parameter : List.of("when", "from", "near", "q", "limit", "sort", "lang")) {
            assertThat(given().queryParam(parameter, "1", "2")
                            .get("/v1/events")
                            .then()
                            .statusCode(400)
                            .extract()
                            .<List<String>>path("errors.code"))
                    .as(parameter)
                    .contains("repeated");
        }
    }

    @Test
    void oneUnknownCampaignAmongKnownOnesIsAFault() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");

        given().queryParam("campaign", campaign + ",no-such-campaign")
                .queryParam("when", "all")
                .get("/v1/events")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("campaign"))
                .body("detail", containsString("no-such-campaign"));
    }

    @Test
    void anUnknownCityIsAFaultWhetherTheListIsEmptyOrNot() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");

        for (var query : List.of("city=Nosuchcityatall", "city=Nosuchcityatall&city=zurich-ch")) {
            given().get("/v1/campaigns/" + campaign + "/events?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("city"))
                    .body("detail", containsString("Nosuchcityatall"));
        }
    }

    @Test
    void aPathThatNamesNothingIsUnknownWhateverTheQuery() {
        given().get("/v1/campaigns/no-such-campaign/events?city=bern-ch").then().statusCode(404);
        given().get("/v1/cities/no-such-city/events?when=all").then().statusCode(404);
    }

    @Test
    void theListOfACityTakesNoCityAndThatOfACampaignNoCampaign() {
        given().get("/v1/cities/bern-ch/events?city=bern-ch").then().statusCode(400);
        given().get("/v1/campaigns/" + fixtures.campaign() + "/events?campaign=x")
                .then()
                .statusCode(400);
    }

    @Test
    void oneEventAndOneCampaignKnowTheirOwnParametersAlone() {
        var campaign = fixtures.campaign();
        var slug = fixtures.event(campaign, "zurich-ch");

        for (var path : List.of(
                "/v1/events/" + slug + "?fields=id",
                "/v1/events/" + slug + "?translations=de",
                "/v1/campaigns/" + campaign + "?include=supporters",
                "/v1/campaigns/" + campaign + "?translations=true",
                "/v1/campaigns?when=running",
                "/v1/campaigns?limit=0",
                "/v1/campaigns/" + campaign + "/supporters?limit=1")) {
            given().get(path).then().statusCode(400).contentType("application/problem+json");
        }
    }
}
