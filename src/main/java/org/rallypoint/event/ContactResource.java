package org.rallypoint.event;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
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
import org.rallypoint.access.Deed;
import org.rallypoint.contact.Contacts;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.IfMatch;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** The contacts of one event: the most sensitive data here, seen by whom each is meant for. */
@Path("/v1/events/{idOrSlug}/contacts")
@Tag(name = "Contacts")
@Authenticated
class ContactResource {

    private final EventRepository events;
    private final EventViews views;
    private final EventChanges changes;
    private final Contacts contacts;
    private final Access access;
    private final Bodies bodies;
    private final Answers answers;
    private final Clock clock;

    ContactResource(
            EventRepository events,
            EventViews views,
            EventChanges changes,
            Contacts contacts,
            Access access,
            Bodies bodies,
            Answers answers,
            Clock clock) {
        this.events = events;
        this.views = views;
        this.changes = changes;
        this.contacts = contacts;
        this.access = access;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listContacts",
            summary = "How to reach the organisers of an event",
            description = "The contacts whose audience the caller belongs to. The ETag is the event's.")
    public RestResponse<ContactList> list(
            @PathParam("idOrSlug") @Parameter(description = "The event's id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var reading = read(uri, headers);
        var event = events.named(idOrSlug).filter(access::maySee).orElseThrow(EventRepository::unknown);
        return answer(event, reading);
    }

    @PUT
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putContacts",
            summary = "Say how to reach the organisers of an event",
            description =
                    "The whole list: what isn't in it is erased. Give the `id` of those that stay. Only the event's holder, the campaign's coordinators and admins may, since only they see all of them. Values are encrypted at rest; each contact vanishes at `visibleUntil` and is erased later.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ContactsInput.class)))
    public RestResponse<ContactList> put(
            @PathParam("idOrSlug") @Parameter(description = "The event's id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        var reading = read(uri, headers);
        var event = events.forChange(idOrSlug).orElseThrow(EventRepository::unknown);
        access.require(Deed.write_contacts, event, EventRepository::unknown);
        IfMatch.require(headers, event.revision(), () -> list(event, reading));
        event.mustBeOpen();
        var input = new BodyReader(bodies.object(body));
        var list = ContactsInput.read(input, reading.now());
        input.done();
        var change = input.get(
                () -> contacts.replace(event.id(), list, event.moments().effectiveEnd(), reading.now()));
        input.done();
        if (change.orElseThrow().any()) {
            changes.contactsPut(event, list.size(), change.get().publicOnes());
        }
        return answer(event, reading);
    }

    @DELETE
    @Path("/{contactId}")
    @Transactional
    @Operation(
            operationId = "eraseContact",
            summary = "Erase a contact now",
            description =
                    "For good, also from remembered answers, and in an archived campaign, too. Needs no `If-Match`: whoever wants to be gone doesn't wait for an editor.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public RestResponse<Void> erase(
            @PathParam("idOrSlug") @Parameter(description = "The event's id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @PathParam("contactId") @Parameter(description = "The contact's id.") String contactId,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var reading = read(uri, headers);
        var event = events.forChange(idOrSlug).orElseThrow(EventRepository::unknown);
        access.require(Deed.write_contacts, event, EventRepository::unknown);
        if (!Slugs.isUuid(contactId)) {
            throw unknownContact();
        }
        var erased = UUID.fromString(contactId);
        var change = contacts.erase(event.id(), erased, event.moments().effectiveEnd(), reading.now())
                .orElseThrow(ContactResource::unknownContact);
        changes.contactErased(event, erased, change.publicOnes());
        return RestResponse.noContent();
    }

    private Reading read(UriInfo uri, HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        return reading;
    }

    private RestResponse<ContactList> answer(Event event, Reading reading) {
        return answers.written(list(event, reading), List.of());
    }

    private ContactList list(Event event, Reading reading) {
        return new ContactList(views.contacts(event, reading.now()).contacts(), event.revision());
    }

    private static ProblemException unknownContact() {
        return ProblemException.notFound("This event has no contact with this id.");
    }
}
