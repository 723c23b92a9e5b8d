package org.rallypoint.page;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.city.Countries;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.format.Words;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;

/** The embed as a page of its own, for sites that let nothing but a frame in. */
@Path("/embed/{slug}")
@PermitAll
@Produces(MediaType.WILDCARD)
class EmbedResource {

    private enum Theme {
        light,
        dark
    }

    private static final int MOST = 10_000;

    private final CampaignLists campaigns;
    private final Pages pages;
    private final PublicUrls urls;
    private final Clock clock;

    EmbedResource(CampaignLists campaigns, Pages pages, PublicUrls urls, Clock clock) {
        this.campaigns = campaigns;
        this.pages = pages;
        this.urls = urls;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(hidden = true, operationId = "embedPage", summary = "The embed as a page", description = "For frames.")
    public RestResponse<RawBody> get(
            @PathParam("slug") String slug, @Context UriInfo uri, @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var country = read.text("country").filter(code -> isCountry(read, code));
        var max = read.isGiven("max") ? String.valueOf(read.number("max", 1, 1, MOST)) : null;
        var theme = read.isGiven("theme")
                ? read.oneOf("theme", Theme.class, Theme.light).name()
                : null;
        read.doneWithSharedAddress();
        try {
            var campaign = campaigns.sharedWithoutEvents(slug, reading);
            var words = Words.in(campaign.language());
            var path = "/c/" + slug;
            var page = new EmbedPage(
                    slug,
                    campaign.title(),
                    pages.link(path, campaign.language()),
                    urls.onThisHost("/embed.js"),
                    campaign.language(),
                    country.orElse(null),
                    max,
                    theme);
            var frame = pages.frame(words, campaign.title(), null, path, null);
            return pages.embedded(Templates.embed(frame, page), campaign.language(), reading.now());
        } catch (ProblemException problem) {
            return pages.missing(problem, reading, headers, true);
        }
    }

    private static boolean isCountry(QueryReader read, String code) {
        if (!Countries.isCode(code)) {
            read.fault(
                    "country", "unknown_value", "country takes a code of ISO 3166-1 alpha-2 in capitals such as CH.");
            return false;
        }
        return true;
    }
}
