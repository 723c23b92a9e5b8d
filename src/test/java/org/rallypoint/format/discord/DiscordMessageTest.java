package org.rallypoint.format.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.format.Views.event;
import static org.rallypoint.format.Views.list;
import static org.rallypoint.format.Views.single;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Hostile;
import org.rallypoint.format.Listing;

class DiscordMessageTest {

    private static JsonNode message(Listing listing) {
        return DiscordLimits.check(DiscordMessage.of(listing));
    }

    private static JsonNode embed(EventView event) {
        return message(single(event)).at("/embeds/0");
    }

    private static JsonNode field(EventView event) {
        return message(list(event)).at("/embeds/0/fields/0");
    }

    private static Listing at(String home, EventView... events) {
        var list = list(events);
        return new Listing(
                list.title(),
                list.language(),
                list.self(),
                URI.create(home),
                list.events(),
                list.campaigns(),
                null,
                false,
                false);
    }

    private static EventView[] many(int count, EventView event) {
        return IntStream.range(0, count).mapToObj(i -> event).toArray(EventView[]::new);
    }

    private static List<JsonNode> fields(JsonNode message) {
        return message.path("embeds").findValues("fields").stream()
                .flatMap(fields -> IntStream.range(0, fields.size()).mapToObj(fields::get))
                .toList();
    }

    @Test
    void aListHasOneFieldForEachEvent() throws Exception {
        var undated = event().view();
        var dated = event().on("2025-02-08").view();
        var timed = event().at("2025-02-08", "14:00")
                .until(null, "16:00")
                .title("Pause AI")
                .venue("Bürkliplatz", "Am See 1", null, null)
                .signup("https://lu.ma/abc", null)
                .status(EventStatus.postponed, "Because of the storm")
                .view();

        assertThat(message(list(undated, dated, timed))).isEqualTo(new ObjectMapper().readTree("""
                {
                  "embeds": [
                    {
                      "title": "Paris AI summit protest",
                      "url": "https://rally.example/c/paris-2025?lang=en",
                      "color": 2060267,
                      "fields": [
                        {"name": "Zürich, Switzerland", "value": "details to follow"},
                        {"name": "Zürich, Switzerland", "value": "Saturday 8 February 2025"},
                        {
                          "name": "\\\\[postponed\\\\] Zürich, Switzerland – Pause AI",
                          "value": "<t:1739019600:F> – <t:1739026800:t>\\n[Sign up](<https://lu.ma/abc>)\\nBecause of the storm\\nBürkliplatz, Am See 1"
                        }
                      ]
                    }
                  ],
                  "allowed_mentions": {"parse": []}
                }"""));
    }

