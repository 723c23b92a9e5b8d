package org.rallypoint.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;
import org.rallypoint.event.EventPublication;
import org.rallypoint.event.EventText;
import org.rallypoint.event.Schedule;

/** What our own tables and lists give, the import takes back unchanged. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExportImportTest {

    /** What is another event's own, though it says the same. */
    private static final List<String> IDENTITY =
            List.of("id", "slug", "campaign", "revision", "createdAt", "updatedAt", "url");

    private static final String CSV = "text/csv";
    private static final String MARKDOWN = "text/markdown";

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    private String from;
    private String into;

    @BeforeEach
    void begin() {
        clock.set("2025-10-01T12:00:00Z");
        from = campaign();
        into = campaign();
    }

    /** Its days are those on which clocks are set back in Europe. */
    private String campaign() {
        return fixtures.campaign(
                campaign -> campaign.window(LocalDate.parse("2025-10-20"), LocalDate.parse("2025-11-02")));
    }

    private Client coordinator(String campaign) {
        return Client.with(bearers.of(Role.coordinator, campaign));
    }

    private Answer make(String event) {
        return coordinator(from).post("/campaigns/" + from + "/events", event).is(201);
    }

    private static String exported(String campaign, String suffix, String language) {
        var answer = RestAssured.get("/v1/campaigns/" + campaign + "/events" + suffix + "?lang=" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.asByteArray(), UTF_8);
    }

    private Answer imported(String campaign, String type, String body, String query) {
        return coordinator(campaign)
                .send("POST", "/campaigns/" + campaign + "/imports" + query, body, "Content-Type", type)
                .is(200);
    }

    private static List<String> outcomes(Answer answer) {
        return answer.json().get("rows").findValuesAsText("outcome");
    }

    private static JsonNode items(String campaign) {
        return Client.nobody()
                .get("/campaigns/" + campaign + "/events?lang=en&limit=100")
                .is(200)
                .json()
                .get("items");
    }

    private static List<JsonNode> said(String campaign) {
        var events = new ArrayList<JsonNode>();
        items(campaign).forEach(event -> events.add(((ObjectNode) event.deepCopy()).without(IDENTITY)));
        return events;
    }

    /** All that an event can say, in texts that other formats than ours stumble over. */
    private void makeFullEvent() {
        make("""
                {"city":"zurich-ch","title":"=Marsch, \\"jetzt\\"; 🚩","kind":"march","summary":"'til the end",
                 "description":"First\\n\\n- a list\\nid;city;country\\n</script>, \\"quoted\\"\\\\","statusNote":"None",
                 "startDate":"2025-10-26","startTime":"02:30","startOffset":"+01:00","endTime":"04:00",
                 "venue":{"name":"-Platz","address":"Zürichstrasse 1, Ost","latitude":47.4,"longitude":-8.5},
                 "attendance":"mixed","languages":["de","en"],"catchmentKm":50,"affiliation":"partner",
                 "accessibility":{"wheelchair":true,"quietArea":false,"note":"Ramp,\\nat the back"},
                 "whatToBring":"+ water\\n+ signs","permit":"notified","organisedBy":"@gruppe",
                 "imageUrl":"https://example.org/a,b.png","imageAlt":"?",
                 "turnout":{"low":10,"high":20,"source":"unknown"},
                 "signupLinks":[
                  {"url":"https://lu.ma/aaa1","label":"https://elsewhere.example | x"},
                  {"url":"https://www.facebook.com/events/12,","label":"Zusagen \\"hier\\"","primary":true},
                  {"url":"https://chat.whatsapp.com/AbCdEf"},
                  {"url":"https://example.org/us","kind":"organiser_page"}],
                 "links":[{"rel":"photos","url":"https://example.org/p","label":"Bilder"},
                  {"rel":"recap","url":"https://example.org/r"}]}""");
    }

    private void makeOtherEvents() {
        make("{\"city\":\"bern-ch\",\"startDate\":\"2025-10-21\",\"endDate\":\"2025-10-23\"}");
        make("{\"city\":\"lyon-fr\",\"signupLinks\":[{\"url\":\"https://lu.ma/user/lyon\"}]}");
        make("{\"city\":\"geneve-ch\",\"startDate\":\"2025-10-22\",\"startTime\":\"22:00\",\"endTime\":\"02:00\"}");
        make("{\"city\":\"basel-ch\",\"startDate\":\"2025-10-24\",\"endDate\":\"2025-10-24\",\"endTime\":\"18:00\"}");
        make("{\"city\":\"lausanne-ch\"}");
    }

    // ------------------------------------------------------------------ tables

    @Test
    void aTableInAnEmptyCampaignMakesTheSameEvents() {
        makeFullEvent();
        makeOtherEvents();

        var answer = imported(into, CSV, exported(from, ".csv", "en"), "");

        assertThat(outcomes(answer)).containsOnly("created").hasSize(6);
        assertThat(said(into)).isEqualTo(said(from));
    }

    @Test
    void aTableInItsOwnCampaignChangesNothing() {
        makeFullEvent();
        makeOtherEvents();
        var before = items(from);

        var answer = imported(from, CSV, exported(from, ".csv", "en"), "");

        assertThat(outcomes(answer)).containsOnly("unchanged").hasSize(6);
        assertThat(answer.json().get("rows").findValuesAsText("code")).isEmpty();
        assertThat(answer.json().get("missing")).isEmpty();
        assertThat(items(from)).isEqualTo(before);
    }

    @Test
    void aTableImportedTwiceIsImportedOnce() {
        makeFullEvent();
        makeOtherEvents();
        var table = exported(from, ".csv", "en");
        imported(into, CSV, table, "");

        assertThat(outcomes(imported(into, CSV, table, "")))
                .containsOnly("unchanged")
                .hasSize(6);
    }

    @Test
    void aTownThatTheGazetteerLacksIsFoundWhereItIsKnown() {
        var town = fixtures.town(
                "hintertupf-" + from.substring(2), "Hintertupf " + from, "CH", 46.5, 8.5, "Europe/Zurich");
        make("{\"city\":\"" + town + "\",\"startDate\":\"2025-10-21\"}");

        assertThat(outcomes(imported(into, CSV, exported(from, ".csv", "en"), "")))
                .containsExactly("created");
        assertThat(said(into)).isEqualTo(said(from));
    }

    @Test
    void whatTookNoPlaceIsLeftAsItIsAndNotMadeAnew() {
        make("{\"city\":\"bern-ch\",\"startDate\":\"2025-10-21\"}");
        make("{\"city\":\"lyon-fr\",\"startDate\":\"2025-10-22\"}");
        coordinator(from)
                .turn("/events/" + from + "-bern", "cancel", "{\"note\":\"Storm\"}")
                .is(200);
        coordinator(from)
                .turn("/events/" + from + "-lyon", "postpone", "{\"note\":\"Later\"}")
                .is(200);
        var before = items(from);
        var table = exported(from, ".csv", "en");

        var again = imported(from, CSV, table, "");

        assertThat(outcomes(again)).containsExactly("unchanged", "unchanged");
        assertThat(again.json().get("rows").findValuesAsText("code")).isEmpty();
        assertThat(items(from)).isEqualTo(before);
        assertThat(outcomes(imported(into, CSV, table, ""))).containsExactlyInAnyOrder("skipped", "created");
    }

    @Test
    void severalEventsOfOneDayInOneCityAreMadeAnewAsSeveral() {
        for (var title : List.of("Leaflets", "Vigil", "Vigil")) {
            fixtures.event(from, "lyon-fr", event -> {
                event.happens(Schedule.day(LocalDate.parse("2025-10-21")));
                event.say("en", EventText.of(title, null, null));
            });
        }
        var table = exported(from, ".csv", "en");

        assertThat(outcomes(imported(from, CSV, table, "")))
                .containsOnly("unchanged")
                .hasSize(3);
        assertThat(outcomes(imported(into, CSV, table, "")))
                .containsOnly("created")
                .hasSize(3);
        assertThat(said(into)).isEqualTo(said(from));
        assertThat(outcomes(imported(into, CSV, table, "")))
                .containsOnly("unchanged")
                .hasSize(3);
    }

    @Test
    void anEventThatWasThereBeforeIsLookedAtByAPersonAsTheTwinThatItMayBe() {
        fixtures.event(from, "lyon-fr");
        fixtures.event(from, "lyon-fr");
        fixtures.event(into, "lyon-fr");
        var table = exported(from, ".csv", "en");

        assertThat(outcomes(imported(into, CSV, table, ""))).containsExactly("unchanged", "needs_review");
    }

    @ParameterizedTest
    @CsvSource({".csv, text/csv", ".ics, text/calendar", ".jsonld, application/ld+json"})
    void whatWasPostponedSinceStaysSo(String suffix, String type) {
        make("{\"city\":\"oslo-no\",\"startDate\":\"2025-10-22\",\"startTime\":\"14:00\",\"endTime\":\"16:00\"}");
        var older = exported(from, suffix, "en");
        coordinator(from)
                .turn("/events/" + from + "-oslo", "postpone", "{\"note\":\"Later\"}")
                .is(200);

        var answer = imported(from, type, older, "");

        assertThat(answer.json().get("rows").findValuesAsText("code")).contains("postponed_here");
        var oslo = items(from).get(0);
        assertThat(oslo.get("status").asText()).isEqualTo("postponed");
        assertThat(oslo.get("statusNote").asText()).isEqualTo("Later");
        assertThat(oslo.get("startDate").isNull()).isTrue();
        assertThat(oslo.get("startTime").isNull()).isTrue();
        assertThat(oslo.get("previousStartDate").asText()).isEqualTo("2025-10-22");

        coordinator(from).turn("/events/" + from + "-oslo", "cancel", "{}").is(200);
        imported(from, type, older, "");
        assertThat(items(from).get(0).get("startDate").isNull()).isTrue();
    }

    @Test
    void whatWasClearedSinceStaysSo() {
        makeFullEvent();
        var older = exported(from, ".csv", "en");
        coordinator(from).patch("/events/" + from + "-zurich", """
                {"venue":null,"description":null,"startTime":null,"startOffset":null,"endTime":null,
                 "signupLinks":[],"links":[],"title":"New"}""").is(200);
        var before = items(from);

        var answer = imported(from, CSV, older, "");

        assertThat(outcomes(answer)).containsExactly("unchanged");
        assertThat(answer.json().get("rows").findValuesAsText("code"))
                .containsExactly("older_than_here", "differs_here");
        assertThat(items(from)).isEqualTo(before);
    }

    @Test
    void aRowOfTodayMayFillWhatIsUnknown() {
        make("{\"city\":\"bern-ch\"}");
        var table = exported(from, ".csv", "en");

        var filled = imported(from, CSV, table.replace(",scheduled,", ",scheduled,Come soon"), "");

        assertThat(outcomes(filled)).containsExactly("updated");
        assertThat(items(from).get(0).get("statusNote").asText()).isEqualTo("Come soon");
    }

    @Test
    void whatIsPostponedIsMadeAnewWithAWarning() {
        make("{\"city\":\"lyon-fr\",\"startDate\":\"2025-10-22\"}");
        coordinator(from)
                .turn("/events/" + from + "-lyon", "postpone", "{\"note\":\"Later\"}")
                .is(200);
        var table = exported(from, ".csv", "en");

        var answer = imported(into, CSV, table, "");

        assertThat(outcomes(answer)).containsExactly("created");
        assertThat(answer.json().get("rows").findValuesAsText("code")).containsExactly("postponed_there");
        assertThat(items(into).get(0).get("startDate").isNull()).isTrue();
        assertThat(items(into).get(0).get("statusNote").asText()).isEqualTo("Later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void textsThatAnotherLanguageLentAreNoTranslations(String language) {
        makeFullEvent();
        makeOtherEvents();
        make("""
                {"city":"oslo-no","title":"March","summary":"Write to anna@example.org","accessibility":{"note":"Ramp"},
                 "signupLinks":[{"url":"https://lu.ma/oslo1","label":"Here"},{"url":"https://lu.ma/oslo2","label":"There"}],
                 "translations":{"de":{"title":"Marsch","linkLabels":{"https://lu.ma/oslo1":"Hier"}},"fr":{"title":"Marche"}}}""");
        var before = items(from);
        var revisions = before.findValuesAsText("revision");

        var answer = imported(from, CSV, exported(from, ".csv", language), "?lang=" + language);

        assertThat(outcomes(answer)).containsOnly("unchanged").hasSize(7);
        assertThat(answer.json().get("rows").findValuesAsText("code")).containsExactly("contact_left_out");
        assertThat(items(from)).isEqualTo(before);
        assertThat(items(from).findValuesAsText("revision")).isEqualTo(revisions);
    }

    @Test
    void aTranslationThatSomebodyWroteIntoTheTableIsTaken() {
        make(
                "{\"city\":\"bern-ch\",\"title\":\"March\",\"summary\":\"For all\",\"translations\":{\"de\":{\"summary\":\"Alle\"}}}");

        var answer = imported(from, CSV, exported(from, ".csv", "de").replace("March", "Marsch"), "?lang=de");

        assertThat(outcomes(answer)).containsExactly("updated");
        var texts = Client.nobody()
                .get("/events/" + from + "-bern?translations=all")
                .json();
        assertThat(texts.at("/translations/de/title").asText()).isEqualTo("Marsch");
        assertThat(texts.at("/translations/en/title").asText()).isEqualTo("March");
    }

    // ------------------------------------------------------------------ lists

    private void makeListedEvents() {
        make("""
                {"city":"lyon-fr","title":"March","startDate":"2025-10-21","startTime":"14:00","signupLinks":[
                 {"url":"https://chat.whatsapp.com/AbCdEf"},{"url":"https://lu.ma/lyon1","label":"Here"}]}""");
        make("{\"city\":\"geneve-ch\",\"startDate\":\"2025-10-22\"}");
        make(
                "{\"city\":\"Antwerp\",\"countryCode\":\"BE\",\"signupLinks\":[{\"url\":\"https://example.org/a_(b)?x=1&y=2\"}]}");
        make("{\"city\":\"Gothenburg\",\"countryCode\":\"SE\"}");
        make("{\"city\":\"Kinshasa\",\"countryCode\":\"CD\"}");
    }

    private static List<String> bullets(String campaign) {
        var bullets = new ArrayList<String>();
        items(campaign)
                .forEach(event -> bullets.add(event.at("/city/id").asText() + " "
                        + event.at("/city/countryCode").asText() + " "
                        + event.get("signupUrl").asText()));
        return bullets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl"})
    void aListInItsOwnCampaignChangesNothing(String language) {
        makeListedEvents();
        make("{\"city\":\"bern-ch\",\"startDate\":\"2025-10-21\"}");
        make("{\"city\":\"basel-ch\",\"startDate\":\"2025-10-21\"}");
        coordinator(from).turn("/events/" + from + "-bern", "cancel", "{}").is(200);
        coordinator(from).turn("/events/" + from + "-basel", "postpone", "{}").is(200);
        var before = items(from);

        var answer = imported(from, MARKDOWN, exported(from, ".md", language), "?lang=" + language);

        assertThat(outcomes(answer)).containsOnly("unchanged").hasSize(7);
        assertThat(answer.json().get("rows").findValuesAsText("code")).isEmpty();
        assertThat(answer.json().get("missing")).isEmpty();
        assertThat(items(from)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl"})
    void aListInAnEmptyCampaignMakesEventsInTheSameCitiesWithTheSameLinks(String language) {
        makeListedEvents();

        var answer = imported(into, MARKDOWN, exported(from, ".md", language), "?lang=" + language);

        assertThat(outcomes(answer)).containsOnly("created").hasSize(5);
        assertThat(bullets(into)).containsExactlyInAnyOrderElementsOf(bullets(from));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://chat.whatsapp.com/AbCdEf", "https://lu.ma/user/paris", "https://lu.ma/paris1"})
    void aLinkFindsItsEventBeforeTheDayOfAnotherDoes(String link) {
        fixtures.event(from, "paris-fr", event -> {
            event.happens(Schedule.day(LocalDate.parse("2025-10-21")));
            event.linkTo(Fixtures.signups(link));
        });
        fixtures.event(from, "paris-fr");
        var before = items(from);

        var answer = imported(from, MARKDOWN, exported(from, ".md", "en"), "");

        assertThat(outcomes(answer)).containsExactly("unchanged", "unchanged");
        assertThat(answer.json().get("missing")).isEmpty();
        assertThat(items(from)).isEqualTo(before);
    }

    @Test
    void whatEveryoneSeesIsMeantBeforeADraft() {
        var draft = fixtures.event(
                from, "paris-fr", event -> event.linkTo(Fixtures.signups("https://chat.whatsapp.com/AbCdEf")));
        fixtures.publication(draft, EventPublication.draft);
        fixtures.event(from, "paris-fr", event -> {
            event.happens(Schedule.day(LocalDate.parse("2025-10-21")));
            event.linkTo(Fixtures.signups("https://chat.whatsapp.com/AbCdEf"));
        });
        var other = fixtures.event(from, "lyon-fr");
        fixtures.publication(other, EventPublication.draft);
        fixtures.event(from, "lyon-fr", event -> event.happens(Schedule.day(LocalDate.parse("2025-10-21"))));

        var page = fixtures.event(from, "nice-fr", event -> event.linkTo(Fixtures.signups("https://lu.ma/nice1")));
        fixtures.publication(page, EventPublication.draft);
        fixtures.event(from, "nice-fr", event -> {
            event.happens(Schedule.day(LocalDate.parse("2025-10-21")));
            event.linkTo(Fixtures.signups("https://lu.ma/nice1"));
        });

        var answer = imported(from, MARKDOWN, exported(from, ".md", "en"), "");

        assertThat(outcomes(answer)).containsOnly("unchanged").hasSize(3);
        assertThat(answer.json().get("rows").findValuesAsText("slug"))
                .containsExactlyInAnyOrder(from + "-paris-fr-2", from + "-lyon-fr-2", from + "-nice-fr-2");
        assertThat(answer.json().get("rows").findValuesAsText("code")).isEmpty();
    }

    @Test
    void bulletsOfOneCityAreAboutItsEventsEachAboutOne() {
        fixtures.event(from, "lyon-fr", event -> event.linkTo(Fixtures.signups("https://chat.whatsapp.com/AbCdEf")));
        fixtures.event(from, "lyon-fr");
        fixtures.event(from, "lyon-fr");
        fixtures.event(from, "lyon-fr", event -> event.linkTo(Fixtures.signups("https://chat.whatsapp.com/GhIjKl")));
        var before = items(from);

        var answer = imported(from, MARKDOWN, exported(from, ".md", "en"), "");

        assertThat(outcomes(answer)).containsOnly("unchanged").hasSize(4);
        assertThat(answer.json().get("missing")).isEmpty();
        assertThat(items(from)).isEqualTo(before);
    }
}
