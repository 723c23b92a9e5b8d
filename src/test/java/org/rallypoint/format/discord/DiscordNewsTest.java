package org.rallypoint.format.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.format.Views.event;
import static org.rallypoint.format.Views.list;
import static org.rallypoint.format.Views.single;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.campaign.CampaignCounts;
import org.rallypoint.campaign.CampaignPublication;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.change.ChangeType;
import org.rallypoint.city.CityView;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Hostile;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;
import org.rallypoint.http.Page;

class DiscordNewsTest {

    private static final URI PAGE = URI.create("https://rally.example/c/paris-2025");

    static Stream<String> languages() {
        return Words.LANGUAGES.stream();
    }

    private static String content(JsonNode message) {
        return DiscordLimits.check(message).path("content").textValue();
    }

    private static Listing in(String language, boolean isSingle, String text, EventView... events) {
        return new Listing(
                text,
                language,
                PAGE,
                PAGE,
                List.of(events),
                Map.of("paris-2025", text),
                isSingle ? null : Page.of(List.of(), null, 200, events.length).page(),
                isSingle,
                false);
    }

    private static EventView hostile(String language, String text) {
        return event().in("Africa/Ndjamena", new CityView("x-td", text, "TD", text, text, 1, 2))
                .at("2025-02-08", "14:00")
                .title(text)
                .texts(text, text)
                .status(EventStatus.postponed, text)
                .venue(text, text, null, null)
                .signup("https://a.example/" + "a".repeat(1900), text)
                .signup("https://a.example/?q=\")>](<@1>", text)
                .language(language)
                .view();
    }

