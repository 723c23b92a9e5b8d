package org.rallypoint.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.campaign.CampaignView;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.format.prose.Legible;
import org.rallypoint.http.Answers;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;

/** Tells sites that know oEmbed 1.0 how to show the campaign behind a link that somebody pasted. */
@Path("/oembed")
@PermitAll
@Produces(MediaType.WILDCARD)
class OembedResource {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 700;
    private static final int MOST = 1_000_000;

    private final CampaignLists campaigns;
    private final Answers answers;
    private final PublicUrls urls;
    private final Pattern pages;
    private final Clock clock;

    OembedResource(CampaignLists campaigns, Answers answers, PublicUrls urls, Clock clock) {
        this.campaigns = campaigns;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
        pages = Pattern.compile(Pattern.quote(urls.of("/c/").toString())
                + "([a-z0-9-]+)/?(?:\\?(?:[^#]*&)?lang=([A-Za-z0-9-]+)(?:&[^#]*)?|\\?[^#]*)?(?:#.*)?");
    }

    @GET
    @Transactional
    @Operation(hidden = true, operationId = "oembed", summary = "oEmbed", description = "For sites that embed links.")
    public RestResponse<RawBody> get(@Context UriInfo uri, @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var url = read.text("url").orElse("");
        read.text("format")
                .filter(format -> !format.equals("json"))
                .ifPresent(format -> read.unknownValue("format", format, List.of("json")));
        int width = Math.min(WIDTH, read.number("maxwidth", WIDTH, 1, MOST));
        int height = Math.min(HEIGHT, read.number("maxheight", HEIGHT, 1, MOST));
        // Others hang parameters of their own on it.
        read.doneWithSharedAddress();
        var page = pages.matcher(url);
        if (!page.matches()) {
            throw ProblemException.notFound("url is no campaign's page here.");
        }
        var campaign = campaigns.sharedWithoutEvents(page.group(1), reading);
        var lang = page.group(2) == null ? "" : "?lang=" + page.group(2);
        return answers.raw(
                RawBody.of(text(campaign, lang, width, height), null),
                "application/json",
                List.of(campaign.language()),
                reading.now(),
                null);
    }

    private String text(CampaignView campaign, String lang, int width, int height) {
        var frame =
                "<iframe src=\"%s\" width=\"%d\" height=\"%d\" title=\"%s\" loading=\"lazy\" frameborder=\"0\"></iframe>"
                        .formatted(
                                urls.of("/embed/" + campaign.slug() + lang),
                                width,
                                height,
                                Legible.markup(campaign.title()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", "1.0")
                .put("type", "rich")
                .put("title", campaign.title())
                .put("provider_name", "Rallypoint")
                .put("provider_url", urls.of("/").toString())
                .put(
                        "thumbnail_url",
                        urls.of("/c/" + campaign.slug() + "/map.png").toString())
                .put("thumbnail_width", MapPicture.PNG_WIDTH)
                .put("thumbnail_height", MapPicture.PNG_HEIGHT)
                .put("html", frame)
                .put("width", width)
                .put("height", height)
                .toString();
    }
}
