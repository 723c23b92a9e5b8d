package org.rallypoint.campaign;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.access.Deed;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Bodies;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.IfMatch;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/campaigns/{slug}/supporters")
@Tag(name = "Campaigns")
class SupporterResource {

    private final CampaignRepository campaigns;
    private final CampaignChanges changes;
    private final Access access;
    private final Bodies bodies;
    private final Answers answers;
    private final Clock clock;

    SupporterResource(
            CampaignRepository campaigns,
            CampaignChanges changes,
            Access access,
            Bodies bodies,
            Answers answers,
            Clock clock) {
        this.campaigns = campaigns;
        this.changes = changes;
        this.access = access;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listSupporters",
            summary = "Who stands behind a campaign",
            description = "All supporting organisations in the campaign's own order, on one page.")
    public RestResponse<SupporterPage> list(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @RestQuery @Parameter(description = "BCP 47; names of organisations have no translation.", example = "de")
                    String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        var campaign = campaigns.seen(slug, access::maySee);
        var page = SupporterPage.of(campaign, campaigns.supporters(campaign));
        return answers.of(page, Set.of(), reading.now(), null);
    }

    @PUT
    @Authenticated
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSupporters",
            summary = "Say who stands behind a campaign",
            description = "The whole list, in the order in which it is shown. `If-Match` takes the campaign's ETag.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SupportersInput.class)))
    public RestResponse<SupporterPage> put(
            @PathParam("slug") @Parameter(description = "The campaign's slug.", example = "paris-2025") String slug,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        new QueryReader(uri).done();
        var campaign = campaigns.forChange(slug).orElseThrow(CampaignRepository::unknown);
        access.require(Deed.edit_campaign, campaign, CampaignRepository::unknown);
        IfMatch.require(headers, campaign.revision(), () -> SupporterPage.of(campaign, campaigns.supporters(campaign)));
        campaign.mustBeOpen();
        var input = new BodyReader(bodies.object(body));
        var given = SupportersInput.read(input).supporters();
        input.done();
        changes.make(
                campaign, "supporters.put", () -> campaigns.replaceSupporters(campaign, supporters(campaign, given)));
        return answers.written(SupporterPage.of(campaign, campaigns.supporters(campaign)), Set.of());
    }

    private static List<Supporter> supporters(Campaign campaign, List<SupportersInput.Entry> given) {
        return IntStream.range(0, given.size())
                .mapToObj(i -> new Supporter(
                        campaign,
                        i,
                        given.get(i).name(),
                        given.get(i).countryCode(),
                        given.get(i).url()))
                .toList();
    }
}
