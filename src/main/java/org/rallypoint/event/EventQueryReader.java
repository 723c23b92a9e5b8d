package org.rallypoint.event;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rallypoint.city.Countries;
import org.rallypoint.city.Folding;
import org.rallypoint.city.Gazetteer;
import org.rallypoint.city.LikePattern;
import org.rallypoint.city.Place;
import org.rallypoint.city.Resolution;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;
import org.rallypoint.link.Platform;

/** Reads the filters of a list of events from a URL, one method for each. */
@Singleton
class EventQueryReader {

    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    static final int DEFAULT_RADIUS_KM = 100;
    /** Half of the equator: nothing is farther from anywhere. */
    private static final int MAX_RADIUS_KM = 20_040;

    private static final int MIN_TEXT = 3;
    private static final int MAX_TEXT = 200;
    /** Each is looked up among cities, too. */
    private static final int MAX_WORDS = 16;

    private final Gazetteer gazetteer;

    EventQueryReader(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The filters of {@link EventFilters} and what the extent takes; the caller adds filters of its own and ends the reading. */
    EventQuery read(QueryReader read, When defaultWhen, Instant now, Extent extent) {
        var query = new EventQuery(now).when(read.oneOf("when", When.class, defaultWhen));
        days(read, query);
        countries(read, query);
        var near = near(read, query);
        box(read, query);
        anyOf(read, query, "status", EventStatus.class);
        anyOf(read, query, "details", Details.class);
        anyOf(read, query, "kind", EventKind.class);
        platforms(read, query);
        languages(read, query);
        text(read, query);
        read.instant("updatedSince")
                .ifPresent(since -> query.where("$e.updated_at >= :updatedSince", "updatedSince", since));
        if (!read.flag("includeCancelled", true)) {
            query.where("$e.status <> 'cancelled'");
        }
        var sort = sort(read, near);
        query.sorted(sort, null);
        switch (extent) {
            case sparse_page -> {
                page(read, query, sort);
                fields(read, query);
            }
            case page -> page(read, query, sort);
            case whole -> whole(read, query);
        }
        return query;
    }

    private static void whole(QueryReader read, EventQuery query) {
        for (var name : List.of("limit", "cursor")) {
            read.text(name)
                    .ifPresent(given -> read.fault(
                            name, "not_in_this_format", name + " is for formats with pages; this one is whole."));
        }
        query.whole(() -> ProblemException.badRequest(List.of(new Fault(
                null,
                null,
                "too_many",
                "These are more than " + Extent.MOST + " events, and this format has no pages: filter them."))));
    }

    private static void page(QueryReader read, EventQuery query, EventSort sort) {
        query.limit(read.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
        read.text("cursor")
                .flatMap(cursor -> position(read, cursor, sort))
                .ifPresent(after -> query.sorted(sort, after));
    }

    /** {@code campaign}: slugs, each of a campaign that the public may see. */
    void campaigns(QueryReader read, EventQuery query) {
        var slugs = read.texts("campaign");
        if (!slugs.isEmpty()) {
            var message = "campaign names a campaign that doesn't exist: '" + String.join("' or '", slugs) + "'.";
            query.inCampaigns(slugs, () -> ProblemException.unknownValue("campaign", message));
        }
    }

    /** {@code city}: ids, or names in any language; a name that fits several places takes every place it fits best. */
    void cities(QueryReader read, EventQuery query) {
        cities(read.texts("city"), read.texts("country"), query);
    }

    /** The same for whoever has no URL. */
    void cities(List<String> names, List<String> countries, EventQuery query) {
        var ids = new HashSet<String>();
        var folded = new HashSet<String>();
        for (var name : names) {
            var places = places(name, countries);
            places.forEach(place -> ids.add(place.id()));
            if (gazetteer.byId(name).isEmpty()) {
                ids.add(name);
                folded.add(Folding.fold(name));
            }
            if (places.isEmpty()) {
                var message =
                        "city knows no city '" + name + "'; /v1/cities?q= finds one by the beginning of its name.";
                query.mustKnowTown(name, Folding.fold(name), () -> ProblemException.unknownValue("city", message));
            }
        }
        if (!folded.isEmpty()) {
            query.inCitiesOrTowns(ids, folded);
        } else if (!ids.isEmpty()) {
            query.inCities(ids);
        }
    }

    /**
     * The places of the gazetteer that an id or a name stands for: those in one of the countries that bear it best, if there
     * are any, else those anywhere. Two filters that contradict each other find nothing, and neither is a typo.
     */
    List<Place> places(String idOrName, List<String> countries) {
        var byId = gazetteer.byId(idOrName);
        if (byId.isPresent()) {
            return List.of(byId.get());
        }
        return countries.stream()
                .map(country -> gazetteer.resolve(idOrName, country))
                .filter(resolution -> !resolution.places().isEmpty())
                .collect(Collectors.groupingBy(Resolution::tier, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .findFirst()
                .map(best -> best.stream()
                        .flatMap(resolution -> resolution.places().stream())
                        .toList())
                .orElseGet(() -> gazetteer.resolve(idOrName, null).places());
    }

    private static void days(QueryReader read, EventQuery query) {
        var from = read.day("from");
        var to = read.day("to");
        if (from.isPresent() || to.isPresent()) {
            query.on(from.orElse(null), to.orElse(null));
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            read.fault("to", "empty_range", "to is the first day that is left out, so it has to be after from.");
        }
    }

    private static void countries(QueryReader read, EventQuery query) {
        var countries = read.texts("country");
        countries.stream()
                .filter(code -> !Countries.isCode(code))
                .forEach(code -> read.fault(
                        "country",
                        "unknown_value",
                        "country takes codes of ISO 3166-1 alpha-2 in capitals such as CH, not '" + code + "'."));
        if (!countries.isEmpty()) {
            query.inCountries(countries);
        }
    }

    private static boolean near(QueryReader read, EventQuery query) {
        var point = read.decimals("near", new double[] {-90, -180}, new double[] {90, 180});
        int radius = read.number("radiusKm", DEFAULT_RADIUS_KM, 1, MAX_RADIUS_KM);
        if (!read.isGiven("near")) {
            if (read.isGiven("radiusKm")) {
                read.fault("radiusKm", "needs_near", "radiusKm needs near.");
            }
            return false;
        }
        point.ifPresent(p -> query.near(new Distance.Point(p[0], p[1]), radius));
        return true;
    }

    private static void box(QueryReader read, EventQuery query) {
        read.decimals("bbox", new double[] {-180, -90, -180, -90}, new double[] {180, 90, 180, 90})
                .ifPresent(box -> {
                    double west = box[0];
                    double east = box[2];
                    // The date line is 180 degrees both ways.
                    var touchesDateLine = Math.abs(west) == 180 || Math.abs(east) == 180;
                    if (box[1] > box[3]) {
                        read.fault("bbox", "upside_down", "bbox is west,south,east,north: south is not above north.");
                    }
                    query.where("$e.latitude between :south and :north", "south", box[1])
                            .with("north", box[3])
                            .with("east", east)
                            .where(
                                    "("
                                            + (west <= east
                                                    ? "$e.longitude between :west and :east"
                                                    : "$e.longitude >= :west or $e.longitude <= :east")
                                            + (touchesDateLine ? " or abs($e.longitude) = 180)" : ")"),
                                    "west",
                                    west);
                });
    }

    private static <E extends Enum<E>> void anyOf(QueryReader read, EventQuery query, String name, Class<E> type) {
        var chosen = read.anyOf(name, type);
        if (!chosen.isEmpty()) {
            query.anyOf(name, chosen);
        }
    }

    private static void platforms(QueryReader read, EventQuery query) {
        var platforms = read.anyOf("platform", Platform.class);
        if (!platforms.isEmpty()) {
            query.onPlatforms(platforms);
        }
    }

    private static void languages(QueryReader read, EventQuery query) {
        var spoken = read.languages("language");
        var anyOf = new HashMap<String, String>();
        for (int i = 0; i < spoken.size(); i++) {
            anyOf.put("spoken" + i, "%," + LikePattern.escaped(spoken.get(i)) + ",%");
            // Who wants German is served by Swiss German.
            anyOf.put("variant" + i, "%," + LikePattern.escaped(spoken.get(i)) + "-%");
        }
        query.inLanguages(anyOf);
    }

    /** Every word has to be found, in the event's own texts or in a name of its city. */
    private static void text(QueryReader read, EventQuery query) {
        var text = read.text("q");
        if (text.isEmpty()) {
            return;
        }
        // A sign inside a word is a gap of that word and no gap between two.
        var words = Arrays.stream(text.get().split("\\s+", -1))
                .map(Folding::fold)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        int length = words.stream()
                .mapToInt(word -> word.codePointCount(0, word.length()))
                .sum();
        if (length < MIN_TEXT || length > MAX_TEXT) {
            read.fault("q", "out_of_range", "q takes " + MIN_TEXT + " to " + MAX_TEXT + " letters or digits.");
            return;
        }
        if (words.size() > MAX_WORDS) {
            read.fault("q", "too_many", "q takes up to " + MAX_WORDS + " different words.");
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            query.saying(i, words.get(i));
        }
    }

    private static EventSort sort(QueryReader read, boolean near) {
        var sort = read.oneOf("sort", EventSort.class, EventSort.STARTS_AT);
        if (sort == EventSort.DISTANCE && !near) {
            read.fault("sort", "needs_near", "sort=distance needs near.");
        }
        return sort;
    }

    private static Optional<List<Object>> position(QueryReader read, String cursor, EventSort sort) {
        var position = Cursor.read(cursor, sort.toString(), sort.keyCount(), sort::parse);
        if (position.isEmpty()) {
            read.fault("cursor", "bad_cursor", "cursor is not one that this list gave out for this order.");
        }
        return position;
    }

    private static void fields(QueryReader read, EventQuery query) {
        var fields = read.texts("fields");
        fields.stream()
                .filter(field -> !EventView.KEYS.contains(field))
                .forEach(field -> read.unknownValue("fields", field, EventView.KEYS));
        query.only(Set.copyOf(fields));
    }
}
