package org.rallypoint.page;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.RawBody;

/** The files of the pages, and the embed under the name that other sites load it by. */
@Path("/")
@PermitAll
@Produces(MediaType.WILDCARD)
class AssetResource {

    /** A site that has put the embed in gets what we mend within it. */
    private static final String FOR_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("embed.js")
    @Operation(
            hidden = true,
            operationId = "embedScript",
            summary = "The embed",
            description = "A web component for any site.")
    public RestResponse<RawBody> embed() {
        return asset(Assets.EMBED, null);
    }

    @GET
    @Path("assets/{name}")
    @Operation(hidden = true, operationId = "asset", summary = "A file of the pages", description = "A style or icon.")
    public RestResponse<RawBody> get(@PathParam("name") String name, @RestQuery String v) {
        return asset(name, v);
    }

    private RestResponse<RawBody> asset(String name, @Nullable String version) {
        var asset = assets.named(name).orElseThrow(() -> ProblemException.notFound("There is no such file."));
        return ResponseBuilder.ok(new RawBody(asset.bytes(), null))
                .header(HttpHeaders.CONTENT_TYPE, asset.contentType())
                .header(HttpHeaders.CACHE_CONTROL, asset.version().equals(version) ? FOR_EVER : FOR_AN_HOUR)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
