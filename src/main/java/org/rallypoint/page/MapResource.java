package org.rallypoint.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.event.CampaignWithEvents;
import org.rallypoint.format.Words;
import org.rallypoint.http.Answers;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;
import org.rallypoint.page.MapPicture.Dot;

/** The cities of a campaign on a map of the world, as a picture. */
@Path("/")
@PermitAll
@Produces(MediaType.WILDCARD)
class MapResource {

    /** Painting one takes a tenth of a second; the dots say all that is in it. */
    private static final int KEPT = 50;

    private final CampaignLists campaigns;
    private final Answers answers;
    private final WorldMap map;
    private final Clock clock;
    private final Cache<List<Dot>, byte[]> painted =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    MapResource(CampaignLists campaigns, Answers answers, WorldMap map, Clock clock) {
        this.campaigns = campaigns;
        this.answers = answers;
        this.map = map;
        this.clock = clock;
    }

    @GET
    @Path("c/{slug}/map.svg")
    @Transactional
    @Operation(hidden = true, operationId = "mapSvg", summary = "The map", description = "For sites and previews.")
    public RestResponse<RawBody> svg(
            @PathParam("slug") String slug, @Context UriInfo uri, @Context HttpHeaders headers) {
        return picture(slug, uri, headers, "image/svg+xml;charset=UTF-8", one -> {
            var campaign = one.campaign();
            var title = campaign.title() + ": "
                    + Words.in(campaign.language())
                            .of("map_label", campaign.counts().cities());
            return RawBody.of(MapPicture.svg(map, title, Places.dots(one.events())), campaign.revision());
        });
    }

    @GET
    @Path("c/{slug}/map.png")
    @Transactional
    @Operation(hidden = true, operationId = "mapPng", summary = "The map", description = "For previews of links.")
    public RestResponse<RawBody> png(
            @PathParam("slug") String slug, @Context UriInfo uri, @Context HttpHeaders headers) {
        return picture(slug, uri, headers, "image/png", one -> {
            // Without the cities' names, which are others in each language, and which nobody paints.
            var dots = Places.dots(one.events()).stream()
                    .map(dot -> new Dot("", dot.latitude(), dot.longitude(), dot.state()))
                    .toList();
            return new RawBody(
                    painted.get(dots, all -> MapPicture.png(map, all)),
                    one.campaign().revision());
        });
    }

    private RestResponse<RawBody> picture(
            String slug,
            UriInfo uri,
            HttpHeaders headers,
            String contentType,
            Function<CampaignWithEvents, RawBody> painter) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.doneWithSharedAddress();
        var one = campaigns.shared(slug, reading).view();
        return answers.rawBuilder(
                        painter.apply(one), contentType, List.of(one.campaign().language()), reading.now(), null)
                .header("X-Content-Type-Options", "nosniff")
                // Opened by itself it is a document, and this is all that it needs.
                .header("Content-Security-Policy", "default-src 'none'; style-src '" + MapPicture.STYLE_HASH + "'")
                .build();
    }
}
