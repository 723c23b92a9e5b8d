package org.rallypoint.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
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
import org.rallypoint.Ids;
import org.rallypoint.Slugs;
import org.rallypoint.StateConflict;
import org.rallypoint.access.Access;
import org.rallypoint.access.Audit;
import org.rallypoint.access.Caller;
import org.rallypoint.access.Found;
import org.rallypoint.access.KnownCampaigns;
import org.rallypoint.access.Position;
import org.rallypoint.access.Role;
import org.rallypoint.access.Token;
import org.rallypoint.access.TokenQuery;
import org.rallypoint.access.TokenRepository;
import org.rallypoint.access.TokenRules;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.retry.Memo;
import org.rallypoint.retry.Once;

@Path("/v1/tokens")
@Authenticated
@Tag(name = "Tokens")
class TokenResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String ORDER = "tokens";
    /** Every suggestion has one of these, so they are listed when asked for. */
    private static final Set<Role> LISTED = EnumSet.complementOf(EnumSet.of(Role.status));

    private final TokenRepository tokens;
    private final KnownCampaigns known;
    private final Access access;
    private final Audit audit;
    private final Once once;
    private final Bodies bodies;
    private final Answers answers;
    private final PublicUrls urls;
    private final ObjectMapper json;
    private final Clock clock;

    TokenResource(
            TokenRepository tokens,
            KnownCampaigns known,
            Access access,
            Audit audit,
            Once once,
            Bodies bodies,
            Answers answers,
            PublicUrls urls,
            ObjectMapper json,
            Clock clock) {
        this.tokens = tokens;
        this.known = known;
        this.access = access;
        this.audit = audit;
        this.once = once;
        this.bodies = bodies;
        this.answers = answers;
        this.urls = urls;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createToken",
            summary = "Make a token",
            description =
                    "Admins make any; coordinators make tokens of chapters and organisers for their own campaigns, and"
                            + " of readers. The text is in this answer and nowhere else.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made; `token` is shown this once.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = IssuedTokenView.class)))
    public RestResponse<IssuedTokenView> create(byte[] body, @Context UriInfo uri) {
        var caller = manager();
        new QueryReader(uri).done();
        return once.post(caller, body, memo -> create(caller, body, memo));
    }

    private RestResponse<IssuedTokenView> create(Caller caller, byte[] body, Memo memo) {
        var now = clock.instant();
        var reader = new BodyReader(bodies.object(body));
        var input = TokenInput.read(reader);
        // Before the rules: whether there is a campaign of that name is for those to know who coordinate it.
        if (input.role() != null && !TokenRules.mayMake(caller, input.role(), Set.copyOf(input.campaigns()))) {
            throw ProblemException.forbidden("Your token may not make such a token.");
        }
        input.judge(reader, known, now);
        reader.done();
        var issued = tokens.issue(
                input.role(),
                input.label(),
                holder(input),
                Set.copyOf(input.campaigns()),
                Set.copyOf(input.countries()),
                null,
                input.expiry(now),
                caller.tokenId(),
                now);
        var token = issued.token();
        audit.record("token.create", campaign(token), null, token.id(), null, shown(token));
        memo.shows(token.id());
        memo.until(token.expiresAt());
        return answers.created(
                new IssuedTokenView(issued.text(), TokenView.of(token)), urls.of("/v1/tokens/" + token.id()), Set.of());
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listTokens",
            summary = "Which tokens there are",
            description =
                    "The newest first, revoked and expired ones too. Admins see all, coordinators those of their own"
                            + " campaigns and those that they made. Status tokens of suggestions are listed with"
                            + " `role=status` alone.")
    public RestResponse<Page<TokenView>> list(
            @RestQuery
                    @Parameter(
                            description = "What they are for.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Role.class))
                    List<String> role,
            @RestQuery
                    @Parameter(
                            description = "Slugs of campaigns; a token of any of them is listed.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> campaign,
            @RestQuery
                    @Parameter(
                            description = "Tokens on a page, up to 500.",
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
        var caller = manager();
        var query = new QueryReader(uri);
        var roles = query.anyOf("role", Role.class);
        var campaigns = query.texts("campaign");
        int most = query.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var after = Position.read(query, ORDER).orElse(null);
        if (caller.is(Role.admin) && !known.existing(campaigns).containsAll(campaigns)) {
            query.fault("campaign", "unknown_value", "campaign names a campaign that does not exist.");
        }
        query.done();
        if (!caller.is(Role.admin) && !caller.campaigns().containsAll(campaigns)) {
            throw ProblemException.forbidden("Your token may not see the tokens of that campaign.");
        }
        var found = tokens.page(new TokenQuery(caller, roles.isEmpty() ? LISTED : roles, campaigns, after, most));
        var items = found.items().stream().map(TokenView::of).toList();
        var page = Page.of(items, nextCursor(found), most, found.counted());
        return answers.page(page, Set.of(), clock.instant(), null, uri);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description =
                    "At once and for good; again has no effect. Everybody may revoke their own token. The last admin"
                            + " token that works is a 409 (`last_admin`).")
    @APIResponse(responseCode = "204", description = "It works no more.")
    public RestResponse<Void> revoke(
            @PathParam("id")
                    @Parameter(description = "Its id.", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String id,
            @Context UriInfo uri) {
        new QueryReader(uri).done();
        var caller = access.caller();
        if (!Slugs.isUuid(id)) {
            throw TokenRepository.unknown();
        }
        var token = tokens.seenBy(caller, UUID.fromString(id));
        if (!token.isRevoked()) {
            revoke(token, caller.tokenId(), clock.instant());
        }
        return RestResponse.noContent();
    }

    private void revoke(Token token, UUID by, Instant now) {
        if (tokens.isLastAdmin(token, now)) {
            throw new StateConflict("last_admin", "This is the last admin token that works; make another one first.");
        }
        tokens.revoke(token, by, now);
        audit.record("token.revoke", campaign(token), null, token.id(), null, null);
    }

    private Caller manager() {
        var caller = access.caller();
        if (!TokenRules.mayManage(caller)) {
            throw ProblemException.forbidden("Only admins and coordinators make and list tokens.");
        }
        return caller;
    }

    private static UUID holder(TokenInput input) {
        return input.holder() == null && input.role() != Role.reader ? Ids.next() : input.holder();
    }

    /** The one campaign of a token; what concerns several is for admins to see. */
    private static String campaign(Token token) {
        return token.campaigns().size() == 1 ? token.campaigns().iterator().next() : null;
    }

    private ObjectNode shown(Token token) {
        var view = TokenView.of(token);
        ObjectNode shown = json.createObjectNode();
        shown.put("role", view.role().toString()).put("label", view.label());
        shown.set("holder", json.valueToTree(view.holder()));
        shown.set("campaigns", json.valueToTree(view.campaigns()));
        shown.set("countries", json.valueToTree(view.countries()));
        shown.set("expiresAt", json.valueToTree(view.expiresAt()));
        return shown;
    }

    private static String nextCursor(Found<Token> found) {
        if (!found.more()) {
            return null;
        }
        var last = found.items().get(found.items().size() - 1);
        return new Position(last.createdAt(), last.id()).write(ORDER);
    }
}
