package org.rallypoint.event;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.access.Deed;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignChanges;
import org.rallypoint.campaign.CampaignEditor;
import org.rallypoint.campaign.CampaignInput;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.IfMatch;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;
import org.rallypoint.retry.Once;
import org.rallypoint.retry.RememberedAnswers;

/** Campaigns are changed here and not in their own room, since a new window or publication concerns their events. */
@Path("/v1/campaigns")
@Tag(name = "Organising")
@Authenticated
class CampaignWriteResource {

    private final CampaignRepository campaigns;
    private final CampaignEditor editor;
    private final CampaignChanges changes;
    private final CampaignViews views;
    private final EventRepository events;
    private final EventChanges eventChanges;
    private final EventEditor eventEditor;
    private final WrittenEvents written;
    private final RememberedAnswers remembered;
    private final Access access;
    private final Bodies bodies;
    private final Answers answers;
    private final PublicUrls urls;
    private final Once once;
    private final Clock clock;

    CampaignWriteResource(
            CampaignRepository campaigns,
            CampaignEditor editor,
            CampaignChanges changes,
            CampaignViews views,
            EventRepository events,
            EventChanges eventChanges,
            EventEditor eventEditor,
            WrittenEvents written,
            RememberedAnswers remembered,
            Access access,
            Bodies bodies,
            Answers answers,
            PublicUrls urls,
            Once once,
            Clock clock) {
        this.campaigns = campaigns;
        this.editor = editor;
        this.changes = changes;
        this.views = views;
        this.events = events;
        this.eventChanges = eventChanges;
        this.eventEditor = eventEditor;
        this.written = written;
        this.remembered = remembered;
        this.access = access;
        this.bodies = bodies;
        this.answers = answers;
        this.urls = urls;
        this.once = once;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCampaign",
            summary = "Begin a campaign",
            description = "Always a draft: admins see it, and those whose tokens name it. Admins only.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            allOf = CampaignInput.class,
                                            requiredProperties = {"slug", "title", "startDate", "endDate"})))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignWithEvents.class)))
    public RestResponse<CampaignWithEvents> create(
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        var reading = read(uri, headers);
        return once.post(access.caller(), body, memo -> {
            access.requireAdmin();
            var campaign = editor.create(bodies.object(body), CampaignWithEvents.keys());
            memo.shows(campaign.id());
            var view = views.view(campaign, reading);
            return answers.created(
                    view,
                    urls.of("/v1/campaigns/" + campaign.slug()),
                    List.of(view.campaign().language()));
        });
    }

    @PATCH
    @Path("/{slug}")
    @Consumes({EventWriteResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Transactional
    @Operation(
            operationId = "patchCampaign",
            summary = "Change a campaign",
            description =
                    "A JSON Merge Patch (RFC 7396): what is missing stays, `null` clears. A new window moves events without a day, and raises no revision of theirs. An archived campaign is frozen (409).")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = EventWriteResource.MERGE_PATCH,
                        schema = @Schema(implementation = CampaignInput.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CampaignInput.class))
            })
    public RestResponse<CampaignWithEvents> patch(
            @PathParam("slug") @Parameter(description = "Its slug.", example = "paris-2025") String slug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        var reading = read(uri, headers);
        var campaign = begin(slug, reading, headers);
        var lastDay = campaign.endDate();
        editor.patch(campaign, bodies.object(body), CampaignWithEvents.keys());
        if (!lastDay.equals(campaign.endDate())) {
            var its = events.ofCampaignForChange(campaign);
            its.forEach(Event::derive);
            if (campaign.endDate().isBefore(lastDay)) {
                remembered.forget(its.stream().map(Event::id).toList());
            }
        }
        return answer(campaign, reading);
    }

    @POST
    @Path("/{slug}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishCampaign",
            summary = "Show a campaign to the public",
            description =
                    "From `draft`; its published events appear with it. An archived campaign stays archived (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NothingInput.class)))
    public RestResponse<CampaignWithEvents> publish(
            @PathParam("slug") @Parameter(description = "Its slug.", example = "paris-2025") String slug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return change(slug, uri, headers, body, campaign -> {
            if (changes.make(campaign, "campaign.publish", campaign::publish)) {
                eventChanges.appeared(events.ofCampaignForChange(campaign).stream()
                        .filter(Event::isPublic)
                        .toList());
            }
        });
    }

    @POST
    @Path("/{slug}/archive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "archiveCampaign",
            summary = "Freeze a campaign",
            description =
                    "From `published`: it stays readable, and neither it nor its events change any more, but for hiding an event and erasing a contact. A draft has to be published first (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NothingInput.class)))
    public RestResponse<CampaignWithEvents> archive(
            @PathParam("slug") @Parameter(description = "Its slug.", example = "paris-2025") String slug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return change(
                slug, uri, headers, body, campaign -> changes.make(campaign, "campaign.archive", campaign::archive));
    }

    @POST
    @Path("/{slug}/events")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createEvent",
            summary = "Announce a protest in a city",
            description =
                    "City and country are enough; the rest follows when it is known. What a coordinator creates is published at once, what an organiser creates waits (`pending`) for a coordinator; a chapter publishes where the campaign trusts its chapters. A city has one event a day unless `allowDuplicate` says otherwise.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewEvent.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WrittenEvent.class)))
    public RestResponse<WrittenEvent> createEvent(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery
                    @Parameter(
                            description = "`true` lets a city have two events on one day.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String allowDuplicate,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var duplicates = read.flag("allowDuplicate", false);
        read.done();
        return once.post(access.caller(), body, memo -> {
            var campaign = campaigns.forChange(slug).orElseThrow(CampaignRepository::unknown);
            var made = eventEditor.create(campaign, bodies.object(body), duplicates);
            return written.created(made.event(), made.warnings(), reading, memo);
        });
    }

    private RestResponse<CampaignWithEvents> change(
            String slug, UriInfo uri, HttpHeaders headers, byte[] body, Consumer<Campaign> change) {
        var reading = read(uri, headers);
        return once.post(access.caller(), body, memo -> {
            var campaign = begin(slug, reading, headers);
            new BodyReader(bodies.optionalObject(body)).done();
            change.accept(campaign);
            memo.shows(campaign.id());
            return answer(campaign, reading);
        });
    }

    private Campaign begin(String slug, Reading reading, HttpHeaders headers) {
        var campaign = campaigns.forChange(slug).orElseThrow(CampaignRepository::unknown);
        access.require(Deed.edit_campaign, campaign, CampaignRepository::unknown);
        IfMatch.require(headers, campaign.revision(), () -> views.view(campaign, reading));
        return campaign;
    }

    private RestResponse<CampaignWithEvents> answer(Campaign campaign, Reading reading) {
        var view = views.view(campaign, reading);
        return answers.written(view, List.of(view.campaign().language()));
    }

    private Reading read(UriInfo uri, HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        return reading;
    }
}
