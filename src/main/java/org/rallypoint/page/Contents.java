package org.rallypoint.page;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.format.Listing;
import org.rallypoint.format.SchemaOrg;
import org.rallypoint.format.Words;
import org.rallypoint.format.prose.Markdown;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.link.SignupLinkView;
import org.rallypoint.page.CampaignPage.InFormat;
import org.rallypoint.page.CampaignPage.Mark;
import org.rallypoint.page.EventSheet.Signup;
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
                textLanguage(campaign));
    }

    CampaignPage campaign(CampaignView campaign, List<EventView> its, Words words) {
        var rows = its.stream().map(event -> row(event, words)).toList();
        var list = "/v1/campaigns/" + campaign.slug() + "/events.";
        var lang = "?lang=" + campaign.language();
        return new CampaignPage(
                campaign,
                textLanguage(campaign),
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
                row.state() == null && isPast(row) ? words.of("past") : row.state(),
                event.description() == null ? null : Markdown.html(event.description()),
                window(event, words),
                where(event, row),
                row.signup() == null ? List.of() : signups(event, row),
                urls.onThisHost(calendar),
                SchemaOrg.text(listing));
    }

    private static String window(EventView event, Words words) {
        var window = event.times().window();
        return window == null ? null : words.of("window", words.shortDay(window.from()), words.shortDay(window.to()));
    }

    private static String where(EventView event, EventRow row) {
        var city = event.city().name() + ", " + event.city().countryName();
        if (row.where() == null) {
            return city;
        }
        return row.isOnline() ? row.where() + " (" + city + ")" : row.where() + ", " + city;
    }

    private static List<Signup> signups(EventView event, EventRow row) {
        return event.signupLinks().stream()
                .sorted(Comparator.comparing(link -> !link.primary()))
                .map(link ->
                        new Signup(link.url(), word(link, event.signupLinks().size() > 1, row)))
                .toList();
    }

    /** A chat or an organiser's page is no place to sign up, and of several places each says where it leads. */
    private static String word(SignupLinkView link, boolean isOneOfMany, EventRow row) {
        if (link.label() != null) {
            return link.label();
        }
        var host = URI.create(link.url()).getHost().replaceFirst("^www\\.", "");
        if (!link.kind().isSignupPage()) {
            return host;
        }
        return isOneOfMany ? row.signupWord() + " (" + host + ")" : row.signupWord();
    }

    private static String textLanguage(CampaignView campaign) {
        return campaign.availableLanguages().contains(campaign.language())
                ? campaign.language()
                : campaign.defaultLanguage();
    }

    private static boolean isPast(EventRow row) {
        return row.event().lifecycle() == Lifecycle.past;
    }

    private List<Mark> marks(List<EventView> its) {
        return Places.dots(its).stream()
                // As on the picture: what is drawn later lies above.
                .sorted(Comparator.comparing(dot -> MapPicture.FROM_BELOW.indexOf(dot.state())))
                .map(dot -> {
                    var at = map.project(dot.latitude(), dot.longitude());
                    var shape = Shape.of(dot.state(), its.size());
                    return new Mark(
                            dot.label(),
                            number(at.x()),
                            number(at.y()),
                            number(shape.radius()),
                            dot.state().name(),
                            shape.arm() == 0 ? null : MapPicture.cross(shape, at));
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

    EventRow row(EventView event, Words words) {
        return EventRow.of(event, pages.link("/e/" + event.slug(), event.language()), words);
    }

    /** The title of an event's page, with what became of it in front: it is all that previews of links show. */
    static String title(EventView event, String campaign, EventRow row) {
        return marked(
                event,
                row,
                (event.title() != null ? event.title() : campaign) + " · "
                        + event.city().name());
    }

    /** For previews of links to an event. */
    static String preview(EventView event, EventRow row, Words words) {
        var when = row.when() == null ? words.of("date_to_follow") : row.when();
        return marked(
                event,
                row,
                when + " · " + event.city().name() + ", " + event.city().countryName()
                        + (event.summary() == null ? "" : " · " + event.summary()));
    }

    private static String marked(EventView event, EventRow row, String text) {
        return event.status() == EventStatus.scheduled ? text : "[" + row.state() + "] " + text;
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
