package org.rallypoint.format;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.contact.Audience;
import org.rallypoint.contact.Channel;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.contact.Contacts;
import org.rallypoint.event.Schedule;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FormatTest {

    private static final String HERE = "http://localhost:8080";

    @Inject
    Fixtures fixtures;

    @Inject
    Contacts contacts;

    @Inject
    TestClock clock;

    private String campaign;
    private String event;

    @BeforeEach
    void planOneEvent() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        event = fixtures.event(campaign, "zurich-ch", draft -> {
            draft.happens(Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.parse("14:00"), null));
            draft.linkTo(Fixtures.signups("https://lu.ma/zurich"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "geojson, application/geo+json",
        "ics, text/calendar;charset=UTF-8",
        "feed.json, application/feed+json",
        "atom, application/atom+xml;charset=UTF-8",
        "rss, application/rss+xml;charset=UTF-8",
        "jsonld, application/ld+json",
        "csv, text/csv;charset=UTF-8",
        "md, text/markdown;charset=UTF-8",
        "discord.json, application/json"
    })
    void everyListAndEveryEventHasEveryFormatBySuffix(String suffix, String type) {
        for (var path : lists()) {
            var answer = get(path + "." + suffix + query(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo(type);
            assertThat(answer.asString()).as(path).contains("rich");
            assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding, Authorization");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Cache-Control")).startsWith("public, max-age=60");
            assertThat(answer.header("Content-Language")).isEqualTo("en");
            var again = given().header("If-None-Match", "W/" + answer.header("ETag"))
                    .urlEncodingEnabled(false)
                    .get(path + "." + suffix + query(path));
            assertThat(again.statusCode()).isEqualTo(304);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/geo+json, application/geo+json",
        "text/calendar, text/calendar;charset=UTF-8",
        "application/feed+json, application/feed+json",
        "application/atom+xml, application/atom+xml;charset=UTF-8",
        "application/rss+xml, application/rss+xml;charset=UTF-8",
        "application/ld+json, application/ld+json",
        "text/csv, text/csv;charset=UTF-8",
        "text/markdown, text/markdown;charset=UTF-8",
        "application/json, application/json;charset=UTF-8",
        "*/*, application/json;charset=UTF-8",
        "application/*, application/json;charset=UTF-8",
        "text/html;q=0.9;x=1, 406",
        "'text/html, */*;q=0.1', application/json;charset=UTF-8",
        "'text/*, application/json;q=0.5', text/calendar;charset=UTF-8",
        "'application/json;q=0.2, text/csv;q=0.8', text/csv;charset=UTF-8",
        "'*/*, application/json;q=0', application/geo+json",
        "'text/csv;q=0', 406",
        "nonsense, 406",
        "text/csv;q=many, 406"
    })
    void acceptChoosesOnThePathWithoutSuffix(String accept, String answered) {
        for (var path : lists()) {
            var answer =
                    given().header("Accept", accept).urlEncodingEnabled(false).get(path + query(path));
            if (answered.length() == 3) {
                assertThat(answer.statusCode()).as(path).isEqualTo(Integer.parseInt(answered));
                assertThat(answer.contentType()).isEqualTo("application/problem+json");
            } else {
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.contentType()).isEqualTo(answered);
            }
            assertThat(answer.headers().getValues("Vary")).containsExactly("Accept, Accept-Encoding, Authorization");
        }
    }

    @Test
    void theContractNamesEveryFormat() throws NoSuchFieldException {
        var parameter = Suffix.class.getDeclaredField("format").getAnnotation(Parameter.class);
        assertThat(parameter.schema().enumeration())
                .containsExactly(
                        Arrays.stream(Format.values()).map(Format::suffix).toArray(String[]::new));
    }

    @Test
    void aListIsCalledAfterWhatItIsAListOf() {
        var empty = fixtures.campaign(
                draft -> draft.say("en", CampaignText.of("Nothing yet", null, null, List.of(), null)));
        assertThat(get("/v1/campaigns/" + empty + "/events.ics?lang=en").asString())
                .contains("\r\nNAME:Nothing yet\r\n");
        assertThat(get("/v1/events.ics?lang=en&campaign=" + empty).asString()).contains("\r\nNAME:Nothing yet\r\n");
        assertThat(get("/v1/cities/zurich-ch/events.ics?lang=de&campaign=" + empty)
                        .asString())
                .contains("\r\nNAME:Proteste: Zürich\r\n");
        assertThat(get("/v1/events.ics?lang=de&country=AQ").asString()).contains("\r\nNAME:Proteste\r\n");
    }

    @Test
    void aFormatThatThereIsNotIsAnsweredWithThoseThatThereAre() {
        given().header("Accept", "application/pdf")
                .get("/v1/events")
                .then()
                .statusCode(406)
                .body("detail", containsString(".ics (text/calendar)"))
                .body("detail", containsString(".json (application/json)"));
        given().get("/v1/events.pdf").then().statusCode(404).body("detail", containsString(".ics (text/calendar)"));
        given().get("/v1/events/" + event + ".pdf").then().statusCode(404);
        given().get("/v1/events.ICS").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/pdf", "nonsense"})
    void aSuffixWinsOverAccept(String accept) {
        given().header("Accept", accept)
                .get("/v1/events/" + event + ".ics")
                .then()
                .statusCode(200);
        given().header("Accept", accept)
                .get("/v1/events/" + event + ".json")
                .then()
                .statusCode(200)
                .body("slug", equalTo(event));
    }

    @Test
    void jsonBySuffixIsTheSameBytes() {
        assertThat(get("/v1/events/" + event + ".json?lang=en").asString())
                .isEqualTo(get("/v1/events/" + event + "?lang=en").asString());
    }

    @Test
    void theTagOfASingleEventBeginsWithItsRevision() {
        fixtures.change(event, draft -> draft.linkTo(Fixtures.signups("https://lu.ma/another")));

        assertThat(get("/v1/events/" + event + ".ics").header("ETag")).startsWith("\"2-");
        assertThat(get("/v1/events.ics?campaign=" + campaign).header("ETag")).doesNotStartWith("\"2-");
    }

    @Test
    void filtersAreThoseOfJson() {
        fixtures.event(campaign, "oslo-no");

        assertThat(get("/v1/campaigns/" + campaign + "/events.md?country=NO&lang=en")
                        .asString())
                .contains("- **Oslo**, Norway")
                .doesNotContain("Zürich");
        assertThat(get("/v1/campaigns/" + campaign + "/events.md?when=past").asString())
                .doesNotContain("- ");
        given().get("/v1/events.ics?whn=all")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown_parameter"));
    }

    @Test
    void onlyMapsHavePages() {
        fixtures.event(campaign, "oslo-no");
        var first = get("/v1/campaigns/" + campaign + "/events.geojson?limit=1");
        assertThat(first.<List<?>>path("features")).hasSize(1);
        assertThat(first.<Integer>path("page.total")).isEqualTo(2);
        var next = first.header("Link").replaceFirst("<" + HERE + "([^>]*)>.*", "$1");
        assertThat(next).startsWith("/v1/campaigns/" + campaign + "/events.geojson?");
        var second = get(next);
        assertThat(second.<List<?>>path("features")).hasSize(1);
        assertThat(second.<String>path("page.nextCursor")).isNull();
        assertThat(second.header("Link")).isNull();

        for (var query : List.of(
                ".ics?limit=1", ".csv?cursor=x", ".geojson?undated=window", "/" + event + ".md?undated=window")) {
            given().get("/v1/events" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("not_in_this_format"));
        }
        given().get("/v1/events.geojson?fields=id").then().statusCode(400);
    }

    @Test
    void aListIsWholeHoweverLongAPageOfJsonIs() {
        var many = fixtures.campaign();
        IntStream.range(0, 201).forEach(i -> fixtures.event(many, "oslo-no"));

        assertThat(get("/v1/campaigns/" + many + "/events.md?lang=en")
                        .asString()
                        .lines())
                .filteredOn(line -> line.startsWith("- "))
                .hasSize(201);
    }

    @Test
    void aMergedEventLeadsToTheOtherOneInTheSameFormat() {
        var survivor = fixtures.event(campaign, "bern-ch");
        fixtures.merge(event, survivor);

        given().redirects()
                .follow(false)
                .get("/v1/events/" + event + ".ics?lang=de")
                .then()
                .statusCode(308)
                .header("Location", equalTo(HERE + "/v1/events/" + fixtures.id(survivor) + ".ics?lang=de"));
        given().redirects()
                .follow(false)
                .header("Accept", "text/calendar")
                .get("/v1/events/" + event)
                .then()
                .statusCode(308)
                .header("Location", equalTo(HERE + "/v1/events/" + fixtures.id(survivor) + ".ics"));
    }

    @Test
    void aSingleEventWithATimeIsAnEventForAServersCalendar() {
        var path = "/v1/events/" + event + ".scheduled-event.json";
        var answer = given().get(path + "?lang=de");

        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Language", "de")
                .header("ETag", startsWith("\"1-"))
                .body("revision", nullValue())
                .body("scheduled_start_time", equalTo("2025-02-08T13:00:00Z"))
                .body("scheduled_end_time", equalTo("2025-02-08T16:00:00Z"))
                .body("entity_metadata.location", equalTo("Zürich, Schweiz"))
                .body("description", containsString("Anmelden: <https://lu.ma/zurich>"));
        given().header("If-None-Match", answer.header("ETag"))
                .get(path + "?lang=de")
                .then()
                .statusCode(304);
        given().get("/v1/events/" + fixtures.id(event) + ".scheduled-event.json")
                .then()
                .statusCode(200);
        given().get(path + "?undated=window").then().statusCode(400);
    }

    @Test
    void whatHasNoTimeOrIsOffIsNoEventForAServersCalendar() {
        var waiting = fixtures.event(campaign, "oslo-no");
        fixtures.change(event, draft -> draft.cancel());

        given().get("/v1/events/" + waiting + ".scheduled-event.json")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rallypoint:problem:no_start"));
        given().get("/v1/events/" + event + ".scheduled-event.json")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rallypoint:problem:cancelled"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-08T12:59:59Z, 200",
        "2025-02-08T13:00:00Z, 409",
        "2025-02-08T13:00:01Z, 409",
        "2025-03-08T13:00:00Z, 409"
    })
    void whatHasBegunIsNoEventForAServersCalendar(String now, int status) {
        clock.set(now);

        given().get("/v1/events/" + event + ".scheduled-event.json")
                .then()
                .statusCode(status)
                .body("type", equalTo(status == 200 ? null : "urn:rallypoint:problem:started"));
    }

    @Test
    void noListIsAnEventForAServersCalendar() {
        for (var list : List.of("/v1/events", "/v1/campaigns/" + campaign + "/events", "/v1/cities/zurich-ch/events")) {
            given().get(list + ".scheduled-event.json")
                    .then()
                    .statusCode(404)
                    .body("detail", containsString(".ics (text/calendar)"));
        }
        given().get("/v1/events/nope.scheduled-event.json").then().statusCode(404);
    }

    @Test
    void aMergedEventLeadsAServersCalendarToTheOtherOne() {
        var survivor = fixtures.event(campaign, "bern-ch");
        fixtures.merge(event, survivor);

        given().redirects()
                .follow(false)
                .get("/v1/events/" + event + ".scheduled-event.json?lang=de")
                .then()
                .statusCode(308)
                .header(
                        "Location",
                        equalTo(HERE + "/v1/events/" + fixtures.id(survivor) + ".scheduled-event.json?lang=de"));
    }

    @Test
    void noFormatShowsAContact() {
        var contact = new ContactInput(
                null, "Mara", Channel.email, "mara@example.org", Audience.public_, Instant.EPOCH.plusSeconds(1), null);
        QuarkusTransaction.requiringNew()
                .run(() -> contacts.add(fixtures.id(event), List.of(contact), clock.instant()));

        for (var suffix : Arrays.stream(Format.values()).map(Format::suffix).toList()) {
            assertThat(get("/v1/events/" + event + "." + suffix).asString()).doesNotContain("mara@example.org");
        }
        given().get("/v1/events/" + event + ".json").then().body("contacts[0].value", equalTo("mara@example.org"));
    }

    @Test
    void anEventWithoutADayStandsInACalendarOnlyIfAskedFor() {
        var waiting = fixtures.event(campaign, "oslo-no");
        var id = fixtures.id(waiting).toString();

        assertThat(get("/v1/campaigns/" + campaign + "/events.ics").asString()).doesNotContain(id);
        assertThat(get("/v1/campaigns/" + campaign + "/events.ics?undated=window")
                        .asString())
                .contains("UID:" + id, "STATUS:TENTATIVE");
        assertThat(get("/v1/events/" + waiting + ".ics").asString()).doesNotContain("BEGIN:VEVENT");
        given().get("/v1/events.ics?undated=all").then().statusCode(400);
    }

    @Test
    void aCalendarIsTheSameBytesUntilSomethingChanges() {
        var path = "/v1/campaigns/" + campaign + "/events.ics?lang=en";
        var first = get(path);
        clock.set("2025-02-01T12:01:00Z");
        assertThat(get(path).asByteArray()).isEqualTo(first.asByteArray());
        assertThat(given().header("If-None-Match", first.header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
        assertThat(first.asString()).contains("SEQUENCE:0\r\n", "STATUS:CONFIRMED\r\n");

        fixtures.change(event, draft -> draft.cancel());

        assertThat(get(path).asString())
                .contains(
                        "UID:" + fixtures.id(event) + "\r\n",
                        "SEQUENCE:1\r\n",
                        "STATUS:CANCELLED\r\n",
                        "SUMMARY:[cancelled] ");
    }

    @Test
    void nothingIsThereForAPathThatNamesNothing() {
        for (var path : List.of(
                "/v1/campaigns/nope/events.ics",
                "/v1/cities/nope/events.ics",
                "/v1/events/nope.ics",
                "/v1/events/" + UUID.randomUUID() + ".csv",
                "/v1/campaigns.ics",
                "/v1/events.",
                "/v1/me/events.ics")) {
            given().get(path).then().statusCode(404).contentType(startsWith("application/problem+json"));
        }
        given().post("/v1/events.ics").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void aDayWithoutATimeStaysADayForSearchEngines() {
        var wholeDay = fixtures.event(
                campaign, "bern-ch", draft -> draft.happens(Schedule.day(LocalDate.parse("2025-02-08"))));
        given().get("/v1/events/" + wholeDay + ".jsonld")
                .then()
                .body("'@graph'[0].startDate", equalTo("2025-02-08"))
                .body("'@graph'[0].endDate", nullValue());
    }

    private List<String> lists() {
        return List.of(
                "/v1/events",
                "/v1/campaigns/" + campaign + "/events",
                "/v1/cities/zurich-ch/events",
                "/v1/events/" + event);
    }

    private String query(String path) {
        return path.endsWith("/events") && !path.contains(campaign) ? "?lang=en&campaign=" + campaign : "?lang=en";
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }
}
