package org.rallypoint.event;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
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
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.IfMatch;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;
import org.rallypoint.retry.Once;

/** Changes of an event; what may follow what stands with each change of state. */
@Path("/v1/events")
@Tag(name = "Organising")
@Authenticated
class EventWriteResource {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final EventRepository events;
    private final EventEditor editor;
    private final EventChanges changes;
    private final EventRemoval removal;
    private final WrittenEvents written;
    private final Access access;
    private final Bodies bodies;
    private final Once once;
    private final Clock clock;

    EventWriteResource(
            EventRepository events,
            EventEditor editor,
            EventChanges changes,
            EventRemoval removal,
            WrittenEvents written,
            Access access,
            Bodies bodies,
            Once once,
            Clock clock) {
        this.events = events;
        this.editor = editor;
        this.changes = changes;
        this.removal = removal;
        this.written = written;
        this.access = access;
        this.bodies = bodies;
        this.once = once;
        this.clock = clock;
    }

    @PATCH
    @Path("/{idOrSlug}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Transactional
    @Operation(
            operationId = "patchEvent",
            summary = "Change an event",
            description =
                    "A JSON Merge Patch (RFC 7396): what is missing stays, `null` clears. A change without effect raises no revision. A new day or time of a public event keeps the one before as `previousStartDate` and `previousStartsAt`; a postponed event that gets a day is `scheduled` again.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = EventInput.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EventInput.class))
            })
    public RestResponse<WrittenEvent> patch(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
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
        var event = begin(idOrSlug, Deed.edit_event, reading, headers);
        var edited = editor.patch(event, bodies.object(body), duplicates);
        return written.changed(event, edited.warnings(), reading);
    }

    @DELETE
    @Path("/{idOrSlug}")
    @Transactional
    @Operation(
            operationId = "deleteEvent",
            summary = "Delete an event that was never public",
            description = "What was public is never deleted: cancel it, hide it, or merge it.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public RestResponse<Void> delete(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        removal.remove(begin(idOrSlug, Deed.delete_draft, reading, headers));
        return RestResponse.noContent();
    }

