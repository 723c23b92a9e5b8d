package org.rallypoint.webhook;

import io.quarkus.security.Authenticated;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.rallypoint.Slugs;
import org.rallypoint.access.Access;
import org.rallypoint.access.Position;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;
import org.rallypoint.retry.Once;

/** The log of a subscription. */
@Path("/v1/webhooks/{id}/deliveries")
@Authenticated
@Tag(name = "Webhooks")
class DeliveryResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String ORDER = "deliveries";

    private final OwnWebhooks own;
    private final DeliveryRepository deliveries;
    private final WebhookEditor editor;
    private final Access access;
    private final Once once;
    private final Bodies bodies;
    private final Answers answers;
    private final Clock clock;

    DeliveryResource(
            OwnWebhooks own,
            DeliveryRepository deliveries,
            WebhookEditor editor,
            Access access,
            Once once,
            Bodies bodies,
            Answers answers,
            Clock clock) {
        this.own = own;
        this.deliveries = deliveries;
        this.editor = editor;
        this.access = access;
        this.once = once;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listDeliveries",
            summary = "What was sent, and what waits",
            description = "The newest first; what is settled is kept for 30 days.")
    public RestResponse<Page<DeliveryView>> list(
            @PathParam("id") @Parameter(description = "The subscription's id.") String id,
            @RestQuery
                    @Parameter(
                            description = "How far they have come.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = DeliveryState.class))
                    List<String> state,
            @RestQuery
                    @Parameter(
                            description = "Deliveries on a page, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @RestQuery @Parameter(description = "`nextCursor` of the page before; goes with the same filters.")
                    String cursor,
            @Context UriInfo uri) {
        var query = new QueryReader(uri);
        var states = query.anyOf("state", DeliveryState.class);
        int most = query.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var after = Position.read(query, ORDER).orElse(null);
        query.done();
        var webhook = own.named(id);
        var found = deliveries.page(webhook.id(), states, after, most);
        var items = found.deliveries().stream()
                .map(delivery -> DeliveryView.of(delivery, webhook))
                .toList();
        return answers.page(Page.of(items, next(found), most, found.counted()), Set.of(), clock.instant(), null, uri);
    }

    @POST
    @Path("/{deliveryId}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryDelivery",
            summary = "Send a message once more",
            description =
                    "At once, with the same `webhook-id`; what it says of the event is what is so by then. A reminder, a list or a test that reached Discord is not posted twice, and nothing is sent while the subscription is stopped (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(type = SchemaType.OBJECT, maxProperties = 0)))
    @APIResponse(
            responseCode = "202",
            description = "It will be sent.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryView.class)))
    public RestResponse<DeliveryView> retry(
            @PathParam("id") @Parameter(description = "The subscription's id.") String id,
            @PathParam("deliveryId") @Parameter(description = "The message's id.") String deliveryId,
            @Context UriInfo uri,
            byte[] body) {
        new QueryReader(uri).done();
        return once.post(access.caller(), body, memo -> {
            var webhook = own.forChange(id);
            var delivery = (Slugs.isUuid(deliveryId)
                            ? deliveries.of(webhook.id(), UUID.fromString(deliveryId))
                            : Optional.<Delivery>empty())
                    .orElseThrow(() -> ProblemException.notFound("This webhook has no delivery with this id."));
            new BodyReader(bodies.optionalObject(body)).done();
            own.mustBeActive(webhook);
            mustBeSendable(webhook, delivery);
            editor.retry(webhook, delivery);
            memo.shows(webhook.id());
            return own.accepted(DeliveryView.of(delivery, webhook));
        });
    }

    private static void mustBeSendable(Webhook webhook, Delivery delivery) {
        if (delivery.state() == DeliveryState.sending) {
            throw ProblemException.conflict("being_sent", "This message is being sent.");
        }
        if (webhook.kind() == WebhookKind.discord
                && delivery.kind() != DeliveryKind.change
                && delivery.state() == DeliveryState.delivered) {
            throw ProblemException.conflict("delivered", "This message is in the channel already.");
        }
    }

    private static String next(DeliveryRepository.Found found) {
        if (!found.more()) {
            return null;
        }
        var last = found.deliveries().get(found.deliveries().size() - 1);
        return new Position(last.createdAt(), last.id()).write(ORDER);
    }
}
