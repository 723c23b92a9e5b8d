package org.rallypoint.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventStatus;
import org.rallypoint.format.Hostile;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Views;
import org.rallypoint.format.prose.Harmless;
import org.rallypoint.format.prose.Legible;

class JsonFeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void feedSaysAllThatIsKnownOfAnEvent() throws JsonProcessingException {
        assertThat(JsonFeed.of(Views.list(FeedSamples.march())).toPrettyString().replace(System.lineSeparator(), "\n"))
                .isEqualTo("""
                        {
                          "version" : "https://jsonfeed.org/version/1.1",
                          "title" : "Paris AI summit protest",
                          "home_page_url" : "https://rally.example/c/paris-2025?lang=en",
                          "feed_url" : "https://rally.example/v1/campaigns/paris-2025/events.xyz?lang=en",
                          "language" : "en",
                          "items" : [ {
                            "id" : "urn:uuid:0194a000-0000-7000-8000-00000000000a",
                            "url" : "https://rally.example/e/paris-2025-zurich",
                            "external_url" : "https://lu.ma/x?a=1&b=2",
                            "title" : "March & vigil",
                            "content_html" : %s,
                            "summary" : "A short <march>",
                            "image" : "https://rally.example/p.png",
                            "date_published" : "2025-01-10T09:00:00Z",
                            "date_modified" : "2025-02-03T18:30:00Z",
                            "tags" : [ "Paris AI summit protest", "march", "Zürich" ],
                            "language" : "en"
                          } ]
                        }""".formatted(JSON.writeValueAsString(content(Views.list(FeedSamples.march()), 0))));
    }

    @Test
    void contentSaysAllThatPeopleNeed() {
        assertThat(content(FeedSamples.three(), 0))
                .isEqualTo("<dl><dt>When</dt><dd>Saturday 8 February 2025, 14:00–16:00 (Europe/Zurich)</dd>"
                        + "<dt>Where</dt><dd>Bundesplatz, Bundesplatz 3, Zürich, Switzerland · online</dd></dl>"
                        + "<p><strong>moved from 7 February 2025, 13:30</strong></p>"
                        + "<p>A short &lt;march&gt;</p>"
                        + "<p>Come to <strong>us</strong>.</p>\n"
                        + "<dl><dt>Sign up</dt>"
                        + "<dd><a href=\"https://lu.ma/x?a=1&amp;b=2\" rel=\"nofollow noopener noreferrer\">Tickets</a>"
                        + "<br>"
                        + "<a href=\"https://fb.me/e/x\" rel=\"nofollow noopener noreferrer\">Sign up</a></dd>"
                        + "<dt>Accessibility</dt><dd>Ramp at the side</dd>"
                        + "<dt>What to bring</dt><dd>Water &amp; a hat</dd></dl>");
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        var item = JsonFeed.of(Views.list(FeedSamples.toFollow())).get("items").get(0);

        assertThat(item.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "url", "title", "content_html", "date_published", "date_modified", "tags", "language");
    }

    @Test
    void undatedEventShowsTheDaysOfItsCampaign() {
        assertThat(content(FeedSamples.three(), 1))
                .isEqualTo("<dl><dt>When</dt>"
                        + "<dd>between 7 February 2025 and 11 February 2025 · details to follow</dd>"
                        + "<dt>Where</dt><dd>Zürich, Switzerland</dd></dl>"
                        + "<dl><dt>Sign up</dt><dd>details to follow</dd></dl>");
    }

    @Test
    void cancelledEventPromisesNothingAndSpeaksItsOwnLanguage() {
        var feed = JsonFeed.of(FeedSamples.three());

        assertThat(feed.get("language").textValue()).isEqualTo("en");
        assertThat(feed.get("items").get(2).get("language").textValue()).isEqualTo("de");
        assertThat(feed.get("items").get(2).get("title").textValue())
                .isEqualTo("[abgesagt] Paris AI summit protest: Zürich");
        assertThat(content(FeedSamples.three(), 2))
                .isEqualTo("<dl><dt>Wann</dt><dd>zwischen 7. Februar 2025 und 11. Februar 2025</dd>"
                        + "<dt>Wo</dt><dd>online (Zürich, Switzerland)</dd></dl>"
                        + "<p><strong>abgesagt</strong> Kein Platz frei</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, 2025-02-07, , <strong>moved from 7 February 2025</strong>",
        "scheduled, 2025-02-07, 2025-02-07T23:30:00Z, '<strong>moved from 8 February 2025, 00:30</strong>'",
        "postponed, , , <strong>postponed</strong>",
        "postponed, 2025-02-07, , <strong>postponed · moved from 7 February 2025</strong>",
        "cancelled, , , <strong>cancelled</strong>"
    })
    void whatBecameOfItStandsOut(EventStatus status, String date, String instant, String html) {
        var event = Views.event()
                .status(status, "Rain & wind")
                .previously(date, instant)
                .view();

        assertThat(content(Views.list(event), 0)).contains("<p>" + html + " Rain &amp; wind</p>");
    }

    @Test
    void noteOfAScheduledEventIsShownToo() {
        var event = Views.event().status(EventStatus.scheduled, "New entrance").view();

        assertThat(content(Views.list(event), 0)).contains("<p>New entrance</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Accessibility, What to bring",
        "de, Barrierefreiheit, Mitbringen",
        "fr, Accessibilité, À apporter",
        "es, Accesibilidad, Qué llevar",
        "nl, Toegankelijkheid, Meenemen",
        "pt, Accessibility, What to bring"
    })
    void wordsAroundTheTextsAreInTheEventsLanguage(String language, String accessibility, String bring) {
        var event = Views.event()
                .language(language)
                .accessible(null, null, null, "a")
                .bring("b")
                .view();

        assertThat(content(Views.list(event), 0))
                .contains("<dt>" + accessibility + "</dt><dd>a</dd><dt>" + bring + "</dt><dd>b</dd>");
    }

    @Test
    void feedOfNothingIsAFeed() {
        var feed = JsonFeed.of(Views.list());

        assertThat(feed.get("items").isArray()).isTrue();
        assertThat(feed.get("items")).isEmpty();
    }

    @Test
    void noTagIsThereTwice() {
        var city = new CityView("o-ch", "online", "CH", "Switzerland", null, 1, 2);
        var event =
                Views.event().kind(EventKind.online).in("Europe/Zurich", city).view();

        assertThat(JsonFeed.of(Views.list(event)).get("items").get(0).get("tags"))
                .extracting(JsonNode::textValue)
                .containsExactly("Paris AI summit protest", "online");
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("org.rallypoint.format.Hostile#TEXTS")
    void hostileTextsAreHarmlessInEveryField(String text) throws IOException {
        var listing = Hostile.listing(text);

        var bytes = bytes(JsonFeed.of(listing));
        var feed = JSON.readTree(bytes);

        hasTheShapeOfVersion11(feed);
        Harmless.check(feed.get("items").get(0).get("content_html").textValue());
        assertThat(bytes(JsonFeed.of(Hostile.listing(text)))).isEqualTo(bytes);
        assertThat(feed.get("title").textValue()).isEqualTo(Legible.text(text));
        assertThat(feed.get("items").get(0).get("title").textValue()).isEqualTo(Legible.text("[postponed] " + text));
        assertThat(feed.get("items").get(0).get("summary").textValue()).isEqualTo(Legible.text(text));
        assertThat(feed.get("items").get(0).get("tags"))
                .extracting(JsonNode::textValue)
                .containsExactly(Legible.text(text), "protest");
    }

    private static void hasTheShapeOfVersion11(JsonNode feed) {
        assertThat(feed.get("version").textValue()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(texts(feed, "title", "home_page_url", "feed_url", "language"))
                .doesNotContainNull();
        assertThat(feed.get("items").isArray()).isTrue();
        for (var item : feed.get("items")) {
            assertThat(texts(item, "id", "url", "title", "content_html", "language"))
                    .doesNotContainNull();
            assertThat(Set.of(
                            "id",
                            "url",
                            "external_url",
                            "title",
                            "content_html",
                            "summary",
                            "image",
                            "date_published",
                            "date_modified",
                            "tags",
                            "language"))
                    .containsAll(() -> item.fieldNames());
            assertThat(item).noneMatch(JsonNode::isNull);
            assertThat(item.get("id").textValue()).startsWith("urn:uuid:");
            assertThat(Instant.parse(item.get("date_published").textValue()))
                    .isBeforeOrEqualTo(Instant.parse(item.get("date_modified").textValue()));
            assertThat(item.get("tags")).isNotEmpty().allMatch(JsonNode::isTextual);
        }
    }

    private static Stream<String> texts(JsonNode node, String... keys) {
        return Stream.of(keys).map(key -> node.path(key).textValue());
    }

    private static byte[] bytes(JsonNode feed) throws JsonProcessingException {
        return JSON.writeValueAsBytes(feed);
    }

    private static String content(Listing listing, int item) {
        return JsonFeed.of(listing).get("items").get(item).get("content_html").textValue();
    }
}
