package org.rallypoint.format;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.event.EventLists;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.discord.DiscordScheduledEvent;
import org.rallypoint.http.Answers;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** A single event for a Discord server's own calendar. No list has this suffix: Discord takes one event at a time. */
@Path("/v1/events")
@PermitAll
@Tag(name = "Formats")
class ScheduledEventResource {

    private static final String SUFFIX = ".scheduled-event.json";

    private final EventLists lists;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    ScheduledEventResource(EventLists lists, Answers answers, PublicUrls urls, Clock clock) {
        this.lists = lists;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    @GET
    @Path("/{idOrSlug}" + SUFFIX)
    @Transactional
    @Operation(
            operationId = "getScheduledEvent",
            summary = "One event, for the calendar of a Discord server",
            description =
                    "A body for Discord's Create Guild Scheduled Event. A 409 `no_start` while no time is known, a 409 `started`"
                            + " from its start on, since Discord takes none in the past, and a 409 `cancelled` once it is off.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DiscordScheduledEvent.class)))
    @APIResponse(responseCode = "308", description = "Merged into another event; `Location` leads to it.")
    public RestResponse<DiscordScheduledEvent> get(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "harbour-summit-lisbon")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        var one = lists.oneWithoutContacts(idOrSlug, reading);
        if (one.view() == null) {
            var query = uri.getRequestUri().getRawQuery();
            var path = "/v1/events/" + one.movedTo() + SUFFIX;
            return answers.moved(urls.of(path + (query == null ? "" : "?" + query)), reading.now());
        }
        var view = one.view();
        check(view, reading.now());
        var body = DiscordScheduledEvent.of(single(view, one.campaign()));
        return answers.of(body, List.of(view.language()), reading.now(), one.next());
    }

    private static void check(EventView event, Instant now) {
        if (event.status() == EventStatus.cancelled) {
            throw ProblemException.conflict("cancelled", "The event is cancelled.");
        }
        var start = event.times().startsAt();
        if (start == null) {
            throw ProblemException.conflict("no_start", "Discord needs a time, and nobody has told one of the event.");
        }
        if (!start.isAfter(now)) {
            throw ProblemException.conflict("started", "Discord takes no start in the past, and the event has begun.");
        }
    }

    private static Listing single(EventView event, String campaign) {
        var page = URI.create(event.url());
        return new Listing(
                campaign,
                event.language(),
                page,
                page,
                List.of(event),
                Map.of(event.campaign(), campaign),
                null,
                true,
                false);
    }
}
