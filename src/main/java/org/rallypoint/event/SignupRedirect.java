package org.rallypoint.event;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.city.CityResource;
import org.rallypoint.http.Answers;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.link.Link;

/** A link that can be printed before there is anything to sign up for: it always leads to the best place of the moment. */
@Path("/go/{campaign}/{city}")
@PermitAll
@Tag(name = "Short links")
class SignupRedirect {

    private final CampaignRepository campaigns;
    private final EventRepository events;
    private final EventQueryReader queries;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    SignupRedirect(
            CampaignRepository campaigns,
            EventRepository events,
            EventQueryReader queries,
            Answers answers,
            PublicUrls urls,
            Clock clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.queries = queries;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "goToSignup",
            summary = "Where to sign up in a city, right now",
            description =
                    "To the present sign-up link of the campaign's event there; without one, or once it is cancelled, to"
                            + " the event's page; without an event to the campaign's page.")
    @APIResponse(responseCode = "302", description = "`Location` leads to the best place of the moment.")
    // Whatever a platform hangs on a shared address is passed over: no parameter is read here.
    public RestResponse<Void> go(
            @PathParam("campaign") @Parameter(description = "The campaign's slug.", example = "paris-2025")
                    String campaign,
            @PathParam("city")
                    @Parameter(description = "Id of the city, or its name in any language.", example = "berlin-de")
                    String city) {
        var its = campaigns.published(campaign);
        var now = clock.instant();
        var there = events.ofCampaignIn(its, cityIds(city));
        var event = there.stream().min(Comparator.comparing(e -> rank(e, now))).orElse(null);
        if (event == null) {
            return answers.redirect(urls.of("/c/" + its.slug()), now, null);
        }
        var signup = Link.primary(event.signupLinks());
        var target = event.status() == EventStatus.cancelled || signup.isEmpty()
                ? urls.of("/e/" + event.slug())
                : URI.create(signup.get().url());
        return answers.redirect(target, now, event.nextBoundary(now));
    }

    private Set<String> cityIds(String city) {
        var ids = new HashSet<String>();
        queries.places(city, List.of()).forEach(place -> ids.add(place.id()));
        events.towns(city).forEach(town -> ids.add(town.id()));
        if (ids.isEmpty()) {
            throw CityResource.unknown();
        }
        return ids;
    }

    /** Where a city has several events: one that takes place before a cancelled one, then what is to come, then what has a link. */
    private static int rank(Event event, Instant now) {
        return (event.status() == EventStatus.cancelled ? 4 : 0)
                + (event.lifecycle(now) == Lifecycle.past ? 2 : 0)
                + (event.signupLinks().isEmpty() ? 1 : 0);
    }
}
