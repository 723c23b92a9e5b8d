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
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.Page;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** Campaigns are read here and not in their own room, since what they count and include are events. */
@Path("/v1/campaigns")
@PermitAll
@Tag(name = "Campaigns")
class CampaignResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;

    private final CampaignLists campaigns;
    private final EventLists events;
    private final EventViews views;
    private final Answers answers;
    private final Clock clock;

    CampaignResource(CampaignLists campaigns, EventLists events, EventViews views, Answers answers, Clock clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.views = views;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCampaigns",
            summary = "Which campaigns there are",
            description = "Campaigns that are not over, as they begin; `when=past` gives the latest first.")
    public RestResponse<Page<CampaignWithEvents>> list(
            @RestQuery
                    @Parameter(
                            description = "Which part of time.",
                            schema = @Schema(implementation = CampaignWhen.class, defaultValue = "upcoming"),
                            example = "all")
                    String when,
            @RestQuery
                    @Parameter(
                            description = "Campaigns on a page, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "200"))
                    String limit,
            @RestQuery @Parameter(description = "`nextCursor` of the page before; goes with the same `when`.")
                    String cursor,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var part = read.oneOf("when", CampaignWhen.class, CampaignWhen.upcoming);
        int most = read.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        var order = CampaignLists.ORDER + " " + part;
        var after = read.text("cursor").flatMap(given -> position(read, given, order));
        read.done();
        var found = campaigns.page(part, reading, most, after.orElse(null));
        var languages = found.page().items().stream()
                .map(item -> item.campaign().language())
                .collect(Collectors.toSet());
        return answers.page(found.page(), languages, reading.now(), found.next(), uri);
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "getCampaign",
            summary = "One campaign",
            description = "With its counts, and with all its events where `include=events` asks for them.")
    public RestResponse<CampaignWithEvents> get(
            @PathParam("slug") @Parameter(description = "Its slug.", example = "paris-2025") String slug,
            @RestQuery
                    @Parameter(
                            description = "`events` fills `events`.",
                            schema = @Schema(enumeration = "events"),
                            example = "events")
                    String include,
            @RestQuery @Parameter(description = "`all` fills `translations`.", schema = @Schema(enumeration = "all"))
                    String translations,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var withEvents = read.isOnly("include", "events");
        var allTranslations = read.isOnly("translations", "all");
        read.done();
        var one = withEvents
                ? campaigns.withEvents(slug, reading, allTranslations)
                : campaigns.withoutEvents(slug, reading, allTranslations);
        return answers.of(one.view(), List.of(one.view().campaign().language()), reading.now(), one.next());
    }

    @GET
    @Path("/{slug}/events")
    @Transactional
    @Operation(
            operationId = "listCampaignEvents",
            summary = "A campaign, city by city",
            description =
                    "The campaign's events, past ones too unless `when` says otherwise; filters combine. Also in other formats, by suffix or `Accept`: see Formats.")
    public RestResponse<Page<EventView>> events(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery
                    @Parameter(
                            description = "Ids of cities, or names in any language, accents and case optional.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> city,
            @BeanParam EventFilters filters,
            @BeanParam EventPaging paging,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        return views.answer(events.ofCampaign(slug, read, reading, Extent.sparse_page), uri);
    }

    private static Optional<CampaignReads.Position> position(QueryReader read, String cursor, String order) {
        var position = Cursor.read(
                cursor, order, 2, keys -> new CampaignReads.Position(QueryReader.dayOf(keys.get(0)), keys.get(1)));
        if (position.isEmpty()) {
            read.fault("cursor", "bad_cursor", "cursor is not one that this list gave out.");
        }
        return position;
    }
}
