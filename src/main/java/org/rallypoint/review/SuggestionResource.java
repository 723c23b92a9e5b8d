package org.rallypoint.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.rallypoint.access.TokenRepository;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.event.EventEditor;
import org.rallypoint.event.EventRepository;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.limit.Limits;
import org.rallypoint.retry.Once;

/** What people without an account suggest. */
@Path("/v1/suggestions")
@Tag(name = "Suggestions")
class SuggestionResource {

    private final SuggestionRepository suggestions;
    private final CampaignRepository campaigns;
    private final EventRepository events;
    private final EventEditor editor;
    private final TokenRepository tokens;
    private final Limits limits;
    private final Access access;
    private final Audit audit;
    private final Bodies bodies;
    private final Answers answers;
    private final PublicUrls urls;
    private final Once once;
    private final ObjectMapper json;
    private final Clock clock;

    SuggestionResource(
            SuggestionRepository suggestions,
            CampaignRepository campaigns,
            EventRepository events,
            EventEditor editor,
            TokenRepository tokens,
            Limits limits,
            Access access,
            Audit audit,
            Bodies bodies,
            Answers answers,
            PublicUrls urls,
            Once once,
            ObjectMapper json,
            Clock clock) {
        this.suggestions = suggestions;
        this.campaigns = campaigns;
        this.events = events;
        this.editor = editor;
        this.tokens = tokens;
        this.limits = limits;
        this.access = access;
        this.audit = audit;
        this.bodies = bodies;
        this.answers = answers;
        this.urls = urls;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSuggestion",
            summary = "Suggest a protest, or a change of one",
            description =
                    "Needs no account. It waits until a coordinator of the campaign accepts or rejects it; the token in the answer shows which. Up to 6 an hour from one address.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SuggestionInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "It waits; `token` is shown this once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SentSuggestion.class)))
    public RestResponse<SentSuggestion> create(@Context UriInfo uri, @Context RoutingContext routing, byte[] body) {
        new QueryReader(uri).done();
        return once.post(access.caller(), body, memo -> {
            var input = SuggestionInput.read(bodies.object(body));
            var suggestion = input.event() == null ? proposal(input) : edit(input);
            limits.countSuggestion(routing);
            suggestions.persist(suggestion);
            var now = clock.instant();
            var issued = tokens.issue(
                    Role.status,
                    "suggestion",
                    null,
                    Set.of(),
                    Set.of(),
                    suggestion.id(),
                    Role.status.expiry(now),
                    access.caller().tokenId(),
                    now);
            memo.shows(issued.token().id());
            audit.record(
                    "suggestion.create",
                    suggestion.campaign().slug(),
                    suggestion.eventId(),
                    suggestion.id(),
                    null,
                    null);
            return answers.created(
                    new SentSuggestion(view(suggestion), issued.text()),
                    urls.of("/v1/suggestions/" + suggestion.id()),
                    List.of());
        });
    }

    private Suggestion proposal(SuggestionInput.Read input) {
        var campaign = campaigns
                .find("slug", input.campaign())
                .singleResultOptional()
                .filter(access::maySee)
                .orElseThrow(() -> unknown("campaign", "There is no campaign with this slug."));
        editor.check(campaign, input.body(), "/proposal");
        return new Suggestion(campaign, null, input.body().toString(), input.message(), clock.instant());
    }

    private Suggestion edit(SuggestionInput.Read input) {
        var event = events.detached(input.event())
                .filter(access::maySee)
                .orElseThrow(() -> unknown("event", "There is no event with this id or slug."));
        editor.check(event, input.body(), "/patch");
        return new Suggestion(event.campaign(), event.id(), input.body().toString(), input.message(), clock.instant());
    }

    private static ProblemException unknown(String key, String message) {
        return ProblemException.refused(List.of(Fault.ofBody("/" + key, "unknown_" + key, message)));
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Transactional
    @Operation(
            operationId = "getSuggestion",
            summary = "What became of a suggestion",
            description = "For its sender, with the status token, and for the campaign's coordinators.")
    public RestResponse<SuggestionView> get(
            @PathParam("id") @Parameter(description = "The suggestion's id.") String id, @Context UriInfo uri) {
        new QueryReader(uri).done();
        var suggestion = (Slugs.isUuid(id)
                        ? suggestions.findByIdOptional(UUID.fromString(id))
                        : Optional.<Suggestion>empty())
                .filter(this::maySee)
                .orElseThrow(SuggestionRepository::unknown);
        return answers.written(view(suggestion), List.of());
    }

    private boolean maySee(Suggestion suggestion) {
        var caller = access.caller();
        return (caller.is(Role.status) && suggestion.id().equals(caller.subject()))
                || access.may(Deed.review, suggestion.campaign());
    }

    /** The same for an answer. */
    static Map<String, Object> map(ObjectMapper json, String body) {
        return json.convertValue(tree(json, body), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private SuggestionView view(Suggestion suggestion) {
        return SuggestionView.of(suggestion, map(json, suggestion.body()));
    }

    /** What was stored as text, as the object that it was. */
    static ObjectNode tree(ObjectMapper json, String body) {
        try {
            return (ObjectNode) json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
