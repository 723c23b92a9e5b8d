package org.rallypoint.event;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Page;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/cities/{id}/events")
@PermitAll
@Tag(name = "Cities")
class CityEventsResource {

    private final EventLists lists;
    private final EventViews views;
    private final Clock clock;

    CityEventsResource(EventLists lists, EventViews views, Clock clock) {
        this.lists = lists;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCityEvents",
            summary = "What is coming up in one city",
            description =
                    "Events of all campaigns there. Upcoming ones unless `when` says otherwise; filters combine. Also in other formats, by suffix or `Accept`: see Formats.")
    public RestResponse<Page<EventView>> list(
            @PathParam("id") @Parameter(description = "Id of the city.", example = "zurich-ch") String id,
            @RestQuery
                    @Parameter(
                            description = "Slugs of campaigns.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> campaign,
            @BeanParam EventFilters filters,
            @BeanParam EventPaging paging,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        return views.answer(lists.inCity(id, read, reading, Extent.sparse_page), uri);
    }
}
