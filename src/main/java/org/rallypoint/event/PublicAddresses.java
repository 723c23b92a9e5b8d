package org.rallypoint.event;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.http.Answers;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** Public addresses of campaigns and events; until there are pages they lead to the JSON. */
@Path("/")
@PermitAll
@Tag(name = "Short links")
class PublicAddresses {

    private final CampaignRepository campaigns;
    private final EventRepository events;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    PublicAddresses(
            CampaignRepository campaigns, EventRepository events, Answers answers, PublicUrls urls, Clock clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    @GET
    @Path("c/{slug}")
    @Transactional
    @Operation(
            operationId = "openCampaign",
            summary = "The public address of a campaign",
            description = "Leads to the campaign's JSON until there is a page.")
    @APIResponse(responseCode = "302", description = "`Location` leads on.")
    public RestResponse<Void> campaign(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery @Parameter(description = "BCP 47; goes along.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.doneWithSharedAddress();
        var campaign = campaigns.published(slug);
        return answers.redirect(urls.of("/v1/campaigns/" + campaign.slug() + query(lang)), reading.now(), null);
    }

    @GET
    @Path("e/{idOrSlug}")
    @Transactional
    @Operation(
            operationId = "openEvent",
            summary = "The public address of an event",
            description = "Leads to the event's JSON until there is a page; one that was merged leads to its survivor.")
    @APIResponse(responseCode = "302", description = "`Location` leads on.")
    public RestResponse<Void> event(
            @PathParam("idOrSlug") @Parameter(description = "The event's slug or id.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; goes along.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.doneWithSharedAddress();
        var event = events.named(idOrSlug).flatMap(events::survivor).orElseThrow(EventRepository::unknown);
        return answers.redirect(urls.of("/v1/events/" + event.slug() + query(lang)), reading.now(), null);
    }

    /** A language tag was read strictly before, so it needs no encoding. */
    private static String query(String lang) {
        return lang == null ? "" : "?lang=" + lang;
    }
}
