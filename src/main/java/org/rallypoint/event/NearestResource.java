package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Answers;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

@Path("/v1/nearest")
@PermitAll
@Tag(name = "Events")
class NearestResource {

    /** What was put off to a day that nobody knows yet is nothing to go to. */
    private static final String IS_KNOWN =
            "$e.details <> 'to_follow' and ($e.status <> 'postponed' or $e.start_date is not null)";

    private static final int[] NEAR_BY_KM = {100, 1_000};

    /** Half of the equator and some. */
    private static final int ANYWHERE_KM = 20_040;

    private final EventRepository events;
    private final EventRows rows;
    private final EventQueryReader queries;
    private final EventViews views;
    private final Answers answers;
    private final Clock clock;

    NearestResource(
            EventRepository events,
            EventRows rows,
            EventQueryReader queries,
            EventViews views,
            Answers answers,
            Clock clock) {
        this.events = events;
        this.rows = rows;
        this.queries = queries;
        this.views = views;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getNearest",
            summary = "Where the next protest near you is",
            description =
                    "The nearest upcoming events to a point or a city, however far they are. Give `lat` and `lon`, or"
                            + " `city`; where a city's name fits several places, the one with the nearest event counts.")
    public RestResponse<NearestView> get(
            @RestQuery
                    @Parameter(
                            description = "Degrees north; goes with `lon`.",
                            schema = @Schema(type = SchemaType.NUMBER, minimum = "-90", maximum = "90"),
                            example = "48.86")
                    String lat,
            @RestQuery
                    @Parameter(
                            description = "Degrees east; goes with `lat`.",
                            schema = @Schema(type = SchemaType.NUMBER, minimum = "-180", maximum = "180"),
                            example = "2.35")
                    String lon,
            @RestQuery @Parameter(description = "Id of a city, or its name in any language; instead of a point.")
                    String city,
            @RestQuery @Parameter(description = "BCP 47; wins over `Accept-Language`.", example = "de") String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var points = points(read);
        read.done();

        var from = new Distance(points);
        var known = nearest(IS_KNOWN, from, reading.now());
        var waiting = nearest("$e.details = 'to_follow'", from, reading.now());
        var event = view(known, reading);
        var waitingEvent = view(waiting, reading);
        var view = new NearestView(event, distance(known), waitingEvent, distance(waiting));
        var shown = Stream.of(event, waitingEvent).filter(Objects::nonNull).toList();
        var next = Stream.of(known.next(), waiting.next())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return answers.of(view, EventViews.languages(shown, reading.languages()), reading.now(), next);
    }

    /** Looks near by first, which is where it is found on most days, and needn't compute the distance to all there are. */
    private EventPage nearest(String details, Distance from, Instant now) {
        return IntStream.of(NEAR_BY_KM)
                .mapToObj(radius -> Map.entry(radius, rows.page(query(details, from, radius, now))))
                .filter(found -> !found.getValue().events().isEmpty()
                        && found.getValue().distances().get(0) <= found.getKey())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> rows.page(query(details, from, ANYWHERE_KM, now)));
    }

    private static EventQuery query(String details, Distance from, int radiusKm, Instant now) {
        return new EventQuery(now)
                .when(When.upcoming)
                .where("$e.status <> 'cancelled'")
                .where(details)
                .nearest(from, radiusKm)
                .limit(1);
    }

    private List<Distance.Point> points(QueryReader read) {
        var latitude = read.decimal("lat", -90, 90);
        var longitude = read.decimal("lon", -180, 180);
        var city = read.text("city");
        var isPoint = read.isGiven("lat") && read.isGiven("lon");
        if (isPoint == read.isGiven("city") || read.isGiven("lat") != read.isGiven("lon")) {
            read.fault("lat", "point_or_city", "Give lat and lon, or city, and not both.");
        }
        var points = new ArrayList<Distance.Point>();
        latitude.ifPresent(lat -> longitude.ifPresent(lon -> points.add(new Distance.Point(lat, lon))));
        city.ifPresent(name -> points.addAll(pointsOf(name)));
        if (city.isPresent() && points.isEmpty()) {
            read.fault(
                    "city",
                    "unknown_value",
                    "city knows no city '" + city.get() + "'; /v1/cities?q= finds one by the beginning of its name.");
        }
        return points;
    }

    private List<Distance.Point> pointsOf(String city) {
        var points = new ArrayList<Distance.Point>();
        queries.places(city, List.of())
                .forEach(place -> points.add(new Distance.Point(place.latitude(), place.longitude())));
        if (points.isEmpty()) {
            events.towns(city).forEach(town -> points.add(new Distance.Point(town.latitude(), town.longitude())));
        }
        return points;
    }

    @Nullable
    private EventView view(EventPage found, Reading reading) {
        return found.events().isEmpty() ? null : views.view(found.events().get(0), reading, false);
    }

    /** To 100 metres: most events have the middle of their city as their point. */
    @Nullable
    private static Double distance(EventPage found) {
        return found.events().isEmpty() ? null : Math.round(found.distances().get(0) * 10) / 10.0;
    }
}
