package org.rallypoint.page;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.event.EventLists;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.format.Listing;
import org.rallypoint.format.SchemaOrg;
import org.rallypoint.format.Words;
import org.rallypoint.format.prose.Markdown;
import org.rallypoint.http.Answers;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;
import org.rallypoint.page.CampaignPage.InFormat;
import org.rallypoint.page.CampaignPage.Mark;
import org.rallypoint.page.MapPicture.Shape;

/** The pages of campaigns and events: what anybody may see, whoever asks. */
@Path("/")
@PermitAll
@Produces(MediaType.WILDCARD)
class PageResource {

    /** Campaigns on the first page. */
    private static final int MOST_CAMPAIGNS = 100;

    /** Characters that previews of links show at most. */
    private static final int LONGEST_PREVIEW = 300;

    private final CampaignLists campaigns;
    private final EventLists events;
    private final Pages pages;
    private final Answers answers;
    private final PublicUrls urls;
    private final WorldMap map;
    private final Clock clock;

    PageResource(
            CampaignLists campaigns,
            EventLists events,
            Pages pages,
            Answers answers,
            PublicUrls urls,
            WorldMap map,
            Clock clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.pages = pages;
        this.answers = answers;
        this.urls = urls;
        this.map = map;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(hidden = true, operationId = "homePage", summary = "The first page", description = "For people.")
    public RestResponse<RawBody> home(@Context UriInfo uri, @Context HttpHeaders headers) {
        var reading = reading(uri, headers);
        var found = campaigns.upcoming(reading, MOST_CAMPAIGNS);
        var words = Words.in(language(reading));
        var entries = found.page().items().stream()
                .map(item -> entry(item.campaign(), words))
                .toList();
        var frame = pages.frame(words, words.of("home_title"), words.of("home_text"), "/", null);
        return pages.answer(Templates.home(frame, new HomePage(entries)), words.language(), reading.now(), found.next())
                .build();
    }

    @GET
    @Path("c/{slug}")
    @Transactional
    @Operation(hidden = true, operationId = "campaignPage", summary = "A campaign's page", description = "For people.")
    public RestResponse<RawBody> campaign(
            @PathParam("slug") String slug, @Context UriInfo uri, @Context HttpHeaders headers) {
        var reading = reading(uri, headers);
        try {
            var one = campaigns.shared(slug, reading);
            var campaign = one.view().campaign();
            var words = Words.in(campaign.language());
            var frame = pages.frame(
                    words,
                    campaign.title(),
                    campaign.summary() != null ? campaign.summary() : plain(campaign.description()),
                    "/c/" + slug,
                    "/c/" + slug + "/map.png");
            var page = page(campaign, one.view().events(), words);
            return pages.answer(Templates.campaign(frame, page), campaign.language(), reading.now(), one.next())
                    .build();
        } catch (ProblemException problem) {
            return missing(problem, reading, headers);
        }
    }

    @GET
    @Path("e/{idOrSlug}")
    @Transactional
    @Operation(hidden = true, operationId = "eventPage", summary = "An event's page", description = "For people.")
    public RestResponse<RawBody> event(
            @PathParam("idOrSlug") String idOrSlug, @Context UriInfo uri, @Context HttpHeaders headers) {
        var reading = reading(uri, headers);
        try {
            var one = events.shared(idOrSlug, reading);
            if (one.view() == null) {
                var query = uri.getRequestUri().getRawQuery();
                return answers.moved(
                        urls.of("/e/" + one.movedTo() + (query == null ? "" : "?" + query)), reading.now());
            }
            var event = one.view();
            var words = Words.in(event.language());
            var row = row(event, words);
            var frame = pages.frame(
                    words,
                    (event.title() != null ? event.title() : one.campaign()) + " · "
                            + event.city().name(),
                    description(event, row, words),
                    "/e/" + event.slug(),
                    "/c/" + event.campaign() + "/map.png");
            var answer = pages.answer(
                    Templates.event(frame, sheet(event, one.campaign(), row, words)),
                    event.language(),
                    reading.now(),
                    one.next());
            return event.contacts().isEmpty()
                    ? answer.build()
                    : freshOnly(answer.build(), answers.freshOnly(reading.now(), one.next()));
        } catch (ProblemException problem) {
            return missing(problem, reading, headers);
        }
    }

    /** What shows how to reach a person ends when it is said to. */
    private static RestResponse<RawBody> freshOnly(RestResponse<RawBody> answer, String cacheControl) {
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, cacheControl);
        return answer;
    }

    private Reading reading(UriInfo uri, HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.doneWithSharedAddress();
        return reading;
    }

    /** Whoever asks for HTML is a person; anything else gets the problem that any other address would answer. */
    private RestResponse<RawBody> missing(ProblemException problem, Reading reading, HttpHeaders headers) {
        var accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        if (!problem.isNotFound() || accept == null || !accept.contains(MediaType.TEXT_HTML)) {
            throw problem;
        }
        return pages.missing(Templates::missing, Words.in(language(reading)));
    }

    /** The most wanted language that there are words in. */
    private static String language(Reading reading) {
        return reading.languages().choose(Words.LANGUAGES, language -> false, "en");
    }

    private HomePage.Entry entry(CampaignView campaign, Words words) {
        return new HomePage.Entry(
                campaign.title(),
                campaign.summary(),
                pages.link("/c/" + campaign.slug(), words.language()),
                days(campaign, words),
                cities(campaign, words),
                campaign.language());
    }

    private CampaignPage page(CampaignView campaign, List<EventView> its, Words words) {
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
                rows.stream().filter(PageResource::isPast).toList(),
                // Calendars know this scheme as "subscribe to it".
                urls.of(list + "ics" + lang).toString().replaceFirst("^https?:", "webcal:"),
                List.of(
                        new InFormat("iCalendar", "text/calendar", urls.onThisHost(list + "ics" + lang)),
                        new InFormat("Atom", "application/atom+xml", urls.onThisHost(list + "atom" + lang)),
                        new InFormat("RSS", "application/rss+xml", urls.onThisHost(list + "rss" + lang)),
                        new InFormat("JSON Feed", "application/feed+json", urls.onThisHost(list + "feed.json" + lang))),
                urls.of("/oembed?url=" + urls.of("/c/" + campaign.slug())).toString());
    }

    private EventSheet sheet(EventView event, String campaign, EventRow row, Words words) {
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

    private EventRow row(EventView event, Words words) {
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

    private static String description(EventView event, EventRow row, Words words) {
        if (event.summary() != null) {
            return event.summary();
        }
        return (row.when() == null ? words.of("to_follow") : row.when()) + " · "
                + event.city().name() + ", " + event.city().countryName();
    }

    private static String plain(String markdown) {
        if (markdown == null) {
            return null;
        }
        var text = Markdown.plain(markdown);
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_PREVIEW ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_PREVIEW)) + "…";
    }
}
