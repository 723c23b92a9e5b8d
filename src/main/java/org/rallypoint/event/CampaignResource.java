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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
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
    private static final String ORDER = "startDate";

    private final CampaignReads campaigns;
    private final EventRepository events;
    private final EventQueryReader queries;
    private final EventViews views;
    private final Answers answers;
    private final CampaignViews campaignViews;
    private final Access access;
    private final Clock clock;

    CampaignResource(
            CampaignReads campaigns,
            EventRepository events,
            EventQueryReader queries,
            EventViews views,
            Answers answers,
            CampaignViews campaignViews,
            Access access,
            Clock clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.queries = queries;
        this.views = views;
        this.answers = answers;
        this.campaignViews = campaignViews;
        this.access = access;
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
        var order = ORDER + " " + part;
        var after = read.text("cursor").flatMap(given -> position(read, given, order));
        read.done();
        var found = campaigns.page(part, reading.now(), most, after.orElse(null));
        var items = found.campaigns().stream()
                .map(counted -> campaignViews.view(counted, reading, false, null))
                .toList();
        var page = Page.of(items, nextCursor(found, order), most, found.counted());
        var languages = items.stream().map(item -> item.campaign().language()).collect(Collectors.toSet());
        return answers.page(page, languages, reading.now(), found.next(), uri);
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
        var counted = campaigns
                .named(slug)
                .filter(found -> access.maySee(found.campaign()))
                .orElseThrow(CampaignRepository::unknown);
        var its = withEvents ? seen(events.ofCampaign(counted.campaign()), counted.campaign()) : null;
        var eventViews = its == null ? null : views.views(its, reading, allTranslations);
        var view = campaignViews.view(counted, reading, allTranslations, eventViews);
        return answers.of(view, List.of(view.campaign().language()), reading.now(), next(its, reading.now()));
    }

    @GET
    @Path("/{slug}/events")
    @Transactional
    @Operation(
            operationId = "listCampaignEvents",
            summary = "A campaign, city by city",
            description = "The campaign's events, past ones too unless `when` says otherwise; filters combine.")
    public RestResponse<Page<EventView>> events(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery
                    @Parameter(
                            description = "Ids of cities, or names in any language, accents and case optional.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
                    List<String> city,
            @BeanParam EventFilters filters,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var query = queries.read(read, When.all, reading.now());
        if (isDraftOfTheCaller(slug)) {
            query.inDraft(slug, access.caller());
        } else {
            query.inCampaigns(List.of(slug), CampaignRepository.unknown());
        }
        queries.cities(read, query);
        read.done();
        return views.page(events.page(query), query, reading, uri);
    }

    /** Of a draft each caller sees what they may see one by one. */
    private List<Event> seen(List<Event> its, Campaign campaign) {
        return campaign.isPublic() ? its : its.stream().filter(access::maySee).toList();
    }

    /** Who prepares a campaign sees what is ready in it before the public does. */
    private boolean isDraftOfTheCaller(String slug) {
        return !access.caller().isNobody()
                && campaigns
                        .named(slug)
                        .map(CampaignReads.Counted::campaign)
                        .filter(campaign -> !campaign.isPublic() && access.maySee(campaign))
                        .isPresent();
    }

    private static Instant next(List<Event> events, Instant now) {
        return events == null
                ? null
                : events.stream()
                        .map(event -> event.nextBoundary(now))
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    private static String nextCursor(CampaignReads.Found found, String order) {
        if (!found.more()) {
            return null;
        }
        var last = found.campaigns().get(found.campaigns().size() - 1).campaign();
        return Cursor.write(order, List.of(last.startDate().toString(), last.slug()));
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
