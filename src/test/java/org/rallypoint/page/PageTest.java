package org.rallypoint.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
import org.rallypoint.event.Affiliation;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventPublication;
import org.rallypoint.event.EventText;
import org.rallypoint.event.Permit;
import org.rallypoint.event.Schedule;
import org.rallypoint.event.Venue;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PageTest {

    private static final String HERE = "http://localhost:8080";
    private static final String HOSTILE =
            "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{x}";

    @Inject
    Fixtures fixtures;

    @Inject
    Contacts contacts;

    @Inject
    TestClock clock;

    private String campaign;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
    }

    @Test
    void aCampaignShowsEachCityWithWhatIsKnownOfIt() {
        fixtures.event(campaign, "oslo-no");
        fixtures.event(campaign, "bern-ch", event -> event.linkTo(Fixtures.signups("https://lu.ma/bern")));
        fixtures.event(campaign, "berlin-de", event -> {
            event.happens(
                    Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.parse("14:00"), LocalTime.parse("16:00")));
            event.linkTo(Fixtures.signups("https://lu.ma/berlin"));
        });
        var cancelled = fixtures.event(campaign, "paris-fr", event -> {
            event.linkTo(Fixtures.signups("https://lu.ma/paris"));
            event.cancel();
        });

        var page = page("/c/" + campaign + "?lang=de");

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(page.selectFirst("h1").text()).isEqualTo("A campaign");
        assertThat(page.select("svg.map circle")).hasSize(4);
        assertThat(page.select("main li.event h3").eachText())
                .containsExactly("Berlin Deutschland", "Bern Schweiz", "Oslo Norwegen", "Paris Frankreich");
        assertThat(row(page, "Berlin").selectFirst("time").text())
                .isEqualTo("Samstag, 8. Februar 2025, 14:00–16:00 (Europe/Berlin)");
        assertThat(row(page, "Berlin").selectFirst("time").attr("datetime")).isEqualTo("2025-02-08T14:00:00+01:00");
        assertThat(row(page, "Berlin").selectFirst("a.button").attr("href")).isEqualTo("https://lu.ma/berlin");
        assertThat(row(page, "Berlin").selectFirst("a.button").attr("aria-label"))
                .isEqualTo("Anmelden · Berlin");
        assertThat(row(page, "Bern").select(".follow").text()).isEqualTo("Termin folgt");
        assertThat(row(page, "Oslo").select(".follow").text()).isEqualTo("Details folgen");
        assertThat(row(page, "Oslo").select("a.button")).isEmpty();
        assertThat(row(page, "Paris").selectFirst(".state").text()).isEqualTo("abgesagt");
        assertThat(row(page, "Paris").select("a.button")).isEmpty();
        assertThat(row(page, "Paris").id()).isEqualTo(cancelled);
    }

    @Test
    void pastProtestsStandByThemselves() {
        fixtures.event(campaign, "oslo-no", event -> event.happens(Schedule.day(LocalDate.parse("2025-01-08"))));
        fixtures.event(campaign, "bern-ch", event -> event.happens(Schedule.day(LocalDate.parse("2025-02-08"))));

        assertThat(page("/c/" + campaign + "?lang=en").select("main h2").eachText())
                .startsWith("Protests", "Past protests");
    }

    @Test
    void aCampaignWithoutEventsSaysSo() {
        assertThat(page("/c/" + campaign + "?lang=en").select("main").text()).contains("No protests are planned yet.");
    }

    @ParameterizedTest
    @CsvSource({"de, de", "'fr-CH,fr;q=0.9', fr", "'pl,nl;q=0.5', nl", "es-MX, es", "pl, en"})
    void theBrowserChoosesTheLanguageOfTheFirstPage(String accepted, String language) {
        var answer = given().header("Accept-Language", accepted).get("/");
        assertThat(Jsoup.parse(answer.asString()).selectFirst("html").attr("lang"))
                .isEqualTo(language);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.header("Vary")).contains("Accept-Language");
    }

    @Test
    void thePageOfAnEventSaysWhatSearchEnginesAndPreviewsAskFor() {
        var slug = fixtures.event(campaign, "berlin-de", event -> {
            event.happens(Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.parse("14:00"), null));
            event.linkTo(Fixtures.signups("https://lu.ma/berlin"));
        });

        var page = page("/e/" + slug + "?lang=en");

        assertThat(page.selectFirst("title").text()).isEqualTo("A campaign · Berlin");
        assertThat(page.selectFirst("meta[property=og:url]").attr("content"))
                .isEqualTo(HERE + "/e/" + slug + "?lang=en");
        assertThat(page.selectFirst("meta[property=og:image]").attr("content"))
                .isEqualTo(HERE + "/c/" + campaign + "/map.png");
        assertThat(page.selectFirst("meta[property=og:description]").attr("content"))
                .isEqualTo("Saturday 8 February 2025, 14:00 (Europe/Berlin) · Berlin, Germany");
        assertThat(page.selectFirst("script[type=application/ld+json]").data())
                .contains("\"startDate\":\"2025-02-08T14:00:00+01:00\"");
        assertThat(page.selectFirst("a[href*=.ics]").attr("href")).isEqualTo("/v1/events/" + slug + ".ics?lang=en");
        assertThat(page.selectFirst("link[rel=canonical]").attr("href")).isEqualTo(HERE + "/e/" + slug + "?lang=en");
    }

    @Test
    void aPreviewOfALinkSaysThatNothingWillTakePlace() {
        var slug = fixtures.event(campaign, "berlin-de", event -> {
            event.say("en", EventText.of("March", "Come along!", null));
            event.cancel();
        });

        var page = page("/e/" + slug + "?lang=en");

        assertThat(page.selectFirst("meta[property=og:title]").attr("content")).isEqualTo("[cancelled] March · Berlin");
        assertThat(page.selectFirst("meta[property=og:description]").attr("content"))
                .startsWith("[cancelled] ")
                .endsWith("Come along!");
        assertThat(page.select("a[href*=.ics]")).isEmpty();
    }

    @Test
    void whatWasMovedSaysFromWhen() {
        var day = LocalDate.parse("2025-02-08");
        var later = moved(Schedule.at(day, LocalTime.parse("15:30"), null));
        var another = moved(Schedule.day(day.plusDays(1)));

        assertThat(page("/e/" + later + "?lang=en").selectFirst("dd").text())
                .isEqualTo("Saturday 8 February 2025, 15:30 (Europe/Oslo) moved from 14:00");
        assertThat(page("/e/" + another + "?lang=en").selectFirst("dd").text())
                .isEqualTo("Sunday 9 February 2025 moved from Saturday 8 February 2025, 14:00");
    }

    private String moved(Schedule to) {
        var slug = fixtures.event(
                campaign,
                "oslo-no",
                event -> event.happens(Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.parse("14:00"), null)));
        fixtures.change(slug, event -> event.happens(to));
        return slug;
    }

    @Test
    void whatIsOverSaysSo() {
        var slug = fixtures.event(
                campaign, "oslo-no", event -> event.happens(Schedule.day(LocalDate.parse("2025-01-08"))));

        var page = page("/e/" + slug + "?lang=de");

        assertThat(page.selectFirst(".state").text()).isEqualTo("vorbei");
        assertThat(page.select("a[href*=.ics]")).isEmpty();
    }

    @Test
    void nobodyIsSentToACityForWhatIsOnline() {
        var online = fixtures.event(campaign, "oslo-no", event -> event.isOfKind(EventKind.talk, Attendance.online));
        var mixed = fixtures.event(campaign, "bern-ch", event -> event.isOfKind(EventKind.talk, Attendance.mixed));

        assertThat(page("/e/" + online + "?lang=en").select("dd").get(1).text()).isEqualTo("online (Oslo, Norway)");
        assertThat(page("/e/" + mixed + "?lang=en").select("dd").get(1).text())
                .isEqualTo("also online, Bern, Switzerland");
        assertThat(row(page("/c/" + campaign + "?lang=en"), "Oslo")
                        .select(".where")
                        .text())
                .isEqualTo("online");
    }

    @Test
    void theBestPlaceToSignUpComesFirstAndAChatIsNone() {
        var slug = fixtures.event(
                campaign,
                "oslo-no",
                event -> event.linkTo(Fixtures.signups(
                        "https://t.me/oslo", "https://lu.ma/oslo", "https://www.meetup.com/oslo/events/1")));

        assertThat(page("/e/" + slug + "?lang=en").select(".do a.button").eachText())
                .containsExactly("Sign up (lu.ma)", "t.me", "Sign up (meetup.com)");
    }

    @Test
    void aTextIsMarkedWithTheLanguageItIsWrittenIn() {
        var german = fixtures.campaign("de", draft -> {});
        fixtures.event(german, "geneve-ch", event -> event.say("de", EventText.of("Großer Marsch", null, null)));

        var page = page("/c/" + german + "?lang=fr");

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(page.selectFirst("article").attr("lang")).isEqualTo("de");
        assertThat(page.selectFirst(".title").attr("lang")).isEqualTo("de");
        assertThat(page.selectFirst("li.event h3").attr("lang")).isEqualTo("fr");
    }

    @Test
    void anEventWithoutADayTellsTheDaysOfItsCampaign() {
        var slug = fixtures.event(campaign, "oslo-no");

        assertThat(page("/e/" + slug + "?lang=en").selectFirst("dd").text())
                .isEqualTo("date to follow between 7 February 2025 and 11 February 2025");
        clock.set("2025-03-01T12:00:00Z");
        assertThat(page("/e/" + slug + "?lang=en").selectFirst("dd").text())
                .isEqualTo("between 7 February 2025 and 11 February 2025");
    }

    @Test
    void aContactThatIsPublicStandsOnThePageAndIsNotKeptLonger() {
        var slug = fixtures.event(campaign, "oslo-no");
        var open = new ContactInput(
                null, "Mara", Channel.email, "mara@example.org", Audience.public_, Instant.EPOCH.plusSeconds(1), null);
        var hidden = new ContactInput(null, "Noor", Channel.email, "noor@example.org", Audience.private_, null, null);
        QuarkusTransaction.requiringNew()
                .run(() -> contacts.add(fixtures.id(slug), List.of(open, hidden), clock.instant()));

        var answer = given().get("/e/" + slug);

        assertThat(answer.asString()).contains("mara@example.org").doesNotContain("noor@example.org");
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("public, max-age=60");
    }

    @Test
    void nothingRunsAndNothingComesFromElsewhere() {
        var slug = fixtures.event(campaign, "oslo-no");
        for (var path : List.of("/", "/privacy", "/c/" + campaign, "/e/" + slug, "/embed/" + campaign)) {
            var answer = given().get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe", "http", "data:");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Set-Cookie")).isNull();
            var page = Jsoup.parse(answer.asString());
            assertThat(page.select("[style], style, iframe, img, [onclick]")).isEmpty();
            assertThat(page.select("script:not([type=application/ld+json])").eachAttr("src"))
                    .isEqualTo(path.startsWith("/embed") ? List.of("/embed.js") : List.of());
            assertThat(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"))
                    .allMatch(href -> href.startsWith("/assets/"));
        }
        assertThat(given().get("/c/" + campaign).header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
        assertThat(given().get("/embed/" + campaign).header("Content-Security-Policy"))
                .contains("frame-ancestors *");
    }

    @Test
    void whatPeopleTypedStaysText() {
        var hostile = fixtures.campaign(
                draft -> draft.say("en", CampaignText.of(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE), HOSTILE)));
        var town = fixtures.town("x-" + hostile, HOSTILE, "NO", 60, 10, "Europe/Oslo");
        var slug = fixtures.event(hostile, town, event -> {
            event.happens(Schedule.day(LocalDate.parse("2025-02-08")));
            event.say("en", new EventText(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE));
            event.meetAt(new Venue(HOSTILE, HOSTILE, null, null));
            event.isOrganised(HOSTILE, Affiliation.listed, Permit.unknown);
            event.linkTo(List.of(labelled(0, LinkRel.signup), labelled(1, LinkRel.recap)));
        });
        var contact = new ContactInput(
                null, HOSTILE, Channel.other, HOSTILE, Audience.public_, Instant.EPOCH.plusSeconds(1), null);
        QuarkusTransaction.requiringNew().run(() -> contacts.add(fixtures.id(slug), List.of(contact), clock.instant()));

        for (var path : List.of("/", "/c/" + hostile, "/e/" + slug, "/embed/" + hostile)) {
            var page = page(path);
            assertThat(page.select("img, script:not([src]):not([type=application/ld+json]), [onerror]"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(page("/c/" + hostile).selectFirst("li.event .city").text()).isEqualTo(HOSTILE);
        assertThat(page("/e/" + slug).select("dd, .do a, article li").eachText())
                .filteredOn(text -> text.contains(HOSTILE))
                .hasSizeGreaterThan(6);
        assertThat(page("/c/" + hostile).selectFirst("h1").text()).isEqualTo(HOSTILE);
        assertThat(given().get("/c/" + hostile + "/map.svg").asString()).doesNotContain("<script");
        assertThat(given().queryParam("url", HERE + "/c/" + hostile)
                        .get("/oembed")
                        .<String>path("html"))
                .doesNotContain("<script");
    }

    private static Link labelled(int position, LinkRel rel) {
        var address = WebAddress.ofPage("url", "https://example.org/" + position);
        return new Link(position, rel, address, null, false, Map.of("en", HOSTILE));
    }

    @Test
    void whoeverAsksForAPageThatThereIsNotGetsOneThatSaysSo() {
        for (var path : List.of("/c/nope", "/e/nope", "/embed/nope")) {
            var answer = given().header("Accept", "text/html,*/*;q=0.8").get(path + "?lang=de");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(Jsoup.parse(answer.asString()).selectFirst("h1").text()).isEqualTo("Seite nicht gefunden");
            given().get(path).then().statusCode(404).contentType("application/problem+json");
        }
        given().header("Accept", "text/html")
                .get("/c/" + campaign + "?lang=_")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void nobodySeesMoreOfAPageThanAnybody() {
        var draft = fixtures.draftCampaign();
        var pending = fixtures.event(campaign, "oslo-no");
        fixtures.publication(pending, EventPublication.pending);

        for (var path : List.of(
                "/c/" + draft,
                "/c/" + draft + "/map.svg",
                "/c/" + draft + "/map.png",
                "/embed/" + draft,
                "/e/" + pending)) {
            given().get(path).then().statusCode(404);
        }
        assertThat(page("/c/" + campaign).select("li.event")).isEmpty();
    }

    @Test
    void everyPageLeadsToTheOneOnPrivacyInItsLanguage() {
        var slug = fixtures.event(campaign, "oslo-no");
        for (var path : List.of("/", "/privacy", "/c/" + campaign, "/e/" + slug)) {
            var link = page(path + "?lang=fr").selectFirst("footer a");
            assertThat(link.text()).as(path).isEqualTo("Vie privée");
            assertThat(link.attr("href")).as(path).isEqualTo("/privacy?lang=fr");
        }
    }

    @Test
    void thePageOnPrivacySaysForHowLongThingsAreKeptAndWhomToAsk() {
        var main = page("/privacy?lang=en").select("main");
        assertThat(main.text())
                .contains("erased for good 30 days after that", "can be read for 90 days.")
                .endsWith("For everything else ask whoever runs this service.");
        assertThat(main.select("a")).isEmpty();
    }

    @Test
    void aMergedEventLeadsToThePageOfTheOther() {
        var merged = fixtures.event(campaign, "oslo-no");
        var survivor = fixtures.event(campaign, "bern-ch");
        fixtures.merge(merged, survivor);

        given().redirects()
                .follow(false)
                .get("/e/" + merged + "?lang=de")
                .then()
                .statusCode(308)
                .header("Location", equalTo(HERE + "/e/" + fixtures.id(survivor) + "?lang=de"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"map.svg", "map.png", ""})
    void whatIsUnchangedIsNotSentTwice(String picture) {
        fixtures.event(campaign, "oslo-no");
        var path = "/c/" + campaign + (picture.isEmpty() ? "" : "/" + picture);
        var first = given().get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);

        fixtures.event(campaign, "bern-ch");

        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(200);
    }

    @Test
    void theMapIsAPictureForPreviews() throws IOException {
        fixtures.event(campaign, "oslo-no");
        var png = given().header("Accept-Encoding", "gzip").get("/c/" + campaign + "/map.png");
        assertThat(png.contentType()).isEqualTo("image/png");
        assertThat(png.header("Content-Encoding")).isNull();
        var image = ImageIO.read(new ByteArrayInputStream(png.asByteArray()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1200, 630);
        given().get("/c/" + campaign + "/map.svg").then().contentType(startsWith("image/svg+xml"));
    }

    @Test
    void theEmbedTakesItsOptionsFromTheAddress() {
        var page = page("/embed/" + campaign + "?lang=de&country=CH&max=5&theme=dark&fbclid=x");

        var embed = page.selectFirst("protest-events");
        assertThat(embed.attributes().asList().stream().map(Object::toString).toList())
                .containsExactly(
                        "campaign=\"" + campaign + "\"",
                        "lang=\"de\"",
                        "country=\"CH\"",
                        "max=\"5\"",
                        "theme=\"dark\"");
        assertThat(embed.selectFirst("a").attr("href")).isEqualTo("/c/" + campaign + "?lang=de");
        for (var wrong : List.of("theme=blue", "max=0", "max=many", "country=XX", "lang=_")) {
            given().get("/embed/" + campaign + "?" + wrong).then().statusCode(400);
        }
        given().get("/embed/nope").then().statusCode(404);
    }

    @Test
    void otherSitesLearnHowToEmbedACampaign() {
        given().queryParam("url", HERE + "/c/" + campaign + "?lang=de")
                .queryParam("maxwidth", 400)
                .queryParam("format", "json")
                .queryParam("dnt", true)
                .get("/oembed")
                .then()
                .statusCode(200)
                .body("version", equalTo("1.0"))
                .body("type", equalTo("rich"))
                .body("width", equalTo(400))
                .body("height", equalTo(700))
                .body("html", startsWith("<iframe src=\"" + HERE + "/embed/" + campaign + "?lang=de\" width=\"400\""));
        for (var wrong : List.of("", "https://elsewhere.example/c/" + campaign, HERE + "/c/nope", HERE + "/c/x/../y")) {
            given().queryParam("url", wrong).get("/oembed").then().statusCode(wrong.isEmpty() ? 400 : 404);
        }
        given().get("/oembed").then().statusCode(404);
        given().queryParam("url", HERE + "/c/" + campaign)
                .queryParam("format", "xml")
                .get("/oembed")
                .then()
                .statusCode(400);
    }

    @Test
    void theEmbedAndTheFilesOfThePagesAreServedToEverySite() {
        for (var path : Map.of(
                        "/embed.js",
                        "text/javascript",
                        "/assets/page.css",
                        "text/css",
                        "/assets/icon.svg",
                        "image/svg+xml")
                .entrySet()) {
            var answer = given().get(path.getKey());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith(path.getValue());
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Cache-Control")).startsWith("public, max-age=3600");
            given().header("If-None-Match", answer.header("ETag"))
                    .get(path.getKey())
                    .then()
                    .statusCode(304);
        }
        given().get("/assets/world.txt").then().statusCode(404);
    }

    @Test
    void fiveHundredEventsAreOnePageOfUnder150Kilobytes() throws IOException {
        fixtures.events(campaign, "oslo-no", 500, (event, i) -> {
            event.happens(Schedule.at(LocalDate.parse("2025-02-08"), LocalTime.parse("14:00"), null));
            event.linkTo(Fixtures.signups("https://lu.ma/event-" + Integer.toHexString(i * 2_654_435)));
        });

        var page = given().get("/c/" + campaign).asByteArray();

        assertThat(Jsoup.parse(new String(page, StandardCharsets.UTF_8)).select("li.event"))
                .hasSize(500);
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(page);
        }
        assertThat(compressed.size()).isLessThan(150_000);
    }

    private static Element row(Document page, String city) {
        return page.select("li.event").stream()
                .filter(row -> row.selectFirst(".city").text().equals(city))
                .findFirst()
                .orElseThrow();
    }

    private static Document page(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString());
    }
}
