package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rallypoint.event.EventListTest.events;
import static org.rallypoint.event.EventListTest.holdsJust;
import static org.rallypoint.event.EventListTest.speaking;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rallypoint.Fixtures;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(OwnDatabase.class)
class EventVisibilityTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(
            value = EventPublication.class,
            names = {"draft", "pending", "hidden"})
    void whatIsNotPublishedIsNowhere(EventPublication publication) {
        var campaign = fixtures.campaign();
        var town = fixtures.town("funafuti-" + campaign, "Funafuti", "TV", -8.52, 179.2, "Pacific/Funafuti");
        var slug = fixtures.event(campaign, town);
        fixtures.publication(slug, publication);

        isNowhere(campaign, town, slug);
        given().get("/v1/campaigns/" + campaign + "/events")
                .then()
                .statusCode(200)
                .body("items", empty());
        events(campaign, "when", "all").body("items", empty()).body("page.total", equalTo(0));
        given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("events", empty())
                .body("counts.events", equalTo(0))
                .body("counts.cities", equalTo(0))
                .body("counts.countries", equalTo(0))
                .body("counts.toFollow", equalTo(0));
        given().get("/go/" + campaign + "/" + town).then().statusCode(404);
    }

    @Test
    void eventsOfADraftCampaignAreNowhere() {
        var campaign = fixtures.draftCampaign();
        var town = fixtures.town("nui-" + campaign, "Nui", "TV", -7.24, 177.16, "Pacific/Funafuti");
        var slug = fixtures.event(campaign, town);

        isNowhere(campaign, town, slug);
        for (var path : new String[] {
            "/v1/campaigns/" + campaign,
            "/v1/campaigns/" + campaign + "/events",
            "/v1/campaigns/" + campaign + "/supporters",
            "/c/" + campaign,
            "/go/" + campaign + "/" + town
        }) {
            given().redirects().follow(false).get(path).then().statusCode(404).contentType("application/problem+json");
        }
        given().queryParam("campaign", campaign)
                .get("/v1/events")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("campaign"));
        given().queryParam("when", "all")
                .queryParam("limit", 500)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.slug", not(hasItem(campaign)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-170 | ''",
                "-155 | &when=all",
                "-140 | &sort=-startsAt",
                "-125 | &sort=updatedAt",
                "-110 | &sort=distance",
                "-95 | &sort=distance&radiusKm=900",
                "-80 | &from=2025-02-08&to=2025-02-11",
                "-65 | &from=2025-02-08",
                "-50 | &when=all&to=2025-02-11",
                "-35 | &q=niulakita",
                "-20 | &sort=-updatedAt&from=2025-02-09",
                "-5 | &language=na",
                "10 | &language=na,tvl&when=all",
                "25 | &language=na&from=2025-02-08",
                "40 | &language=na&sort=-startsAt&when=all",
                "55 | &language=na&sort=distance",
                "70 | &language=na&q=niulakita"
            })
    void noListOfAllCampaignsShowsOrCountsADraft(int longitude, String filter) {
        var campaign = fixtures.campaign();
        var name = "Niulakita " + campaign.replaceAll("[^a-z]", "");
        var town = fixtures.town("niulakita-" + campaign, name, "NR", -40, longitude, "Pacific/Nauru");
        var first = fixtures.event(campaign, town, speaking("na", "2025-02-09"));
        var second = fixtures.event(campaign, town, speaking("na", "2025-02-10"));
        fixtures.event(fixtures.draftCampaign(), town, speaking("na", "2025-02-09"));
        var list = "/v1/events?near=-40," + longitude + filter + "&limit=";

        holdsJust(list, first, second);
    }

    /** Not only is there no event: that somebody plans one in such a small town is nobody's business either. */
    @Test
    void aTownThatOnlyUnpublishedEventsAreInIsUnknown() {
        var campaign = fixtures.campaign();
        var name = "Vaitupu " + campaign.replaceAll("[^a-z]", "");
        var town = fixtures.town("vaitupu-" + campaign, name, "TV", -7.47, 178.67, "Pacific/Funafuti");
        fixtures.publication(fixtures.event(campaign, town), EventPublication.draft);

        given().queryParam("q", "Vaitupu")
                .queryParam("limit", 500)
                .get("/v1/cities")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(town)));
        given().get("/v1/cities/" + town).then().statusCode(404);
        given().get("/v1/cities/" + town + "/events").then().statusCode(404);
        given().queryParam("city", name).get("/v1/events").then().statusCode(400);
    }

    @Test
    void anArchivedCampaignStaysReadable() {
        var campaign = fixtures.campaign();
        var slug = fixtures.event(campaign, "zurich-ch");
        fixtures.archive(campaign);

        events(campaign).body("items.slug", contains(slug));
        given().get("/v1/events/" + slug).then().statusCode(200);
        given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("publication", equalTo("archived"))
                .body("events.slug", contains(slug));
        given().queryParam("when", "all")
                .queryParam("limit", 500)
                .get("/v1/campaigns")
                .then()
                .body("items.slug", hasItem(campaign));
        leadsTo("/go/" + campaign + "/zurich-ch", "/e/" + slug);
    }

    @Test
    void aCancelledEventStaysEverywhere() {
        var campaign = fixtures.campaign();
        var slug = fixtures.event(campaign, "zurich-ch", Event::cancel);

        events(campaign).body("items.slug", contains(slug));
        given().get("/v1/events/" + slug).then().statusCode(200).body("status", equalTo("cancelled"));
        given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .body("events.status", contains("cancelled"))
                .body("counts.events", equalTo(1))
                .body("counts.cancelled", equalTo(1))
                .body("counts.toFollow", equalTo(0));
    }

    @Test
    void anEventIsFoundByIdAndBySlug() {
        var slug = fixtures.event(fixtures.campaign(), "zurich-ch");
        var id = fixtures.id(slug).toString();

        given().get("/v1/events/" + slug).then().statusCode(200).body("id", equalTo(id));
        given().get("/v1/events/" + id).then().statusCode(200).body("slug", equalTo(slug));
        given().get("/v1/events/018f0000-0000-7000-8000-00000000dead").then().statusCode(404);
        given().get("/v1/events/no-such-event").then().statusCode(404);
    }

    @Test
    void aMergedEventLeadsToItsSurvivorForGood() {
        var campaign = fixtures.campaign();
        var survivor = fixtures.event(campaign, "zurich-ch");
        var merged = fixtures.event(campaign, "zurich-ch");
        var id = fixtures.id(merged);
        fixtures.merge(merged, survivor);

        for (var path : new String[] {"/v1/events/" + merged, "/v1/events/" + id}) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(308)
                    .header("Location", endsWith("/v1/events/" + fixtures.id(survivor)));
        }
        events(campaign, "when", "all").body("items.slug", contains(survivor)).body("page.total", equalTo(1));
        given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .body("events", hasSize(1))
                .body("counts.events", equalTo(1));
        hasMoved("/e/" + merged, "/e/" + fixtures.id(survivor));
        leadsTo("/go/" + campaign + "/zurich-ch", "/e/" + survivor);
    }

    @Test
    void anEventThatWasMergedTwiceLeadsToTheOneThatIsLeft() {
        var campaign = fixtures.campaign();
        var survivor = fixtures.event(campaign, "zurich-ch");
        var between = fixtures.event(campaign, "zurich-ch");
        var first = fixtures.event(campaign, "zurich-ch");
        fixtures.merge(first, between);
        fixtures.merge(between, survivor);

        given().redirects()
                .follow(false)
                .get("/v1/events/" + first)
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/events/" + fixtures.id(survivor)));
        hasMoved("/e/" + first, "/e/" + fixtures.id(survivor));
    }

    @Test
    void anEventThatWasMergedIntoAHiddenOneIsUnknown() {
        var campaign = fixtures.campaign();
        var survivor = fixtures.event(campaign, "zurich-ch");
        var merged = fixtures.event(campaign, "zurich-ch");
        fixtures.merge(merged, survivor);
        fixtures.publication(survivor, EventPublication.hidden);

        given().redirects().follow(false).get("/v1/events/" + merged).then().statusCode(404);
        given().redirects().follow(false).get("/e/" + merged).then().statusCode(404);
    }

    private static void isNowhere(String campaign, String town, String slug) {
        given().get("/v1/events/" + slug).then().statusCode(404).contentType("application/problem+json");
        given().redirects().follow(false).get("/e/" + slug).then().statusCode(404);
        given().queryParam("country", "TV")
                .queryParam("when", "all")
                .get("/v1/events")
                .then()
                .statusCode(200)
                .body("items", empty());
        list("/v1/countries").body("items.code", not(hasItem("TV")));
        list("/v1/countries?hasUpcoming=true").body("items.code", not(hasItem("TV")));
        list("/v1/cities?hasUpcoming=true&country=TV").body("items.id", not(hasItem(town)));
        given().queryParam("lat", -8)
                .queryParam("lon", 178)
                .get("/v1/nearest")
                .then()
                .statusCode(200)
                .body("waiting.campaign", not(equalTo(campaign)))
                .body("event.campaign", not(equalTo(campaign)));
    }

    private static ValidatableResponse list(String path) {
        return given().get(path).then().statusCode(200);
    }

    private static void leadsTo(String path, String target) {
        assertThat(location(path)).isEqualTo("http://localhost:8080" + target);
    }

    private static void hasMoved(String path, String target) {
        given().redirects().follow(false).get(path).then().statusCode(308).header("Location", endsWith(target));
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
