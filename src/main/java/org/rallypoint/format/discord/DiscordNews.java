package org.rallypoint.format.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.change.ChangeType;
import org.rallypoint.event.EventStatus;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;

/** What a channel is told, each a whole message: a line of ours that says what happened, and an embed that shows it. */
public final class DiscordNews {

    private static final int MAX_NAME = 200;
    private static final int MAX_SUMMARY = 1000;

    private DiscordNews() {}

    /** What became of an event, as it is now; what is shown is no longer removed, whatever was before. */
    public static JsonNode of(ChangeType type, Listing single) {
        var told = type == ChangeType.event_removed ? ChangeType.event_updated : type;
        return about(told.name().replaceFirst("^event", "news"), single);
    }

    /** What stands in the place of an event that was hidden or merged: nothing of its own text. */
    public static JsonNode removed(
            String language, String cityName, String countryName, String campaignTitle, URI campaignPage) {
        var words = Words.in(language);
        var place = DiscordText.line(cityName + ", " + countryName, MAX_NAME);
        var embed = embed(campaignTitle, campaignPage.toString(), EventStatus.cancelled);
        return DiscordMessage.posted(words.of("news_removed", place), List.of(embed));
    }

    /** That a campaign was published, updated or archived. */
    public static JsonNode campaign(ChangeType type, CampaignView campaign) {
        var words = Words.in(campaign.language());
        var embed = embed(campaign, words);
        var title = DiscordText.line(campaign.title(), MAX_NAME);
        return DiscordMessage.posted(words.of("news_" + type.name(), title), List.of(embed));
    }

    /** What a campaign is about. */
    public static JsonNode campaign(CampaignView campaign) {
        var title = DiscordText.line(campaign.title(), MAX_NAME);
        return DiscordMessage.posted(title, List.of(embed(campaign, Words.in(campaign.language()))));
    }

    /**
     * That an event is soon.
     *
     * @param isHour whether it is in an hour, else in a day; an event without a time is tomorrow
     */
    public static JsonNode reminder(boolean isHour, Listing single) {
        var times = single.events().get(0).times();
        return about(
                times.startsAt() == null ? "reminder_tomorrow" : isHour ? "reminder_hour" : "reminder_day", single);
    }

    /** Many new events at once. */
    public static JsonNode created(Listing list) {
        return DiscordMessage.of(Words.in(list.language()).of("news_list", DiscordMessage.size(list)), list);
    }

    /** The week ahead. */
    public static JsonNode digest(Listing list) {
        var content = Words.in(list.language()).of("digest", DiscordMessage.size(list));
        return DiscordMessage.of(content, list);
    }

    /** That this channel will be told. */
    public static JsonNode test(String language) {
        return DiscordMessage.posted(Words.in(language).of("channel_test"), List.of());
    }

    private static JsonNode about(String word, Listing single) {
        var city = DiscordText.line(single.events().get(0).city().name(), MAX_NAME);
        return DiscordMessage.of(Words.in(single.language()).of(word, city), single);
    }

    private static ObjectNode embed(CampaignView campaign, Words words) {
        var embed = embed(campaign.title(), campaign.url(), EventStatus.scheduled);
        if (campaign.summary() != null) {
            embed.put("description", DiscordText.block(campaign.summary(), MAX_SUMMARY));
        }
        DiscordMessage.putFields(
                embed,
                List.of(
                        new DiscordField(words.of("when"), window(campaign, words)),
                        new DiscordField(words.of("app"), counts(campaign, words))));
        return embed;
    }

    private static ObjectNode embed(String title, String url, EventStatus status) {
        return DiscordMessage.JSON
                .objectNode()
                .put("title", DiscordText.line(title, DiscordMessage.MAX_TITLE))
                .put("url", DiscordText.url(url))
                .put("color", DiscordMessage.color(status));
    }

    private static String window(CampaignView campaign, Words words) {
        return campaign.startDate().equals(campaign.endDate())
                ? words.day(campaign.startDate())
                : words.of("window", words.shortDay(campaign.startDate()), words.shortDay(campaign.endDate()));
    }

    private static String counts(CampaignView campaign, Words words) {
        var counts = campaign.counts();
        return counts.events() == 0
                ? words.of("nothing_planned")
                : words.of("cities_countries", counts.cities(), counts.countries());
    }
}
