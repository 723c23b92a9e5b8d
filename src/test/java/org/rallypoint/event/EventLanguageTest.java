package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.rallypoint.event.EventListTest.events;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventLanguageTest {

    @Inject
    Fixtures fixtures;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | en    | March  | Kopenhagen walks | Copenhagen
            de    | de    | Marsch | Kopenhagen walks | Kopenhagen
            de-AT | de    | Marsch | Kopenhagen walks | Kopenhagen
            DE-at | de    | Marsch | Kopenhagen walks | Kopenhagen
            fr    | fr    | March  | Kopenhagen walks | Copenhague
            pt-BR | pt-BR | March  | Kopenhagen walks | Copenhaga
            tlh   | en    | March  | Kopenhagen walks | Copenhagen
            """)
    void eachTextFallsBackByItself(String lang, String language, String title, String summary, String city) {
        var slug = eventInTwoLanguages();

        for (var answer : List.of(
                given().queryParam("lang", lang).get("/v1/events/" + slug).then(),
                given().header("Accept-Language", lang)
                        .get("/v1/events/" + slug)
                        .then())) {
            answer.statusCode(200)
                    .header("Content-Language", language)
                    .body("language", equalTo(language))
                    .body("title", equalTo(title))
                    .body("summary", equalTo(summary))
                    .body("description", nullValue())
                    .body("city.name", equalTo(city))
                    .body("availableLanguages", contains("de", "en"))
                    .body("translations", nullValue());
        }
    }

    @Test
    void countriesAndLabelsAreInTheLanguageOfTheAnswer() {
        var slug = eventInTwoLanguages();

        read(slug, "de")
                .body("city.countryName", equalTo("Dänemark"))
                .body("signupLinks.label", contains("Anmelden", null))
                .body("links.label", contains("Photos"))
                .body("statusNote", equalTo("Es regnet"))
                .body("whatToBring", equalTo("Umbrella"))
                .body("accessibility.note", equalTo("Ramp"));
        read(slug, "en")
                .body("city.countryName", equalTo("Denmark"))
                .body("signupLinks.label", contains("Sign up", null))
                .body("statusNote", nullValue());
        read(slug, "fr")
                .body("city.countryName", equalTo("Danemark"))
                .body("signupLinks.label", contains("Sign up", null));
    }

    @Test
    void langWinsOverTheHeaderAndTheHeaderOverTheCampaign() {
        var slug = eventInTwoLanguages();

        given().header("Accept-Language", "de")
                .queryParam("lang", "en")
                .get("/v1/events/" + slug)
                .then()
                .body("language", equalTo("en"));
        given().header("Accept-Language", "fr;q=0.1, de;q=0.9")
                .get("/v1/events/" + slug)
                .then()
                .body("language", equalTo("de"));
        given().header("Accept-Language", "da, de;q=0.5")
                .get("/v1/events/" + slug)
                .then()
                .body("language", equalTo("de"));
        given().header("Accept-Language", "de;q=0, *")
                .get("/v1/events/" + slug)
                .then()
                .body("language", equalTo("en"));
        given().header("Accept-Language", ";;;=,%")
                .get("/v1/events/" + slug)
                .then()
                .body("language", equalTo("en"));
        given().get("/v1/events/" + slug).then().body("language", equalTo("en"));
    }

    @Test
    void theDefaultLanguageOfTheCampaignAnswersWhoAsksForNone() {
        var campaign = germanCampaign();
        var slug = fixtures.event(campaign, "copenhagen-dk", event -> {
            event.say("de", EventText.of("Marsch", null, null));
            event.say("en", EventText.of(null, "Only a summary", null));
        });

        given().get("/v1/events/" + slug)
                .then()
                .header("Content-Language", "de")
                .body("language", equalTo("de"))
                .body("title", equalTo("Marsch"))
                .body("summary", nullValue())
                .body("city.name", equalTo("Kopenhagen"));
        read(slug, "en")
                .body("language", equalTo("en"))
                .body("title", equalTo("Marsch"))
                .body("summary", equalTo("Only a summary"));
        read(slug, "tlh").body("language", equalTo("de")).body("city.name", equalTo("Kopenhagen"));
    }

    @Test
    void aListSaysAllItsLanguages() {
        var english = fixtures.campaign();
        var german = germanCampaign();
        fixtures.event(english, "copenhagen-dk");
        fixtures.event(german, "copenhagen-dk");

        events(english + "," + german, "when", "all")
                .header("Content-Language", "de, en")
                .body("items.find { it.campaign == '%s' }.language".formatted(english), equalTo("en"))
                .body("items.find { it.campaign == '%s' }.language".formatted(german), equalTo("de"));
        events(english + "," + german, "when", "all", "lang", "fr")
                .header("Content-Language", "fr")
                .body("items.city.name", contains("Copenhague", "Copenhague"));
    }

    @Test
    void onlyWhoAsksByTheUrlGetsAnAnswerThatIsTheSameForAllReaders() {
        var slug = eventInTwoLanguages();

        assertThat(given().get("/v1/events/" + slug).header("Vary")).contains("Accept-Language");
        assertThat(read(slug, "de").extract().header("Vary")).doesNotContain("Accept-Language");
        assertThat(given().header("Accept-Language", "de").get("/v1/events").header("Vary"))
                .contains("Accept-Language");
    }

    @Test
    void translationsAreAllTextsWithoutFallback() {
        var slug = eventInTwoLanguages();

        given().queryParam("translations", "all")
                .queryParam("lang", "fr")
                .get("/v1/events/" + slug)
                .then()
                .statusCode(200)
                .body("title", equalTo("March"))
                .body("translations.keySet()", contains("de", "en"))
                .body("translations.en.title", equalTo("March"))
                .body("translations.en.summary", equalTo("Kopenhagen walks"))
                .body("translations.en.statusNote", nullValue())
                .body("translations.de.title", equalTo("Marsch"))
                .body("translations.de.summary", nullValue())
                .body("translations.de.statusNote", equalTo("Es regnet"))
                .body("translations.de.linkLabels['https://lu.ma/march']", equalTo("Anmelden"));
    }

    @Test
    void aLanguageInWhichOnlyALabelIsWrittenIsAvailable() {
        var slug = fixtures.event(
                fixtures.campaign(),
                "zurich-ch",
                event -> event.linkTo(List.of(link(0, LinkRel.signup, "https://lu.ma/x", Map.of("gsw", "Mitmache")))));

        read(slug, "gsw").body("language", equalTo("gsw")).body("signupLinks.label", contains("Mitmache"));
        read(slug, "en").body("availableLanguages", contains("en", "gsw"));
        given().queryParam("translations", "all")
                .get("/v1/events/" + slug)
                .then()
                .body("translations.gsw.linkLabels['https://lu.ma/x']", equalTo("Mitmache"));
    }

    @ParameterizedTest
    @CsvSource({"de_DE", "x", "d", "deutschland-zu-lang", "en-", "de--CH", "'de,fr'", "*", "'  '"})
    void aMalformedLanguageIsAFault(String lang) {
        var slug = eventInTwoLanguages();

        for (var path : List.of(
                "/v1/events",
                "/v1/events/" + slug,
                "/v1/campaigns",
                "/v1/cities",
                "/v1/countries",
                "/v1/cities/bern-ch")) {
            given().queryParam("lang", lang)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.parameter", contains("lang"));
        }
    }

    private static ValidatableResponse read(String slug, String lang) {
        return given().queryParam("lang", lang).get("/v1/events/" + slug).then().statusCode(200);
    }

    private String germanCampaign() {
        return fixtures.campaign("de", campaign -> {});
    }

    private String eventInTwoLanguages() {
        var campaign =
                fixtures.campaign(it -> it.say("de", CampaignText.of("Ein Aufruf", null, null, List.of(), null)));
        return fixtures.event(campaign, "copenhagen-dk", event -> {
            event.say(
                    "en",
                    EventText.of("March", "Kopenhagen walks", null)
                            .withWhatToBring("Umbrella")
                            .withAccessibilityNote("Ramp"));
            event.say("de", EventText.of("Marsch", null, null).withStatusNote("Es regnet"));
            event.linkTo(List.of(
                    link(0, LinkRel.signup, "https://lu.ma/march", Map.of("en", "Sign up", "de", "Anmelden")),
                    link(1, LinkRel.signup, "https://t.me/march", Map.of()),
                    link(2, LinkRel.photos, "https://example.org/photos", Map.of("en", "Photos"))));
        });
    }

    private static Link link(int position, LinkRel rel, String url, Map<String, String> labels) {
        return new Link(position, rel, WebAddress.ofPage("url", url), null, false, labels);
    }
}