    @Test
    void aSingleEventIsOneEmbed() throws Exception {
        var view = event().title("Pause AI")
                .at("2025-02-08", "14:00")
                .texts(null, "Come all.\n- Bring a *friend*")
                .venue("Bürkliplatz", null, null, null)
                .signup("https://lu.ma/a_b(c)", null)
                .signup("https://fb.me/e/1", "For parents")
                .image("https://img.example/a b.png", "Alt")
                .status(EventStatus.postponed, "Storm")
                .previously("2025-02-07", null)
                .view();

        assertThat(message(single(view))).isEqualTo(new ObjectMapper().readTree("""
                {
                  "embeds": [
                    {
                      "title": "\\\\[postponed\\\\] Pause AI",
                      "url": "https://rally.example/e/paris-2025-zurich",
                      "description": "Storm\\n\\nCome all.\\n\\\\- Bring a \\\\*friend\\\\*",
                      "color": 13801762,
                      "fields": [
                        {"name": "When", "value": "<t:1739019600:F>\\nmoved from Friday 7 February 2025"},
                        {"name": "Where", "value": "Bürkliplatz, Zürich, Switzerland"},
                        {"name": "Sign up", "value": "<https://lu.ma/a_b%28c%29>\\nFor parents: <https://fb.me/e/1>"}
                      ],
                      "image": {"url": "https://img.example/a%20b.png"},
                      "timestamp": "2025-02-08T13:00:00Z"
                    }
                  ],
                  "allowed_mentions": {"parse": []}
                }"""));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Nothing is planned yet.",
        "de-AT, Noch ist nichts geplant.",
        "fr, Rien n’est prévu pour l’instant.",
        "es, Todavía no hay nada previsto.",
        "nl, Er staat nog niets gepland.",
        "ja, Nothing is planned yet.",
    })
    void anEmptyListSaysThatNothingIsPlannedYet(String language, String sentence) {
        var list = list();
        var message = message(new Listing(
                "Proteste", language, list.self(), list.home(), List.of(), list.campaigns(), null, false, false));

        assertThat(message.path("embeds")).hasSize(1);
        assertThat(message.at("/embeds/0/title").textValue()).isEqualTo("Proteste");
        assertThat(message.at("/embeds/0/url").textValue()).isEqualTo("https://rally.example/c/paris-2025?lang=en");
        assertThat(message.at("/embeds/0/description").textValue()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        // An event takes 28 characters here, the title 23.
        "1, 1, 1,",
        "25, 1, 25,",
        "26, 2, 26,",
        "213, 9, 213,",
        "214, 9, 212, '+3 more'",
        "251, 9, 212, '+40 more'",
        "1000, 9, 212, '+789 more'",
        "10000, 9, 212, '+9,789 more'",
    })
    void whatDoesNotFitIsCountedAndLinked(int events, int embeds, int fields, String more) {
        var ulm = event().in("Europe/Berlin", new CityView("ulm-de", "Ulm", "DE", "Germany", null, 48.4, 10))
                .at("2025-02-08", "14:00")
                .view();

        var message = message(list(many(events, ulm)));

        assertThat(message.path("embeds")).hasSize(embeds);
        var all = fields(message);
        assertThat(all).hasSize(fields);
        var last = all.get(all.size() - 1);
        if (more == null) {
            assertThat(last.path("name").textValue()).isEqualTo("Ulm, Germany");
        } else {
            assertThat(last.path("name").textValue()).isEqualTo(more);
            assertThat(last.path("value").textValue())
                    .isEqualTo("[See all](<https://rally.example/c/paris-2025?lang=en>)");
        }
    }

    @ParameterizedTest
    @CsvSource({"249, 249,", "250, 250,", "251, 250, +2 more", "1000, 250, +751 more"})
    void noMoreThanTenEmbedsOfTwentyFiveFields(int events, int fields, String more) {
        var tiny = event().in("UTC", new CityView("y-fr", "Y", "FR", "", null, 50, 3))
                .view();

        var message = message(list(many(events, tiny)));

        var all = fields(message);
        assertThat(all).hasSize(fields);
        assertThat(message.path("embeds")).hasSize(10);
        assertThat(all.get(all.size() - 1).path("name").textValue()).isEqualTo(more == null ? "Y" : more);
    }

    @Test
    void sixtyEventsOfTheLongestTextsStayWithinTheLimits() {
        var city = new CityView("ndjamena-td", "N'Djaména", "TD", "Chad", null, 12, 15);
        for (var hostile : Hostile.TEXTS) {
            var view = event().in("Africa/Ndjamena", city)
                    .at("2025-02-08", "14:00")
                    .title("🚨@everyone [x](https://evil.example)".repeat(9).substring(0, 300))
                    .venue(hostile, hostile, null, null)
                    .status(EventStatus.postponed, hostile)
                    .signup("https://a.example/" + "a".repeat(1900), null)
                    .view();

            var message = message(list(many(60, view)));

            var all = fields(message);
            var more = all.get(all.size() - 1).path("name").textValue();
            assertThat(more).isEqualTo("+" + (60 - all.size() + 1) + " more");
            assertThat(all.get(0)).isEqualTo(all.get(all.size() - 2));
            assertThat(all.get(0).path("value").textValue())
                    .contains("[Sign up](<https://rally.example/e/paris-2025-ndjamena>)");
        }
    }

    @Test
    void theLongestFieldHasAllItsLines() {
        var view = event().in(
                        "America/Argentina/ComodRivadavia",
                        new CityView("x-ar", "x".repeat(200), "AR", "Argentina", null, 1, 2))
                .title("y".repeat(300))
                .on("2025-09-10")
                .until("2025-09-24", "18:00")
                .previously("2025-09-17", null)
                .signup("https://a.example/" + "a".repeat(369), null)
                .status(EventStatus.postponed, "*".repeat(2000))
                .venue("_".repeat(2000), null, null, null)
                .view();

        var value = field(view).path("value").textValue();

        assertThat(value.split("\n", -1)).hasSize(5);
        assertThat(value)
                .startsWith("Wednesday 10 September 2025 – Wednesday 24 September 2025, 18:00 "
                        + "\\(America/Argentina/ComodRivadavia\\)\nmoved from Wednesday 17 September 2025\n")
                .contains("aaa>)\n")
                .endsWith("_…");
    }

    @Test
    void whatPeopleTypedIsTextAndNothingElse() {
        for (var hostile : Hostile.TEXTS) {
            var city = new CityView("x-ch", hostile, "CH", hostile, hostile, 1, 2);
            var view = event().in("Europe/Zurich", city)
                    .on("2025-02-08")
                    .title(hostile)
                    .texts(null, hostile)
                    .venue(hostile, hostile, null, null)
                    .status(EventStatus.cancelled, hostile)
                    .image("https://a.example/?q=\")>](<@1>", hostile)
                    .view();
            var open = event().on("2025-02-08")
                    .signup("https://a.example/>)<@1>", hostile)
                    .view();

            message(list(view));
            message(single(view));
            message(single(open));
            message(new Listing(
                    hostile,
                    "en",
                    URI.create("https://rally.example/"),
                    URI.create("https://rally.example/?q=)x_y"),
                    List.of(open),
                    list().campaigns(),
                    null,
                    false,
                    false));
        }
    }

    @Test
    void aTextIsCutToTheRoomThatTheRestLeaves() {
        var view = event().title("x".repeat(300))
                .texts(null, "y".repeat(10_000))
                .venue("z".repeat(2000), null, null, null)
                .signup("https://a.example/" + "a".repeat(990), null)
                .signup("https://a.example/" + "b".repeat(990), null)
                .view();

        var embed = embed(view);

        assertThat(embed.path("title").textValue()).isEqualTo("x".repeat(255) + "…");
        assertThat(embed.at("/fields/1/value").textValue()).isEqualTo("z".repeat(1023) + "…");
        assertThat(embed.at("/fields/2/value").textValue()).endsWith("aaa>");
        int others =
                256 + "When".length() + "date to follow".length() + "Where".length() + 1024 + "Sign up".length() + 1010;
        assertThat(embed.path("description").textValue()).isEqualTo("y".repeat(6000 - others - 1) + "…");
        assertThat(embed(event().texts(null, "y".repeat(10_000)).view())
                        .path("description")
                        .textValue())
                .isEqualTo("y".repeat(4095) + "…");
    }

    @ParameterizedTest
    @CsvSource({
        ", , , , details to follow",
        "2025-02-08, , , , Saturday 8 February 2025",
        "2025-02-08, , 2025-02-10, , Saturday 8 February 2025 – Monday 10 February 2025",
        "2025-02-08, , , 16:00, 'Saturday 8 February 2025, –16:00 \\(America/Port\\_of\\_Spain\\)'",
        "2025-02-08, 14:00, , , <t:1739037600:F>",
        "2025-02-08, 14:00, , 16:00, <t:1739037600:F> – <t:1739044800:t>",
        "2025-02-08, 14:00, 2025-02-10, 16:00, <t:1739037600:F> – <t:1739217600:F>",
        "2025-02-08, 14:00, 2025-02-10, , <t:1739037600:F> – Monday 10 February 2025",
    })
    void aMomentStandsOnlyWhereATimeIsKnown(String day, String time, String endDay, String endTime, String shown) {
        var city = new CityView("x-tt", "X", "TT", "Trinidad & Tobago", null, 10.6, -61.5);
        var views = event().in("America/Port_of_Spain", city);
        if (day != null) {
            views = (time == null ? views.on(day) : views.at(day, time)).until(endDay, endTime);
        }
        var view = views.view();

        assertThat(field(view).path("value").textValue()).isEqualTo(shown);
        assertThat(embed(view).at("/fields/0/value").textValue()).isEqualTo(shown);
        assertThat(embed(view).has("timestamp")).isEqualTo(time != null);
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, 2060267, Zürich, true",
        "postponed, 13801762, '\\[verschoben\\] Zürich', true",
        "cancelled, 13574702, '\\[abgesagt\\] Zürich', false",
    })
    void theStatusIsSaidInTheEventsLanguageAndShownAsAColour(
            EventStatus status, int color, String name, boolean canSignUp) {
        var city = new CityView("zurich-ch", "Zürich", "CH", null, null, 47.4, 8.5);
        var view = event().in("Europe/Zurich", city)
                .status(status, null)
                .language("de")
                .signup("https://lu.ma/abc", null)
                .view();

        var embed = DiscordMessage.of(single(view)).at("/embeds/0");
        var field = DiscordMessage.of(list(view)).at("/embeds/0/fields/0");

        assertThat(embed.path("color").intValue()).isEqualTo(color);
        assertThat(field.path("name").textValue()).isEqualTo(name);
        assertThat(field.path("value").textValue().contains("[Anmelden](<https://lu.ma/abc>)"))
                .isEqualTo(canSignUp);
        assertThat(embed.path("fields").size()).isEqualTo(canSignUp ? 3 : 2);
    }

    @Test
    void anEventWithoutADayThatIsOffIsNotToFollow() {
        var view = event().status(EventStatus.cancelled, null).view();

        assertThat(field(view).path("value").textValue()).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "in_person, 'Platz, Gasse 1', 'Platz, Gasse 1, Zürich, Switzerland'",
        "mixed, 'Platz, Gasse 1, online', 'Platz, Gasse 1, Zürich, Switzerland, online'",
        "online, online, 'Zürich, Switzerland, online'",
    })
    void theVenueIsSaidWherePeopleMeet(Attendance attendance, String inList, String alone) {
        var view = event().attendance(attendance)
                .venue("Platz", "Gasse 1", null, null)
                .view();

        assertThat(field(view).path("value").textValue()).isEqualTo("details to follow\n" + inList);
        assertThat(embed(view).at("/fields/1/value").textValue()).isEqualTo(alone);
    }

    @Test
    void eachEmbedHasAnAddressOfItsOwn() {
        var message = message(at("https://rally.example/?q=a_(b)&x=%20y#top", many(26, event().view())));

        assertThat(message.at("/embeds/0/url").textValue()).isEqualTo("https://rally.example/?q=a_%28b%29&x=%20y");
        assertThat(message.at("/embeds/1/url").textValue()).isEqualTo("https://rally.example/?q=a_%28b%29&x=%20y#2");
        assertThat(message.at("/embeds/1").has("title")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 2000, 5000})
    void anAddressThatIsTooLongGoesWithoutItsFilters(int length) {
        var home = "https://rally.example/c/paris-2025?q=" + "q".repeat(length);
        var message = message(at(home, many(500, event().view())));

        assertThat(message.at("/embeds/0/url").textValue())
                .isEqualTo(length > 2000 ? "https://rally.example/c/paris-2025" : home);
        var all = fields(message);
        assertThat(all.get(all.size() - 1).path("value").textValue())
                .isEqualTo("[See all](<" + (length > 900 ? "https://rally.example/c/paris-2025" : home) + ">)");
    }

    @Test
    void anImageWithAnAddressThatIsTooLongIsLeftOut() {
        assertThat(embed(event().image("https://a.example/" + " ".repeat(700), null)
                                .view())
                        .has("image"))
                .isFalse();
    }

    @Test
    void signUpPagesWithAddressesThatAreTooLongAreOnTheEventsPage() {
        var view = event().signup("https://a.example/" + "a".repeat(1100), null).view();

        assertThat(embed(view).at("/fields/2/value").textValue())
                .isEqualTo("<https://rally.example/e/paris-2025-zurich>");
    }
}
