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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.event.EventLists;
import org.rallypoint.format.Words;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Freshness;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;

/** The pages of campaigns and events: what anybody may see, whoever asks. */
@Path("/")
@PermitAll
@Produces(MediaType.WILDCARD)
class PageResource {

    /** Campaigns on the first page. */
    private static final int MOST_CAMPAIGNS = 100;

    private final CampaignLists campaigns;
    private final EventLists events;
    private final Pages pages;
    private final Contents contents;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    PageResource(
            CampaignLists campaigns,
            EventLists events,
            Pages pages,
            Contents contents,
            Answers answers,
            PublicUrls urls,
            Clock clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.pages = pages;
        this.contents = contents;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(hidden = true, operationId = "homePage", summary = "The first page", description = "For people.")
    public RestResponse<RawBody> home(@Context UriInfo uri, @Context HttpHeaders headers) {
        var reading = reading(uri, headers);
        var found = campaigns.upcoming(reading, MOST_CAMPAIGNS);
        var words = Words.in(Pages.language(reading));
        var entries = found.page().items().stream()
                .map(item -> contents.entry(item.campaign(), words))
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
                    words, campaign.title(), Contents.preview(campaign), "/c/" + slug, "/c/" + slug + "/map.png");
            var page = contents.campaign(campaign, one.view().events(), words);
            return pages.answer(Templates.campaign(frame, page), campaign.language(), reading.now(), one.next())
                    .build();
        } catch (ProblemException problem) {
            return pages.missing(problem, reading, headers, false);
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
            var row = contents.row(event, words);
            var frame = pages.frame(
                    words,
                    Contents.title(event, one.campaign(), row),
                    Contents.preview(event, row, words),
                    "/e/" + event.slug(),
                    "/c/" + event.campaign() + "/map.png");
            var answer = pages.answer(
                    Templates.event(frame, contents.sheet(event, one.campaign(), row, words)),
                    event.language(),
                    reading.now(),
                    one.next());
            return event.contacts().isEmpty()
                    ? answer.build()
                    : freshOnly(answer.build(), answers.freshOnly(reading.now(), one.next()));
        } catch (ProblemException problem) {
            return pages.missing(problem, reading, headers, false);
        }
    }

    /** What shows how to reach a person ends when it is said to. */
    private static RestResponse<RawBody> freshOnly(RestResponse<RawBody> answer, Freshness freshness) {
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, freshness);
        return answer;
    }

    private Reading reading(UriInfo uri, HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.doneWithSharedAddress();
        return reading;
    }
}
