package org.rallypoint.format;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.event.EventFilters;
import org.rallypoint.http.RawBody;

/** What {@code /v1/events} lists, in another format. */
@Path("/v1/events.{format}")
@PermitAll
@Produces(MediaType.WILDCARD)
@Tag(name = "Formats")
class EventsAsResource {

    private final FormatAnswers answers;

    EventsAsResource(FormatAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listEventsAs",
            summary = "What is coming up, in another format",
            description =
                    "What `/v1/events` lists, whole, with the same filters: up to 10,000 events, or a 400. Only `.geojson` has pages.")
    public RestResponse<RawBody> get(
            @BeanParam Suffix suffix,
            @RestQuery
                    @Parameter(
                            description = "Slugs of campaigns.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> campaign,
            @RestQuery
                    @Parameter(
                            description = "Ids of cities, or names in any language.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> city,
            @BeanParam EventFilters filters,
            @BeanParam FormatOptions options,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return answers.everywhere(suffix, uri, headers);
    }
}