    @POST
    @Path("/{idOrSlug}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishEvent",
            summary = "Show an event to the public",
            description =
                    "From `draft`, `pending` or `hidden`. Coordinators publish; a chapter does where the campaign trusts its chapters; anyone else hands a draft in, which is `pending` then. What was hidden is shown again by coordinators alone. A merged event stays merged (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = PublishInput.class)))
    public RestResponse<WrittenEvent> publish(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return change(idOrSlug, Deed.hand_in_event, "event.publish", uri, headers, body, (event, input) -> {
            var accepts = input.flag("acceptCodeOfConduct");
            input.done();
            if (event.publication() == EventPublication.published) {
                return;
            }
            var deed = event.publication() == EventPublication.hidden ? Deed.show_hidden_event : Deed.publish_event;
            var mayPublish = access.may(deed, event);
            if (!mayPublish && event.publication() != EventPublication.draft) {
                access.require(deed, event, EventRepository::unknown);
            }
            if (mayPublish) {
                editor.publish(event, Boolean.TRUE.equals(accepts), input);
                return;
            }
            event.mustBeOpen();
            if (Boolean.TRUE.equals(accepts)) {
                event.acceptConduct(access.caller().tokenId(), clock.instant());
            }
            event.handIn();
        });
    }

    @POST
    @Path("/{idOrSlug}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "cancelEvent",
            summary = "Call an event off",
            description =
                    "From `scheduled` or `postponed`. It stays everywhere, marked, and can still be edited and reinstated.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NoteInput.class)))
    public RestResponse<WrittenEvent> cancel(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return changeWithNote(idOrSlug, Deed.edit_event, "event.cancel", uri, headers, body, Event::cancel);
    }

    @POST
    @Path("/{idOrSlug}/reinstate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reinstateEvent",
            summary = "Take a cancellation back",
            description =
                    "From `cancelled` to `scheduled`, or to `postponed` for what had no day left. A postponed event takes place again once it has a day (409 here).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NoteInput.class)))
    public RestResponse<WrittenEvent> reinstate(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return changeWithNote(idOrSlug, Deed.edit_event, "event.reinstate", uri, headers, body, Event::reinstate);
    }

    @POST
    @Path("/{idOrSlug}/hide")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "hideEvent",
            summary = "Take an event out of sight",
            description =
                    "The public gets a 404 from then on. Also in an archived campaign, for somebody's sake. Publishing shows it again.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NoteInput.class)))
    public RestResponse<WrittenEvent> hide(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return changeWithNote(idOrSlug, Deed.hide_event, "event.hide", uri, headers, body, Event::hide);
    }

    @POST
    @Path("/{idOrSlug}/postpone")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postponeEvent",
            summary = "Put an event off",
            description =
                    "From `scheduled` or `postponed`, to another day or to one that nobody knows yet. A cancelled event has to be reinstated first (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = PostponeInput.class)))
    public RestResponse<WrittenEvent> postpone(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return change(idOrSlug, Deed.edit_event, "event.postpone", uri, headers, body, (event, input) -> {
            var when = PostponeInput.schedule(input);
            var note = NoteInput.read(input).note();
            input.done();
            var isPutOff = event.status() != EventStatus.postponed || !when.equals(event.schedule());
            input.check(() -> event.postpone(when));
            input.done();
            tell(event, isPutOff, note);
        });
    }

    @POST
    @Path("/{idOrSlug}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeEvent",
            summary = "Merge a duplicate into another event",
            description =
                    "Of the same campaign. From then on the address of this one leads to the other (308), and it can't be changed any more.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MergeInput.class)))
    public RestResponse<WrittenEvent> merge(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return change(idOrSlug, Deed.merge_events, "event.merge", uri, headers, body, (event, input) -> {
            input.require("into");
            var into = input.id("into");
            input.done();
            var survivor = events.findByIdOptional(into).filter(access::maySee);
            if (survivor.isEmpty()) {
                input.refuse("into", "unknown_event", "There is no event with this id.");
            }
            survivor.ifPresent(other -> input.check(() -> event.mergeInto(other)));
            input.done();
        });
    }

    /** What a change of state does to an event; the body has to be read to its end. */
    private interface StateChange {
        void make(Event event, BodyReader input);
    }

    private RestResponse<WrittenEvent> changeWithNote(
            String idOrSlug,
            Deed deed,
            String action,
            UriInfo uri,
            HttpHeaders headers,
            byte[] body,
            Consumer<Event> change) {
        return change(idOrSlug, deed, action, uri, headers, body, (event, input) -> {
            var note = NoteInput.read(input).note();
            input.done();
            var before = event.status();
            var publicationBefore = event.publication();
            change.accept(event);
            tell(event, before != event.status() || publicationBefore != event.publication(), note);
        });
    }

    /** A note belongs to the state that it was given for, so another state begins without it. */
    private static void tell(Event event, boolean isNewState, String note) {
        if (isNewState || note != null) {
            event.note(note);
        }
    }

    private RestResponse<WrittenEvent> change(
            String idOrSlug,
            Deed deed,
            String action,
            UriInfo uri,
            HttpHeaders headers,
            byte[] body,
            StateChange change) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        return once.post(access.caller(), body, memo -> {
            var event = begin(idOrSlug, deed, reading, headers);
            var input = new BodyReader(bodies.optionalObject(body));
            changes.make(event, action, () -> change.make(event, input));
            return written.changed(event, reading, memo);
        });
    }

    /** The event with its row locked, for somebody who may do this and has seen it as it is. */
    private Event begin(String idOrSlug, Deed deed, Reading reading, HttpHeaders headers) {
        var event = events.forChange(idOrSlug).orElseThrow(EventRepository::unknown);
        access.require(deed, event, EventRepository::unknown);
        IfMatch.require(headers, event.revision(), () -> written.present(event, reading));
        return event;
    }
}
