package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rallypoint.event.EventListTest.day;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.campaign.Summit;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(OwnDatabase.class)
class CampaignReadTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    void aCampaignCountsWhatThePublicSees() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "zurich-ch", event -> event.happens(day("2025-02-08")));
        fixtures.event(campaign, "bern-ch", Event::cancel);
        fixtures.event(campaign, "oslo-no", event -> event.linkTo(Fixtures.signups("https://t.me/oslo")));
        fixtures.publication(fixtures.event(campaign, "paris-fr"), EventPublication.pending);
        fixtures.supporter(campaign, 1, "Two", "CH");
        fixtures.supporter(campaign, 0, "One", "CH");
        fixtures.supporter(campaign, 2, "Three", "NO");
        fixtures.supporter(campaign, 3, "Everywhere", null);
        var counts = Map.of(
                "events", 4,
                "cities", 3,
                "countries", 2,
                "toFollow", 1,
                "cancelled", 1,
                "supporters", 4,
                "supporterCountries", 2);

        read(campaign).body("counts", equalTo(counts)).body("events", nullValue());
        given().queryParam("when", "all")
                .queryParam("limit", 500)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.find { it.slug == '%s' }.counts".formatted(campaign), equalTo(counts))
                .body("items.find { it.slug == '%s' }.events".formatted(campaign), nullValue());
        given().get("/v1/campaigns/" + campaign + "/supporters")
                .then()
                .statusCode(200)
                .body("items.name", contains("One", "Two", "Three", "Everywhere"))
                .body("items.countryCode", contains("CH", "CH", "NO", null))
                .body("page.total", equalTo(4))
                .body("page.nextCursor", nullValue());
    }

    @Test
    void aCampaignWithoutAnythingCountsNothing() {
        read(fixtures.campaign())
                .body(
                        "counts",
                        equalTo(Map.of(
                                "events", 0,
                                "cities", 0,
                                "countries", 0,
                                "toFollow", 0,
                                "cancelled", 0,
                                "supporters", 0,
                                "supporterCountries", 0)))
                .body("summit", nullValue())
                .body("demands", empty())
                .body("signupLinks", empty());
    }

    @Test
    void aCampaignIncludesAllItsEventsWhateverTheTime() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        fixtures.event(campaign, "bern-ch", event -> event.happens(day("2025-02-09")));
        fixtures.event(campaign, "oslo-no", event -> event.happens(day("2025-02-07")));
        List<Map<String, Object>> listed = given().get("/v1/campaigns/" + campaign + "/events")
                .then()
                .extract()
                .path("items");

        List<Map<String, Object>> included = given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("slug", equalTo(campaign))
                .body("events.city.id", contains("oslo-no", "bern-ch", "zurich-ch"))
                .extract()
                .path("events");
        assertThat(included).isEqualTo(listed);
    }

    @Test
    void aCampaignIncludesMoreEventsThanAPageHolds() {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "zurich-ch", 510, (event, i) -> {});

        given().queryParam("include", "events")
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("events", hasSize(510));
    }

    @Test
    void textsFallBackFieldByField() {
        var campaign = fixtures.campaign(it -> {
            it.say("en", CampaignText.of("Stop", "A summary", "Long", List.of("One", "Two"), "The Summit"));
            it.say("de", CampaignText.of("Halt", null, null, List.of("Eins"), null));
            it.say("fr", CampaignText.of(null, "Un résumé", null, List.of(), "Le sommet"));
            it.answers(new Summit(
                    "Paris",
                    "FR",
                    LocalDate.parse("2025-02-10"),
                    LocalDate.parse("2025-02-11"),
                    "https://example.org"));
        });

        read(campaign, "de")
                .header("Content-Language", "de")
                .body("language", equalTo("de"))
                .body("title", equalTo("Halt"))
                .body("summary", equalTo("A summary"))
                .body("demands", contains("Eins"))
                .body("summit.name", equalTo("The Summit"))
                .body("summit.startDate", equalTo("2025-02-10"))
                .body("defaultLanguage", equalTo("en"))
                .body("availableLanguages", contains("de", "en", "fr"));
        read(campaign, "fr")
                .body("title", equalTo("Stop"))
                .body("summary", equalTo("Un résumé"))
                .body("demands", contains("One", "Two"))
                .body("summit.name", equalTo("Le sommet"));
        read(campaign, "tlh").body("language", equalTo("en")).body("title", equalTo("Stop"));
        given().queryParam("translations", "all")
                .get("/v1/campaigns/" + campaign)
                .then()
                .body("translations.keySet()", contains("de", "en", "fr"))
                .body("translations.fr.title", nullValue())
                .body("translations.fr.summary", equalTo("Un résumé"))
                .body("translations.de.demands", contains("Eins"));
    }

    @Test
    void aCampaignIsUpcomingUntilItsWindowIsOverEverywhere() {
        var campaign = fixtures.campaign();

        clock.set("2025-02-12T11:59:59Z");
        assertThat(slugs("upcoming")).contains(campaign);
        assertThat(slugs("past")).doesNotContain(campaign);
        clock.set("2025-02-12T12:00:00Z");
        assertThat(slugs("upcoming")).doesNotContain(campaign);
        assertThat(slugs("past")).contains(campaign);
        assertThat(slugs("all")).contains(campaign);
    }

    @Test
    void aCampaignGoesOnWhileOneOfItsEventsDoes() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch", event -> event.happens(day("2025-03-01")));
        var hidden = fixtures.campaign();
        fixtures.publication(
                fixtures.event(hidden, "zurich-ch", event -> event.happens(day("2025-03-01"))),
                EventPublication.hidden);

        clock.set("2025-03-01T12:00:00Z");
        assertThat(slugs("upcoming")).contains(campaign).doesNotContain(hidden);
        clock.set("2025-03-01T23:00:00Z");
        assertThat(slugs("upcoming")).doesNotContain(campaign);
    }

    @Test
    void campaignsAreListedAsTheyBeginAndPastOnesWithTheLatestFirst() {
        var first = fixtures.campaign(it -> it.window(LocalDate.parse("2041-01-01"), LocalDate.parse("2041-01-05")));
        var second = fixtures.campaign(it -> it.window(LocalDate.parse("2041-01-02"), LocalDate.parse("2041-01-03")));

        assertThat(slugs("upcoming")).containsSubsequence(first, second);
        assertThat(slugs("all")).containsSubsequence(first, second);
        clock.set("2042-01-01T00:00:00Z");
        assertThat(slugs("past")).containsSubsequence(second, first);
    }

    @Test
    void pagesOfCampaignsNeitherSkipNorRepeat() {
        var mine = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            mine.add(fixtures.campaign());
        }
        for (var when : List.of("upcoming", "all")) {
            var seen = new ArrayList<String>();
            var path = "/v1/campaigns?limit=3&when=" + when;
            while (path != null) {
                var answer = given().urlEncodingEnabled(false)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract();
                seen.addAll(answer.path("items.slug"));
                var link = answer.header("Link");
                var uri = link == null ? null : URI.create(link.substring(1, link.indexOf('>')));
                path = uri == null ? null : uri.getRawPath() + "?" + uri.getRawQuery();
            }
            assertThat(seen).doesNotHaveDuplicates().containsAll(mine).isEqualTo(slugs(when));
        }
    }

    @Test
    void anUnknownCampaignIsUnknownOnAllItsPaths() {
        for (var path : List.of("", "/events", "/supporters")) {
            given().get("/v1/campaigns/no-such-campaign" + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:rallypoint:problem:not_found"));
        }
        given().get("/v1/campaigns").then().body("items.slug", not(hasItem("no-such-campaign")));
    }

    private static ValidatableResponse read(String slug) {
        return given().get("/v1/campaigns/" + slug).then().statusCode(200);
    }

    private static ValidatableResponse read(String slug, String lang) {
        return given().queryParam("lang", lang)
                .get("/v1/campaigns/" + slug)
                .then()
                .statusCode(200);
    }

    private static List<String> slugs(String when) {
        return given().queryParam("when", when)
                .queryParam("limit", 500)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }
}
