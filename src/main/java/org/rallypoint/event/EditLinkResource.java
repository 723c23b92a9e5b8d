package org.rallypoint.event;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.Slugs;
import org.rallypoint.access.Access;
import org.rallypoint.access.Audit;
import org.rallypoint.access.Deed;
import org.rallypoint.access.Role;
import org.rallypoint.access.Token;
import org.rallypoint.access.TokenRepository;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.retry.Once;
import org.rallypoint.token.IssuedTokenView;
import org.rallypoint.token.TokenView;

/** Tokens for one event, to be handed to volunteers without an account. */
@Path("/v1/events/{idOrSlug}/edit-links")
@Tag(name = "Organising")
@Authenticated
class EditLinkResource {

    private final EventRepository events;
    private final TokenRepository tokens;
    private final Access access;
    private final Audit audit;
    private final Bodies bodies;
    private final Answers answers;
    private final PublicUrls urls;
    private final Once once;
    private final Clock clock;

    EditLinkResource(
            EventRepository events,
            TokenRepository tokens,
            Access access,
            Audit audit,
            Bodies bodies,
            Answers answers,
            PublicUrls urls,
            Once once,
            Clock clock) {
        this.events = events;
        this.tokens = tokens;
        this.access = access;
        this.audit = audit;
        this.bodies = bodies;
        this.answers = answers;
        this.urls = urls;
        this.once = once;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createEditLink",
            summary = "Let a volunteer edit an event",
            description =
                    "A token that edits this one event and nothing else. Its text is shown once. It doesn't see contacts that are not public.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EditLinkInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made; `token` is shown this once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedTokenView.class)))
    public RestResponse<IssuedTokenView> create(
            @PathParam("idOrSlug") @Parameter(description = "The event's id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        new QueryReader(uri).done();
        return once.post(access.caller(), body, memo -> {
            var event = events.forChange(idOrSlug).orElseThrow(EventRepository::unknown);
            access.require(Deed.share_event, event, EventRepository::unknown);
            event.mustBeOpen();
            var now = clock.instant();
            var input = new BodyReader(bodies.object(body));
            var link = EditLinkInput.read(input);
            var until = Optional.ofNullable(link.expiresAt()).orElse(Role.edit.expiry(now));
            if (!until.isAfter(now) || until.isAfter(Role.edit.latestExpiry(now))) {
                input.refuse("expiresAt", "out_of_range", "An edit link ends within 90 days.");
            }
            input.done();
            var issued = tokens.issue(
                    Role.edit,
                    link.label(),
                    event.holder(),
                    Set.of(event.campaignSlug()),
                    Set.of(),
                    event.id(),
                    until,
                    access.caller().tokenId(),
                    now);
            memo.shows(issued.token().id());
            audit.record("edit_link.create", event, issued.token().id(), null, null);
            var location = urls.of(
                    "/v1/events/" + event.id() + "/edit-links/" + issued.token().id());
            return answers.created(
                    new IssuedTokenView(issued.text(), TokenView.of(issued.token())), location, List.of());
        });
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listEditLinks",
            summary = "Who may edit an event by a link",
            description = "All edit links of the event, the newest first, those that ended too, on one page.")
    public RestResponse<Page<TokenView>> list(
            @PathParam("idOrSlug") @Parameter(description = "The event's id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        new QueryReader(uri).done();
        var event = event(idOrSlug);
        var links = tokens.editLinks(event.id()).stream().map(TokenView::of).toList();
        return answers.written(Page.whole(links), List.of());
    }

    @DELETE
    @Path("/{linkId}")
    @Transactional
    @Operation(
            operationId = "revokeEditLink",
            summary = "End an edit link",
            description = "At once, on every node. Ending it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It works no more.")
    public RestResponse<Void> revoke(
            @PathParam("idOrSlug") @Parameter(description = "The event's id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @PathParam("linkId") @Parameter(description = "The link's id.") String linkId,
            @Context UriInfo uri) {
        new QueryReader(uri).done();
        var event = event(idOrSlug);
        var link = link(event, linkId);
        if (!link.isRevoked()) {
            tokens.revoke(link, access.caller().tokenId(), clock.instant());
            audit.record("edit_link.revoke", event, link.id(), null, null);
        }
        return RestResponse.noContent();
    }

    private Event event(String idOrSlug) {
        var event = events.named(idOrSlug).orElseThrow(EventRepository::unknown);
        access.require(Deed.share_event, event, EventRepository::unknown);
        return event;
    }

    private Token link(Event event, String linkId) {
        return (Slugs.isUuid(linkId) ? tokens.editLink(event.id(), UUID.fromString(linkId)) : Optional.<Token>empty())
                .orElseThrow(() -> ProblemException.notFound("This event has no edit link with this id."));
    }
}
