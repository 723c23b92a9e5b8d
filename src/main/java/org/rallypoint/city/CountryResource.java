package org.rallypoint.city;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.rallypoint.http.Answers;
import org.rallypoint.http.Languages;
import org.rallypoint.http.Page;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/countries")
@PermitAll
@Tag(name = "Cities")
class CountryResource {

    private static final String FALLBACK = "en";

    private final CityActivity activity;
    private final PlaceNames names;
    private final Answers answers;
    private final Clock clock;

    CountryResource(CityActivity activity, PlaceNames names, Answers answers, Clock clock) {
        this.activity = activity;
        this.names = names;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCountries",
            summary = "In which countries there are events",
            description = "All countries with a public event, in the order of their codes, on one page.")
    public RestResponse<Page<CountryView>> list(
            @RestQuery
                    @Parameter(
                            description = "`true`: only upcoming events count.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
                            example = "true")
                    String hasUpcoming,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var upcomingOnly = read.flag("hasUpcoming", false);
        read.done();
        var language = reading.languages().choose(List.of(FALLBACK), names::know, FALLBACK);
        var languages = Languages.chain(language, FALLBACK);
        var found = activity.byCountry(upcomingOnly, reading.now());
        var countries = found.counts().stream()
                .map(count -> CountryView.of(count, names, languages))
                .toList();
        return answers.of(Page.whole(countries), List.of(language), reading.now(), found.next());
    }
}
