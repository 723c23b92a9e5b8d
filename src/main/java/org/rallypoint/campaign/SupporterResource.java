package org.rallypoint.campaign;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Page;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/campaigns/{slug}/supporters")
@Tag(name = "Campaigns")
class SupporterResource {

    private final CampaignRepository campaigns;
    private final Answers answers;
    private final Clock clock;

    SupporterResource(CampaignRepository campaigns, Answers answers, Clock clock) {
        this.campaigns = campaigns;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSupporters",
            summary = "Who stands behind a campaign",
            description = "All supporting organisations in the campaign's own order, on one page.")
    public RestResponse<Page<SupporterView>> list(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery @Parameter(description = "BCP 47; names of organisations have no translation.", example = "de")
                    String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        var campaign = campaigns.published(slug);
        var supporters =
                campaigns.supporters(campaign).stream().map(SupporterView::of).toList();
        return answers.of(Page.whole(supporters), Set.of(), reading.now(), null);
    }
}
