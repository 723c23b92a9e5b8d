package org.rallypoint.format;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.RawBody;

/** A single event in another format. Its path is said in two parts: JAX-RS would look no further than {@code /v1/events}. */
@Path("/v1/events")
@PermitAll
@Produces(MediaType.WILDCARD)
@Tag(name = "Formats")
class EventAsResource {

    private final FormatAnswers answers;

    EventAsResource(FormatAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("/{idOrSlug}.{format}")
    @Transactional
    @Operation(
            operationId = "getEventAs",
            summary = "One event, in another format",
            description = "By id or slug, without contacts.")
    @APIResponse(responseCode = "308", description = "Merged into another event; `Location` leads to it.")
    public RestResponse<RawBody> get(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-berlin")
                    String idOrSlug,
            @BeanParam Suffix suffix,
            @RestQuery
                    @Parameter(
                            description = "`window`, of `.ics` alone: an event without a day stands in the days of its"
                                    + " campaign; it is left out otherwise.",
                            schema = @Schema(enumeration = "window"))
                    String undated,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return answers.one(idOrSlug, suffix, uri, headers);
    }
}
