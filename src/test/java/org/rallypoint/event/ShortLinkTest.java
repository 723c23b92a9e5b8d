package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.event.EventListTest.at;
import static org.rallypoint.event.EventListTest.day;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ShortLinkTest {

    private static final String HERE = "http://localhost:8080";

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

    @ParameterizedTest
    @ValueSource(strings = {"copenhagen-dk", "Copenhagen", "København", "kopenhagen", "コペンハーゲン"})
    void goLeadsToTheSignupPageOfTheMomentHoweverTheCityIsWritten(String city) {
        var slug = fixtures.event(
                campaign,
                "copenhagen-dk",
                event ->
                        event.linkTo(Fixtures.signups("https://chat.whatsapp.com/g", "https://lu.ma/copenhagen?tk=1")));

        assertThat(go(city)).isEqualTo("https://lu.ma/copenhagen?tk=1");
        fixtures.change(slug, event -> event.linkTo(Fixtures.signups("https://partiful.com/e/new")));
        assertThat(go(city)).isEqualTo("https://partiful.com/e/new");
    }

    @Test
    void goLeadsToAGroupChatForWantOfABetterOne() {
        fixtures.event(campaign, "oslo-no", event -> event.linkTo(Fixtures.signups("https://t.me/oslo")));

        assertThat(go("oslo-no")).isEqualTo("https://t.me/oslo");
    }

    @Test
    void goLeadsToTheEventWithoutALinkAndToTheCampaignWithoutAnEvent() {
        var slug = fixtures.event(campaign, "oslo-no");

        assertThat(go("oslo-no")).isEqualTo(HERE + "/e/" + slug);
        assertThat(go("bern-ch")).isEqualTo(HERE + "/c/" + campaign);
    }

    @Test
    void goLeadsNobodyToSignUpForWhatIsCancelled() {
        var slug = fixtures.event(campaign, "oslo-no", event -> {
            event.linkTo(Fixtures.signups("https://lu.ma/oslo"));
            event.cancel();
        });

        assertThat(go("oslo-no")).isEqualTo(HERE + "/e/" + slug);
    }

    @Test
    void goTakesTheNextOfSeveralEventsInACity() {
        fixtures.event(campaign, "oslo-no", event -> {
            event.happens(at("2025-02-07", "14:00", "15:00"));
            event.linkTo(Fixtures.signups("https://lu.ma/over"));
        });
        fixtures.event(campaign, "oslo-no", event -> {
            event.happens(at("2025-02-08", "14:00", "15:00"));
            event.linkTo(Fixtures.signups("https://lu.ma/cancelled"));
            event.cancel();
        });
        fixtures.event(campaign, "oslo-no", event -> {
            event.happens(day("2025-02-10"));
            event.linkTo(Fixtures.signups("https://lu.ma/later"));
        });
        fixtures.event(campaign, "oslo-no", event -> {
            event.happens(day("2025-02-09"));
            event.linkTo(Fixtures.signups("https://lu.ma/next"));
        });

        assertThat(go("oslo-no")).isEqualTo("https://lu.ma/next");
        clock.set("2025-02-09T23:00:00Z");
        assertThat(go("oslo-no")).isEqualTo("https://lu.ma/later");
    }

    @Test
    void goPrefersAnEventThatOneCanSignUpFor() {
        fixtures.event(campaign, "oslo-no", event -> event.happens(day("2025-02-09")));
        fixtures.event(campaign, "oslo-no", event -> {
            event.happens(day("2025-02-10"));
            event.linkTo(Fixtures.signups("https://lu.ma/later"));
        });

        assertThat(go("oslo-no")).isEqualTo("https://lu.ma/later");
    }

    @Test
    void goKnowsTownsThatTheGazetteerLacks() {
        var town = fixtures.town("hintertux-" + campaign, "Hintertüx " + campaign, "AT", 47, 11, "Europe/Vienna");
        var slug = fixtures.event(campaign, town);

        assertThat(go(town)).isEqualTo(HERE + "/e/" + slug);
        assertThat(go("HINTERTUX " + campaign)).isEqualTo(HERE + "/e/" + slug);
    }

    @Test
    void goFindsTheOnePlaceOfANameWhereTheCampaignIs() {
        var slug = fixtures.event(campaign, "victoria-ca");

        assertThat(go("Victoria")).isEqualTo(HERE + "/e/" + slug);
    }

    @Test
    void theUrlsInAnswersAreThoseOfThePages() {
        var slug = fixtures.event(campaign, "oslo-no");

        assertThat(given().get("/v1/events/" + slug).<String>path("url")).isEqualTo(HERE + "/e/" + slug);
        assertThat(given().get("/v1/campaigns/" + campaign).<String>path("url")).isEqualTo(HERE + "/c/" + campaign);
    }

    @Test
    void aNameThatNobodyKnowsIsUnknown() {
        for (var path : List.of(
                "/go/" + campaign + "/Nosuchcityatall",
                "/go/no-such-campaign/oslo-no",
                "/c/no-such-campaign",
                "/e/no-such-event",
                "/e/018f0000-0000-7000-8000-00000000dead",
                "/go/" + campaign)) {
            given().redirects().follow(false).get(path).then().statusCode(404).contentType("application/problem+json");
        }
    }

    private String go(String city) {
        return location("/go/" + campaign + "/" + city);
    }

    private static String location(String path) {
        return given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
    }
}
