package org.rallypoint.webhook;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.util.Set;
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
import org.rallypoint.access.Position;
import org.rallypoint.access.Role;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.IfMatch;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.retry.Once;

/** Subscriptions of whoever asks; admins see all. */
@Path("/v1/webhooks")
@Authenticated
@Tag(name = "Webhooks")
class WebhookResource {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String ORDER = "webhooks";

    private final WebhookRepository webhooks;
    private final WebhookEditor editor;
    private final OwnWebhooks own;
    private final DeliveryRepository deliveries;
    private final Access access;
    private final Once once;
    private final Bodies bodies;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    WebhookResource(
            WebhookRepository webhooks,
            WebhookEditor editor,
            OwnWebhooks own,
            DeliveryRepository deliveries,
            Access access,
            Once once,
            Bodies bodies,
            Answers answers,
            PublicUrls urls,
            Clock clock) {
        this.webhooks = webhooks;
        this.editor = editor;
        this.own = own;
        this.deliveries = deliveries;
        this.access = access;
        this.once = once;
        this.bodies = bodies;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhook",
            summary = "Be told of changes",
            description =
                    "Changes from now on are sent to the address. `standard`: a POST with the body `{\"type\", \"timestamp\", \"data\"}`, where `data` is an entry of the change feed, signed as Standard Webhooks say: verify `webhook-signature` with the secret of this answer, and pass over a `webhook-id` that you know, since a message may come twice. `discord`: a message in the channel, edited when its event changes. What isn't answered with 2xx is tried again with growing pauses for three days; a redirect is not followed; 410 ends the subscription. Messages of one event come in order, and quick edits after a message come together as one. A token has up to 20.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            allOf = WebhookInput.class,
                                            requiredProperties = {"kind", "url"})))
    @APIResponse(
            responseCode = "201",
            description = "Made; `secret` is shown this once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedWebhookView.class)))
    public RestResponse<IssuedWebhookView> create(@Context UriInfo uri, byte[] body) {
        new QueryReader(uri).done();
        var caller = own.caller();
        return once.post(caller, body, memo -> {
            var made = editor.create(caller, bodies.object(body));
            memo.shows(made.webhook().id());
            var view = WebhookView.of(made.webhook(), clock.instant());
            return answers.created(
                    new IssuedWebhookView(made.secret(), view),
                    urls.of("/v1/webhooks/" + made.webhook().id()),
                    List.of());
        });
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWebhooks",
            summary = "Which subscriptions there are",
            description = "Those of whom your token speaks for, the newest first; admins see all.")
    public RestResponse<Page<WebhookView>> list(
            @RestQuery
                    @Parameter(
                            description = "Subscriptions on a page, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @RestQuery @Parameter(description = "`nextCursor` of the page before.") String cursor,
            @Context UriInfo uri) {
        var query = new QueryReader(uri);
        int most = query.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var after = Position.read(query, ORDER).orElse(null);
        query.done();
        var caller = own.caller();
        var now = clock.instant();
        var found = webhooks.page(caller.is(Role.admin) ? null : WebhookEditor.owner(caller), after, most);
        var items = found.webhooks().stream()
                .map(webhook -> WebhookView.of(webhook, now))
                .toList();
        return answers.page(Page.of(items, next(found), most, found.counted()), Set.of(), now, null, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getWebhook",
            summary = "One subscription",
            description = "How it is set, and how its target is doing.")
    public RestResponse<WebhookView> get(
            @PathParam("id") @Parameter(description = "Its id.") String id, @Context UriInfo uri) {
        new QueryReader(uri).done();
        var now = clock.instant();
        return answers.of(WebhookView.of(own.named(id), now), List.of(), now, null);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Transactional
    @Operation(
            operationId = "patchWebhook",
            summary = "Change a subscription",
            description =
                    "A JSON Merge Patch (RFC 7396): what is missing stays, `null` clears; without `url` the address stays. `active: true` lets a stopped one go on from now; what it missed is in the change feed.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = WebhookInput.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WebhookInput.class))
            })
    public RestResponse<WebhookView> patch(
            @PathParam("id") @Parameter(description = "Its id.") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        new QueryReader(uri).done();
        var webhook = own.forChange(id);
        mustBeSeen(webhook, headers);
        editor.patch(access.caller(), webhook, bodies.object(body));
        return answers.written(WebhookView.of(webhook, clock.instant()), List.of());
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "deleteWebhook",
            summary = "End a subscription",
            description = "With its log and with what still waits. Messages in a Discord channel stay as they are.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public RestResponse<Void> delete(
            @PathParam("id") @Parameter(description = "Its id.") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        new QueryReader(uri).done();
        var webhook = own.forChange(id);
        mustBeSeen(webhook, headers);
        editor.delete(webhook);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Make a new secret",
            description =
                    "For a day messages are signed with both, the new one first. Only where there is a secret (409 for Discord).")
    @RequestBody(required = false, content = @Content(schema = @Schema(type = SchemaType.OBJECT, maxProperties = 0)))
    public RestResponse<IssuedWebhookView> rotate(
            @PathParam("id") @Parameter(description = "Its id.") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        new QueryReader(uri).done();
        return once.post(access.caller(), body, memo -> {
            var webhook = own.forChange(id);
            mustBeSeen(webhook, headers);
            new BodyReader(bodies.optionalObject(body)).done();
            if (webhook.kind() == WebhookKind.discord) {
                throw ProblemException.conflict("no_secret", "What goes to Discord is not signed.");
            }
            var secret = editor.rotate(webhook);
            memo.shows(webhook.id());
            return answers.written(new IssuedWebhookView(secret, WebhookView.of(webhook, clock.instant())), List.of());
        });
    }

    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "testWebhook",
            summary = "Send a test message",
            description =
                    "Of the type `webhook.test`, within seconds; what became of it is in the log. One at a time, and none while the subscription is stopped (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(type = SchemaType.OBJECT, maxProperties = 0)))
    @APIResponse(
            responseCode = "202",
            description = "It will be sent.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryView.class)))
    public RestResponse<DeliveryView> test(
            @PathParam("id") @Parameter(description = "Its id.") String id, @Context UriInfo uri, byte[] body) {
        new QueryReader(uri).done();
        return once.post(access.caller(), body, memo -> {
            var webhook = own.forChange(id);
            new BodyReader(bodies.optionalObject(body)).done();
            own.mustBeActive(webhook);
            if (deliveries.hasWaitingTest(webhook.id())) {
                throw ProblemException.conflict("test_waiting", "A test message is still on its way.");
            }
            var test = editor.test(webhook);
            memo.shows(webhook.id());
            return own.accepted(DeliveryView.of(test, webhook));
        });
    }

    private void mustBeSeen(Webhook webhook, HttpHeaders headers) {
        IfMatch.require(headers, webhook.revision(), () -> WebhookView.of(webhook, clock.instant()));
    }

    private static String next(WebhookRepository.Found found) {
        if (!found.more()) {
            return null;
        }
        var last = found.webhooks().get(found.webhooks().size() - 1);
        return new Position(last.createdAt(), last.id()).write(ORDER);
    }
}
