package org.rallypoint.event;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.access.Role;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.Page;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** What a token's bearer works on, drafts too. */
@Path("/v1/me/events")
@Tag(name = "Tokens")
@Authenticated
class MyEventsResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String ORDER = "newest";

    private final EventRepository events;
    private final EventViews views;
    private final Access access;
    private final Answers answers;
    private final Clock clock;

    MyEventsResource(EventRepository events, EventViews views, Access access, Answers answers, Clock clock) {
        this.events = events;
        this.views = views;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listMyEvents",
            summary = "One's own events",
            description =
                    "Those of the token's holder in its campaigns, whoever may see them, the newest first; for an edit link its one event. Without contacts, like every list.")
    public RestResponse<Page<MyEvent>> list(
            @RestQuery
                    @Parameter(
                            description = "Events on a page, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @RestQuery @Parameter(description = "`nextCursor` of the page before.") String cursor,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        int most = read.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var before = read.text("cursor").flatMap(given -> {
            var id = Cursor.read(given, ORDER, 1, keys -> UUID.fromString(keys.get(0)));
            if (id.isEmpty()) {
                read.fault("cursor", "bad_cursor", "cursor is not one that this list gave out.");
            }
            return id;
        });
        read.done();
        var caller = access.caller();
        var mine = caller.is(Role.edit)
                ? events.named(caller.subject().toString()).map(List::of).orElse(List.of())
                : events.heldBy(caller, before.orElse(null), most + 1);
        var items = mine.stream()
                .limit(most)
                .map(event -> new MyEvent(
                        views.view(event, reading, false), caller.is(Role.edit) ? null : event.reviewNote()))
                .toList();
        var next = mine.size() > most
                ? Cursor.write(ORDER, List.of(mine.get(most - 1).id().toString()))
                : null;
        var languages = items.stream().map(item -> item.event().language()).toList();
        var counted = caller.is(Role.edit) ? items.size() : events.countHeldBy(caller);
        return answers.page(Page.of(items, next, most, counted), languages, reading.now(), null, uri);
    }
}
