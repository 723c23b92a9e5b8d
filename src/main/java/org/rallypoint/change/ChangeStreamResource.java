package org.rallypoint.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.rallypoint.http.Languages;
import org.rallypoint.http.QueryReader;
import org.rallypoint.limit.ClientAddress;

@Path("/v1/changes/stream")
@PermitAll
@Tag(name = "Changes")
class ChangeStreamResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final ChangeFeed feed;
    private final ChangeStream stream;
    private final PublicEvents events;
    private final ClientAddress addresses;

    ChangeStreamResource(ChangeFeed feed, ChangeStream stream, PublicEvents events, ClientAddress addresses) {
        this.feed = feed;
        this.stream = stream;
        this.events = events;
        this.addresses = addresses;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(operationId = "streamChanges", summary = "What changes, as it happens", description = """
                    The same changes as server-sent events, for `EventSource` and the like: `event` is the type of a \
                    change, `data` the change as JSON on one line, `id` the cursor after it. Begin without a position to \
                    hear of what happens from now on, or with the cursor of an earlier answer. Whoever loses the \
                    connection comes back with `Last-Event-ID`, as browsers do by themselves, and misses nothing; ids here \
                    and cursors of the feed are the same.

                    The first bytes come at once, and at least every 10 seconds a comment, with the present `id`: after \
                    30 seconds of silence the connection is lost. Whoever reads too slowly is disconnected, and comes \
                    back. A node serves a limited number of listeners, and fewer from one address; one too many gets a 503 or a \
                    429, and polls meanwhile. An `EventSource` closes for good on these and on a 410: open it anew.""")
    @APIResponse(
            responseCode = "200",
            description = "A stream that doesn't end by itself.",
            headers =
                    @Header(
                            name = HttpHeaders.CACHE_CONTROL,
                            description = "`no-cache`; `private, no-store` where it was asked with a token.",
                            schema = @Schema(implementation = String.class, maxLength = 100)),
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class, maxLength = Integer.MAX_VALUE)))
    public Multi<OutboundSseEvent> listen(
            @RestQuery
                    @Parameter(
                            description = "Where to begin: a `cursor` of the feed. Without it the stream begins now.")
                    String since,
            @RestHeader(LAST_EVENT_ID) @Parameter(description = "The last `id` that was got; wins over `since`.")
                    String lastEventId,
            @BeanParam ChangeFilters filters,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var read = new QueryReader(uri);
        var languages = Languages.read(read, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var filter = ChangeFilter.read(read);
        var first = ChangePosition.read(read, "since", read.text("since"));
        var last = ChangePosition.read(
                read, LAST_EVENT_ID, Optional.ofNullable(lastEventId).filter(id -> !id.isBlank()));
        read.done();
        var position = QuarkusTransaction.requiringNew().call(() -> begin(last.or(() -> first), filter));
        var listener = new ChangeListener(position, filter, languages, request.response());
        Multi<OutboundSseEvent> told = request.method().equals(HttpMethod.HEAD)
                ? Multi.createFrom().empty()
                : stream.open(listener, addresses.of(request));
        var isForOne = headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        request.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, isForOne ? "private, no-store" : "no-cache")
                .putHeader(HttpHeaders.VARY, vary(uri))
                // Some proxies would wait until they have a page full.
                .putHeader("X-Accel-Buffering", "no");
        return told;
    }

    private static String vary(UriInfo uri) {
        return "Accept, Accept-Encoding, "
                + (uri.getQueryParameters().containsKey("lang") ? "" : "Accept-Language, ")
                + "Authorization";
    }

    /** The place to begin at, which the log has to have. */
    private long begin(Optional<Long> given, ChangeFilter filter) {
        filter.check(events);
        if (given.isEmpty()) {
            return feed.last();
        }
        var slice = feed.read(given.get(), filter, 1);
        return slice.entries().isEmpty() ? slice.position() : given.get();
    }
}
