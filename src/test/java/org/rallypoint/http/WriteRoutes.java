package org.rallypoint.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes that write nothing, and a credential that fails on purpose: what holds for every write is tested on them. */
@PermitAll
@Path("/test-writes")
@Produces(MediaType.APPLICATION_JSON)
public class WriteRoutes {

    static final String PATH = "/test-writes";

    /** The header of the credential that fails. */
    static final String CREDENTIAL = "X-Test-Credential";

    private static final List<String> LANGUAGES = List.of("de");

    private final Bodies bodies;
    private final Answers answers;
    private final PublicUrls urls;

    WriteRoutes(Bodies bodies, Answers answers, PublicUrls urls) {
        this.bodies = bodies;
        this.answers = answers;
        this.urls = urls;
    }

    /** What such a route answers. */
    public record Thing(String text, int revision) implements Revisioned {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public RestResponse<Thing> post(byte[] body) {
        return answers.created(new Thing(read(body), 1), urls.of(PATH), LANGUAGES);
    }

    /** The answer of {@link #post}, given again. */
    @POST
    @Path("/again")
    @Operation(hidden = true)
    public RestResponse<StoredBody> again(byte[] body, @Context UriInfo uri) {
        var revision = uri.getQueryParameters().containsKey("revision") ? Integer.valueOf(1) : null;
        return answers.created(new StoredBody(body, revision), urls.of(PATH), LANGUAGES);
    }

    @PATCH
    @Consumes("application/merge-patch+json")
    @Operation(hidden = true)
    public RestResponse<Thing> patch(byte[] body, @Context HttpHeaders headers) {
        IfMatch.require(headers, 7, () -> new Thing("present", 7));
        return answers.written(new Thing(read(body), 8), LANGUAGES);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public List<String> put(byte[] body) {
        return List.of(read(body));
    }

    @DELETE
    @Operation(hidden = true)
    public void delete() {}

    @POST
    @Path("/denied")
    @Operation(hidden = true)
    public void denied(String kind) {
        throw denial(kind);
    }

    private String read(byte[] body) {
        var reader = new BodyReader(bodies.object(body));
        var text = reader.line("text", 10_000);
        reader.done();
        return String.valueOf(text);
    }

    private static RuntimeException denial(String kind) {
        return switch (kind) {
            case "failed" -> new AuthenticationFailedException("canary");
            case "told" ->
                new AuthenticationFailedException(
                        "canary", new IllegalStateException(ProblemException.unauthorized("It has expired.")));
            case "unauthorized" -> new UnauthorizedException("canary");
            case "forbidden" -> new ForbiddenException("canary");
            case "told-forbidden" -> new ForbiddenException(ProblemException.forbidden("Not in this country."));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Fails before any route is reached, as a token that is not valid does. */
    @Singleton
    public static class FailingCredential implements HttpAuthenticationMechanism {

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
            var kind = context.request().getHeader(CREDENTIAL);
            return kind == null ? Uni.createFrom().nullItem() : Uni.createFrom().failure(denial(kind));
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            // Without a challenge Quarkus ends the answer before anybody can give it a body.
            return Uni.createFrom().item(new ChallengeData(401, HttpHeaders.WWW_AUTHENTICATE, "Test"));
        }
    }
}
