package org.rallypoint.page;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.format.Listing;
import org.rallypoint.format.SchemaOrg;
import org.rallypoint.format.Words;
import org.rallypoint.format.prose.Markdown;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.page.CampaignPage.InFormat;
import org.rallypoint.page.CampaignPage.Mark;
import org.rallypoint.page.MapPicture.Shape;

/** What the pages say: the views of campaigns and events in words. */
@Singleton
class Contents {

    /** Characters that previews of links show at most. */
    private static final int LONGEST_PREVIEW = 300;

    private final Pages pages;
    private final PublicUrls urls;
    private final WorldMap map;

    Contents(Pages pages, PublicUrls urls, WorldMap map) {
        this.pages = pages;
        this.urls = urls;
        this.map = map;
    }

    HomePage.Entry entry(CampaignView campaign, Words words) {
        return new HomePage.Entry(
                campaign.title(),
                campaign.summary(),
                pages.link("/c/" + campaign.slug(), words.language()),
                days(campaign, words),
                cities(campaign, words),
                campaign.language());
    }

    CampaignPage campaign(CampaignView campaign, List<EventView> its, Words words) {
        var rows = its.stream().map(event -> row(event, words)).toList();
        var list = "/v1/campaigns/" + campaign.slug() + "/events.";
        var lang = "?lang=" + campaign.language();
        return new CampaignPage(
                campaign,
                campaign.description() == null ? null : Markdown.html(campaign.description()),
                days(campaign, words),
                cities(campaign, words),
                words.of("map_label", campaign.counts().cities()),
                map.land(),
                String.format(Locale.ROOT, "0 0 %.0f %.0f", map.width(), map.height()),
                marks(its),
                rows.stream().filter(row -> !isPast(row)).toList(),
                rows.stream().filter(Contents::isPast).toList(),
                // Calendars know this scheme as "subscribe to it".
                urls.of(list + "ics" + lang).toString().replaceFirst("^https?:", "webcal:"),
                List.of(
                        new InFormat("iCalendar", "text/calendar", urls.onThisHost(list + "ics" + lang)),
                        new InFormat("Atom", "application/atom+xml", urls.onThisHost(list + "atom" + lang)),
                        new InFormat("RSS", "application/rss+xml", urls.onThisHost(list + "rss" + lang)),
                        new InFormat("JSON Feed", "application/feed+json", urls.onThisHost(list + "feed.json" + lang))),
                urls.of("/oembed?url=" + urls.of("/c/" + campaign.slug())).toString());
    }

    EventSheet sheet(EventView event, String campaign, EventRow row, Words words) {
        var moved = event.previousStartDate() == null || event.times().startDate() == null
                ? null
                : words.of("moved_from", words.day(event.previousStartDate()));
        var calendar = "/v1/events/" + event.slug() + ".ics?lang=" + event.language();
        var listing = new Listing(
                campaign,
                event.language(),
                urls.of(calendar),
                URI.create(event.url()),
                List.of(event),
                Map.of(event.campaign(), campaign),
                null,
                true,
                false);
        return new EventSheet(
                event,
                row,
                campaign,
                pages.link("/c/" + event.campaign(), event.language()),
                event.description() == null ? null : Markdown.html(event.description()),
                window(event, words),
                moved,
                urls.onThisHost(calendar),
                SchemaOrg.text(listing));
    }

    private static String window(EventView event, Words words) {
        var window = event.times().window();
        return window == null ? null : words.of("window", words.shortDay(window.from()), words.shortDay(window.to()));
    }

    EventRow row(EventView event, Words words) {
        return EventRow.of(event, pages.link("/e/" + event.slug(), event.language()), words);
    }

    private static boolean isPast(EventRow row) {
        return row.event().lifecycle() == Lifecycle.past;
    }

    private List<Mark> marks(List<EventView> its) {
        return Places.dots(its).stream()
                .map(dot -> {
                    var at = map.project(dot.latitude(), dot.longitude());
                    var shape = Shape.of(dot.state(), its.size());
                    return new Mark(
                            dot.label(),
                            number(at.x()),
                            number(at.y()),
                            number(shape.radius()),
                            dot.state().name());
                })
                .toList();
    }

    private static String number(double units) {
        return String.format(Locale.ROOT, "%.1f", units);
    }

    private static String days(CampaignView campaign, Words words) {
        return campaign.startDate().equals(campaign.endDate())
                ? words.shortDay(campaign.startDate())
                : words.shortDay(campaign.startDate()) + " – " + words.shortDay(campaign.endDate());
    }

    private static String cities(CampaignView campaign, Words words) {
        return words.of(
                "cities_countries",
                campaign.counts().cities(),
                campaign.counts().countries());
    }

    /** For previews of links to an event. */
    static String preview(EventView event, EventRow row, Words words) {
        if (event.summary() != null) {
            return event.summary();
        }
        return (row.when() == null ? words.of("to_follow") : row.when()) + " · "
                + event.city().name() + ", " + event.city().countryName();
    }

    /** For previews of links to a campaign; null where it has no text. */
    @Nullable
    static String preview(CampaignView campaign) {
        if (campaign.summary() != null) {
            return campaign.summary();
        }
        if (campaign.description() == null) {
            return null;
        }
        var text = Markdown.plain(campaign.description());
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_PREVIEW ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_PREVIEW)) + "…";
    }
}
