package org.rallypoint.event;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Page;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/events")
@PermitAll
@Tag(name = "Events")
class EventResource {

    private final EventLists lists;
    private final EventViews views;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    EventResource(EventLists lists, EventViews views, Answers answers, PublicUrls urls, Clock clock) {
        this.lists = lists;
        this.views = views;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listEvents",
            summary = "What is coming up, everywhere",
            description =
                    "Events of all campaigns. Upcoming ones unless `when` says otherwise; filters combine. Also in other formats, by suffix or `Accept`: see Formats.")
    public RestResponse<Page<EventView>> list(
            @RestQuery
                    @Parameter(
                            description = "Slugs of campaigns.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> campaign,
            @RestQuery
                    @Parameter(
                            description = "Ids of cities, or names in any language, accents and case optional. A name"
                                    + " that fits several places takes each place that it fits best.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> city,
            @BeanParam EventFilters filters,
            @BeanParam EventPaging paging,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        return views.answer(lists.everywhere(read, reading, Extent.sparse_page), uri);
    }

    @GET
    @Path("/{idOrSlug}")
    @Transactional
    @Operation(
            operationId = "getEvent",
            summary = "One event",
            description =
                    "By id or slug. An event that was merged into another one answers 308 with the address of that one. Also in other formats, by suffix or `Accept`: see Formats.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventView.class)))
    @APIResponse(responseCode = "308", description = "Merged into another event; `Location` leads to it.")
    public RestResponse<EventView> get(
            @PathParam("idOrSlug") @Parameter(description = "Its id or slug.", example = "paris-2025-zurich")
                    String idOrSlug,
            @RestQuery @Parameter(description = "`all` fills `translations`.", schema = @Schema(enumeration = "all"))
                    String translations,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var allTranslations = read.isOnly("translations", "all");
        read.done();
        var one = lists.one(idOrSlug, reading, allTranslations);
        if (one.view() == null) {
            var query = uri.getRequestUri().getRawQuery();
            var survivor = urls.of("/v1/events/" + one.movedTo() + (query == null ? "" : "?" + query));
            return answers.moved(survivor, reading.now());
        }
        var view = one.view();
        var showsContacts = !view.contacts().isEmpty();
        return answers.of(view, List.of(view.language()), reading.now(), one.next(), showsContacts);
    }
}
