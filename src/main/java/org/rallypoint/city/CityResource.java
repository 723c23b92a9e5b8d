package org.rallypoint.city;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** Finding a city: by the beginning of a name in any language, or by id. */
@Path("/v1/cities")
@PermitAll
@Tag(name = "Cities")
public class CityResource {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_TEXT = 100;
    /** Names of places fall back to English, in which the gazetteer lists most of them. */
    private static final String FALLBACK = "en";

    private final Gazetteer gazetteer;
    private final CityRepository cities;
    private final CityActivity activity;
    private final CityCompletion completion;
    private final PlaceNames names;
    private final Answers answers;
    private final Clock clock;

    CityResource(
            Gazetteer gazetteer,
            CityRepository cities,
            CityActivity activity,
            CityCompletion completion,
            PlaceNames names,
            Answers answers,
            Clock clock) {
        this.gazetteer = gazetteer;
        this.cities = cities;
        this.activity = activity;
        this.completion = completion;
        this.names = names;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCities",
            summary = "Find a city by the beginning of its name",
            description =
                    "For autocompletion: names in any language, accents and case optional. Best matches first, then"
                            + " by population; without `q` the most populous. One page, cut at `limit`; `total` is null when it was cut.")
    public RestResponse<Page<CityDetailsView>> list(
            @RestQuery @Parameter(description = "The beginning of a name, or of a later word in it.", example = "mün")
                    String q,
            @RestQuery @Parameter(description = "ISO 3166-1 alpha-2, or XK.", example = "DE") String country,
            @RestQuery
                    @Parameter(
                            description = "`true`: only cities with an upcoming event.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String hasUpcoming,
            @RestQuery
                    @Parameter(
                            description = "At most so many, up to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "25"),
                            example = "5")
                    String limit,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var text = read.text("q");
        var prefix = text.map(Folding::fold).orElse("");
        if (text.isPresent() && prefix.isEmpty()) {
            read.fault("q", "out_of_range", "q has no letter and no digit.");
        }
        if (prefix.length() > MAX_TEXT) {
            read.fault("q", "out_of_range", "q takes up to " + MAX_TEXT + " letters.");
        }
        var code = read.text("country");
        code.filter(value -> !Countries.isCode(value))
                .ifPresent(value -> read.fault(
                        "country", "unknown_value", "country is a code of ISO 3166-1 alpha-2 in capitals such as CH."));
        var upcomingOnly = read.flag("hasUpcoming", false);
        int most = read.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        read.done();

        var language = language(reading.languages());
        var wish = new CityCompletion.Wish(
                prefix, code.orElse(null), upcomingOnly, Languages.chain(language, FALLBACK), most + 1);
        var completed = completion.find(wish, reading.now());
        var found = completed.cities();
        var counted = found.size() > most ? Page.COUNTED + 1 : found.size();
        var page = Page.of(found.stream().limit(most).toList(), null, most, counted);
        return answers.of(page, List.of(language), reading.now(), completed.next());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getCity", summary = "One city", description = "By its id.")
    public RestResponse<CityDetailsView> get(
            @PathParam("id") @Parameter(description = "Its id.", example = "zurich-ch") String id,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.done();
        var language = language(reading.languages());
        var languages = Languages.chain(language, FALLBACK);
        var view = gazetteer
                .byId(id)
                .map(place -> CityDetailsView.of(place, names, languages))
                .or(() -> cities.findByIdOptional(id)
                        .filter(town -> activity.towns().contains(id))
                        .map(city -> CityDetailsView.of(city, names, languages)))
                .orElseThrow(CityResource::unknown);
        return answers.of(view, List.of(language), reading.now(), null);
    }

    private String language(Languages asked) {
        return asked.choose(List.of(FALLBACK), names::know, FALLBACK);
    }

    public static ProblemException unknown() {
        return ProblemException.notFound("There is no city with this id.");
    }
}
