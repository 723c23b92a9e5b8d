package org.rallypoint.token;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.access.TokenRepository;
import org.rallypoint.http.QueryReader;

@Path("/v1/me")
@Authenticated
@Tag(name = "Tokens")
class MeResource {

    private final TokenRepository tokens;
    private final Access access;

    MeResource(TokenRepository tokens, Access access) {
        this.tokens = tokens;
        this.access = access;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getMe",
            summary = "Who am I",
            description = "The token of this request: its role, whom it speaks for, where, and until when.")
    public RestResponse<TokenView> get(@Context UriInfo uri) {
        new QueryReader(uri).done();
        var caller = access.caller();
        return RestResponse.ok(TokenView.of(tokens.seenBy(caller, caller.tokenId())));
    }
}
