package org.rallypoint.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.Slugs;
import org.rallypoint.access.Access;
import org.rallypoint.access.Audit;
import org.rallypoint.access.Deed;
import org.rallypoint.access.KnownCampaigns;
import org.rallypoint.access.Role;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventChanges;
import org.rallypoint.event.EventEditor;
import org.rallypoint.event.EventRepository;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.IfMatch;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;
import org.rallypoint.retry.Once;

/** What waits for a coordinator: suggestions, and events that organisers have handed in. */
@Path("/v1/review")
@Tag(name = "Suggestions")
@Authenticated
class ReviewResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String ORDER = "waiting";

    private final SuggestionRepository suggestions;
    private final CampaignRepository campaigns;
    private final EventRepository events;
    private final EventEditor editor;
    private final EventChanges changes;
    private final KnownCampaigns known;
    private final Access access;
    private final Audit audit;
    private final Bodies bodies;
    private final Answers answers;
    private final Once once;
    private final ObjectMapper json;
    private final Clock clock;

    ReviewResource(
            SuggestionRepository suggestions,
            CampaignRepository campaigns,
            EventRepository events,
            EventEditor editor,
            EventChanges changes,
            KnownCampaigns known,
            Access access,
            Audit audit,
            Bodies bodies,
            Answers answers,
            Once once,
            ObjectMapper json,
            Clock clock) {
        this.suggestions = suggestions;
        this.campaigns = campaigns;
        this.events = events;
        this.editor = editor;
        this.changes = changes;
        this.known = known;
        this.access = access;
        this.audit = audit;
        this.bodies = bodies;
        this.answers = answers;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listReview",
            summary = "What waits for a coordinator",
            description =
                    "Of the caller's campaigns, the longest waiting first. Settled suggestions are kept for 90 days.")
    public RestResponse<Page<SuggestionView>> list(
            @RestQuery
                    @Parameter(
                            description = "Slugs of campaigns.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> campaign,
            @RestQuery
                    @Parameter(
                            description = "What waits.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = SuggestionKind.class))
                    List<String> kind,
            @RestQuery
                    @Parameter(
                            description = "What became of it.",
                            schema = @Schema(implementation = SuggestionStatus.class, defaultValue = "waiting"))
                    String status,
            @RestQuery
                    @Parameter(
                            description = "Suggestions on a page, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @RestQuery @Parameter(description = "`nextCursor` of the page before.") String cursor,
            @Context UriInfo uri) {
        var read = new QueryReader(uri);
        var named = Set.copyOf(read.texts("campaign"));
        var kinds = read.anyOf("kind", SuggestionKind.class);
        var which = read.oneOf("status", SuggestionStatus.class, SuggestionStatus.waiting);
        int most = read.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var after = read.text("cursor").flatMap(given -> {
            var position = Cursor.read(
                    given,
                    ORDER,
                    2,
                    keys -> new SuggestionRepository.Queued(
                            UUID.fromString(keys.get(1)), SuggestionKind.pending, Instant.parse(keys.get(0))));
            if (position.isEmpty()) {
                read.fault("cursor", "bad_cursor", "cursor is not one that this list gave out.");
            }
            return position;
        });
        // Others than admins learn nothing of campaigns that aren't theirs, not even whether there is one.
        if (access.caller().is(Role.admin) && !known.existing(named).containsAll(named)) {
            read.fault("campaign", "unknown_value", "campaign names a campaign that does not exist.");
        }
        read.done();
        var found = suggestions.queue(new SuggestionRepository.QueueQuery(
                reviewed(named),
                kinds.isEmpty() ? EnumSet.allOf(SuggestionKind.class) : kinds,
                which,
                after.orElse(null),
                most));
        var rows = found.rows().stream().limit(most).toList();
        var last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        var next = found.rows().size() > most
                ? Cursor.write(
                        ORDER, List.of(last.createdAt().toString(), last.id().toString()))
                : null;
        return answers.page(Page.of(views(rows), next, most, found.counted()), List.of(), clock.instant(), null, uri);
    }

    /** The campaigns that are asked for and that the caller reviews; null for all there are. */
    private Set<String> reviewed(Set<String> named) {
        var caller = access.caller();
        if (!caller.is(Role.admin) && !caller.is(Role.coordinator)) {
            throw ProblemException.forbidden("Coordinators review what waits.");
        }
        if (caller.is(Role.admin)) {
            return named.isEmpty() ? null : named;
        }
        if (!caller.campaigns().containsAll(named)) {
            throw ProblemException.forbidden("This token coordinates " + String.join(", ", caller.campaigns()) + ".");
        }
        return named.isEmpty() ? caller.campaigns() : named;
    }

    private List<SuggestionView> views(List<SuggestionRepository.Queued> rows) {
        var views = new HashMap<UUID, SuggestionView>();
        suggestions
                .withCampaigns(ids(rows, false))
                .forEach(found ->
                        views.put(found.id(), SuggestionView.of(found, SuggestionResource.map(json, found.body()))));
        suggestions.events(ids(rows, true)).forEach(event -> views.put(event.id(), SuggestionView.ofPending(event)));
        return rows.stream().map(row -> views.get(row.id())).toList();
    }

    private static List<UUID> ids(List<SuggestionRepository.Queued> rows, boolean ofEvents) {
        return rows.stream()
                .filter(row -> (row.kind() == SuggestionKind.pending) == ofEvents)
                .map(SuggestionRepository.Queued::id)
                .toList();
    }

    @POST
    @Path("/{id}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acceptSuggestion",
            summary = "Make what was suggested",
            description =
                    "As the caller's own deed, by all rules of one: a proposal becomes a published event, an edit is applied to the event as it stands now, a pending event is published (with `If-Match`, only if it is still the revision that was looked at). What was settled stays settled (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = AcceptInput.class)))
    public RestResponse<SuggestionView> accept(
            @PathParam("id") @Parameter(description = "The suggestion's id; for `pending` the event's.") String id,
            @RestQuery
                    @Parameter(
                            description = "`true` lets a city have two events on one day.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String allowDuplicate,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        var read = new QueryReader(uri);
        var duplicates = read.flag("allowDuplicate", false);
        read.done();
        return once.post(access.caller(), body, memo -> {
            var input = new BodyReader(bodies.optionalObject(body));
            var accepts = Boolean.TRUE.equals(input.flag("acceptCodeOfConduct"));
            input.done();
            var pending = pending(id);
            if (pending != null) {
                if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
                    IfMatch.require(headers, pending.revision(), () -> SuggestionView.ofPending(pending));
                }
                changes.make(pending, "event.publish", () -> editor.publish(pending, accepts, input));
                memo.shows(pending.id());
                return answers.written(SuggestionView.ofPublished(pending), List.of());
            }
            var suggestion = begin(id);
            var event = suggestion.kind() == SuggestionKind.proposal
                    ? create(suggestion, accepts, duplicates)
                    : edit(suggestion, duplicates);
            suggestion.accept(event.id(), access.caller().tokenId(), clock.instant());
            audit.record("suggestion.accept", event, suggestion.id(), null, null);
            memo.shows(suggestion.id());
            return answers.written(view(suggestion), List.of());
        });
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectSuggestion",
            summary = "Don't make what was suggested",
            description =
                    "With a reason, which its sender reads. A pending event becomes a draft again, and its holder may hand it in anew.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RejectInput.class)))
    public RestResponse<SuggestionView> reject(
            @PathParam("id") @Parameter(description = "The suggestion's id; for `pending` the event's.") String id,
            @Context UriInfo uri,
            byte[] body) {
        new QueryReader(uri).done();
        return once.post(access.caller(), body, memo -> {
            var input = new BodyReader(bodies.object(body));
            input.require("reason");
            var reason = input.line("reason", RejectInput.MAX_REASON);
            input.done();
            var pending = pending(id);
            if (pending != null) {
                changes.make(pending, "event.give_back", () -> pending.giveBack(reason));
                memo.shows(pending.id());
                return answers.written(SuggestionView.ofRejected(pending), List.of());
            }
            var suggestion = begin(id);
            suggestion.reject(reason, access.caller().tokenId(), clock.instant());
            audit.record("suggestion.reject", suggestion.campaign(), suggestion.id(), null, null);
            memo.shows(suggestion.id());
            return answers.written(view(suggestion), List.of());
        });
    }

    /** An event of this id that waits, with its row locked; null when the id isn't one of an event. */
    private Event pending(String id) {
        if (!Slugs.isUuid(id)
                || suggestions.findByIdOptional(UUID.fromString(id)).isPresent()) {
            return null;
        }
        var event = events.forChange(id).orElseThrow(SuggestionRepository::unknown);
        access.require(Deed.review, event, SuggestionRepository::unknown);
        event.mustBePending();
        return event;
    }

    /** A suggestion that waits, with its campaign's row and its own locked. */
    private Suggestion begin(String id) {
        if (!Slugs.isUuid(id)) {
            throw SuggestionRepository.unknown();
        }
        var seen = suggestions.findByIdOptional(UUID.fromString(id)).orElseThrow(SuggestionRepository::unknown);
        if (!access.may(Deed.review, seen.campaign())) {
            throw SuggestionRepository.unknown();
        }
        campaigns.forChange(seen.campaign().slug());
        suggestions.lock(seen);
        seen.mustWait();
        return seen;
    }

    private Event create(Suggestion suggestion, boolean accepts, boolean allowDuplicate) {
        var given = SuggestionResource.tree(json, suggestion.body());
        if (accepts) {
            given.put("acceptCodeOfConduct", true);
        }
        return editor.create(suggestion.campaign(), given, allowDuplicate).event();
    }

    private Event edit(Suggestion suggestion, boolean allowDuplicate) {
        var event = events.forChange(suggestion.eventId().toString()).orElseThrow(EventRepository::unknown);
        var patch = SuggestionResource.tree(json, suggestion.body());
        return editor.patch(event, patch, allowDuplicate).event();
    }

    private SuggestionView view(Suggestion suggestion) {
        return SuggestionView.of(suggestion, SuggestionResource.map(json, suggestion.body()));
    }
}