    private static CampaignView campaign(String language, String text, CampaignCounts counts) {
        return new CampaignView(
                UUID.fromString("0194a000-0000-7000-8000-000000000002"),
                "paris-2025",
                CampaignPublication.published,
                text,
                text,
                text,
                List.of(),
                null,
                LocalDate.parse("2025-02-07"),
                LocalDate.parse("2025-02-11"),
                List.of(),
                null,
                null,
                false,
                "en",
                language,
                List.of("en"),
                counts,
                null,
                PAGE.toString(),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "event_created, New protest: Zürich",
        "event_details_announced, Details announced: Zürich",
        "event_rescheduled, New time: Zürich",
        "event_postponed, Postponed: Zürich",
        "event_cancelled, Cancelled: Zürich",
        "event_reinstated, On again: Zürich",
        "event_updated, Updated: Zürich",
        "event_removed, Updated: Zürich",
    })
    void whatHappenedIsSaidAboveTheEvent(ChangeType type, String told) {
        var view = event().at("2025-02-08", "14:00").view();

        var message = DiscordNews.of(type, single(view));

        assertThat(content(message)).isEqualTo(told);
        assertThat(message.path("embeds"))
                .isEqualTo(DiscordMessage.of(single(view)).path("embeds"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageTellsEveryKindApart(String language) {
        var view = event().at("2025-02-08", "14:00").language(language).view();
        var single = in(language, true, "Call", view);
        var told = Stream.of(
                        Arrays.stream(ChangeType.values())
                                .filter(type -> type.name().startsWith("event") && type != ChangeType.event_removed)
                                .map(type -> DiscordNews.of(type, single)),
                        Arrays.stream(ChangeType.values())
                                .filter(type -> type.name().startsWith("campaign"))
                                .map(type -> DiscordNews.campaign(
                                        type, campaign(language, "Call", new CampaignCounts(9, 8, 7, 0, 0, 0, 0)))),
                        Stream.of(
                                DiscordNews.removed(language, "Zürich", "Schweiz", "Call", PAGE),
                                DiscordNews.reminder(true, single),
                                DiscordNews.reminder(false, single),
                                DiscordNews.reminder(
                                        false,
                                        single(event().on("2025-02-08")
                                                .language(language)
                                                .view())),
                                DiscordNews.created(in(language, false, "Call", view, view)),
                                DiscordNews.digest(in(language, false, "Call")),
                                DiscordNews.digest(in(language, false, "Call", view)),
                                DiscordNews.digest(in(language, false, "Call", view, view)),
                                DiscordNews.test(language)))
                .flatMap(messages -> messages)
                .map(DiscordNewsTest::content)
                .toList();

        assertThat(told).doesNotHaveDuplicates().hasSize(19);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatPeopleTypedIsTextAndNothingElse(String language) {
        for (var text : texts()) {
            var view = hostile(language, text);
            var single = in(language, true, text, view);
            content(DiscordNews.of(ChangeType.event_created, single));
            content(DiscordNews.reminder(true, single));
            content(DiscordNews.removed(language, text, text, text, PAGE));
            content(DiscordNews.digest(in(
                    language,
                    false,
                    text,
                    IntStream.range(0, 60).mapToObj(i -> view).toArray(EventView[]::new))));
            var campaign = campaign(language, text, new CampaignCounts(0, 0, 0, 0, 0, 0, 0));
            content(DiscordNews.campaign(ChangeType.campaign_updated, campaign));
            content(DiscordNews.campaign(campaign));
            var line = content(DiscordReply.line(language, "unknown_city", PAGE, text));
            assertThat(line.replace("<" + PAGE + ">", "")).doesNotContain("://");
            content(DiscordReply.next(in(language, false, text, view), text, 100, 412.4));
            DiscordLimits.check(DiscordReply.links(in(
                    language,
                    false,
                    text,
                    IntStream.range(0, 10).mapToObj(i -> view).toArray(EventView[]::new))));
            assertThat(DiscordReply.choice(text)).hasSizeLessThanOrEqualTo(100).doesNotContain("@everyone", "\n");
        }
    }

    static List<String> texts() {
        return Stream.concat(
                        Hostile.TEXTS.stream(),
                        Stream.of(
                                "🚨".repeat(300), "N'Djaména {0} {1}", "مظاهرة في الرباط \u202E", "<@&123> @everyone"))
                .toList();
    }

    @Test
    void ofWhatWasRemovedNothingIsLeftButWhereItWas() throws Exception {
        var message = DiscordNews.removed("de", "Zürich", "Schweiz", "Paris *AI*", PAGE);

        assertThat(DiscordLimits.check(message)).isEqualTo(new ObjectMapper().readTree("""
                {
                  "content": "Nicht mehr gelistet: Zürich, Schweiz",
                  "embeds": [
                    {"title": "Paris \\\\*AI\\\\*", "url": "https://rally.example/c/paris-2025", "color": 13574702}
                  ],
                  "allowed_mentions": {"parse": []}
                }"""));
    }

    @Test
    void aCampaignIsItsTitleItsDaysAndHowManyCitiesThereAre() throws Exception {
        var message = DiscordNews.campaign(
                ChangeType.campaign_published, campaign("en", "Paris", new CampaignCounts(19, 18, 16, 2, 0, 0, 0)));

        assertThat(DiscordLimits.check(message)).isEqualTo(new ObjectMapper().readTree("""
                {
                  "content": "New campaign: Paris",
                  "embeds": [
                    {
                      "title": "Paris",
                      "url": "https://rally.example/c/paris-2025",
                      "color": 2060267,
                      "description": "Paris",
                      "fields": [
                        {"name": "When", "value": "between 7 February 2025 and 11 February 2025"},
                        {"name": "Protests", "value": "18 cities in 16 countries"}
                      ]
                    }
                  ],
                  "allowed_mentions": {"parse": []}
                }"""));
    }

    @Test
    void aDayWithoutATimeIsTomorrow() {
        assertThat(content(DiscordNews.reminder(
                        false, single(event().on("2025-02-08").view()))))
                .isEqualTo("Tomorrow: Zürich");
        var timed = single(event().at("2025-02-08", "14:00").view());
        assertThat(content(DiscordNews.reminder(false, timed))).isEqualTo("In 24 hours: Zürich");
        assertThat(content(DiscordNews.reminder(true, timed))).isEqualTo("In one hour: Zürich");
    }

    @Test
    void theWeekAheadIsCountedWholeAlsoWhereItIsAPage() {
        var view = event().at("2025-02-08", "14:00").view();
        var page = new Listing(
                "Protests",
                "en",
                PAGE,
                PAGE,
                List.of(view),
                Map.of(),
                Page.of(List.of(), null, 1, 40).page(),
                false,
                false);

        var message = DiscordNews.digest(page);

        assertThat(content(message)).isEqualTo("40 protests in the week ahead");
        assertThat(message.at("/embeds/0/fields/1/name").textValue()).isEqualTo("+39 more");
        assertThat(content(DiscordNews.digest(list()))).isEqualTo("No protests in the week ahead");
    }

    @Test
    void aListOfLinksHasEachOfThemOrThePage() {
        var view = event().at("2025-02-08", "14:00")
                .signup("https://lu.ma/a", null)
                .signup("https://lu.ma/b", "For parents")
                .view();

        var message = DiscordLimits.check(DiscordReply.links(list(view, event().view())));

        assertThat(message.at("/embeds/0/fields/0/value").textValue())
                .isEqualTo("<t:1739019600:F>\n<https://lu.ma/a>\nFor parents: <https://lu.ma/b>");
        assertThat(message.at("/embeds/0/fields/1/value").textValue())
                .isEqualTo("details to follow\n<https://rally.example/e/paris-2025-zurich>");
    }
}
