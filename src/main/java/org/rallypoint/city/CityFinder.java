package org.rallypoint.city;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the cities that a list names, by the rules of {@link CityChoice}, without asking the database for each. */
public final class CityFinder {

    private static final List<String> LANGUAGES = List.of("en");
    private static final double KILOMETRES_OF_A_DEGREE = 111.2;
    /** From a point of a city to the one that the gazetteer has for it. */
    private static final double NEAR_KILOMETRES = 60;

    private final Gazetteer gazetteer;
    private final PlaceNames names;
    private final Map<String, City> towns;

    CityFinder(Gazetteer gazetteer, PlaceNames names, Collection<City> towns) {
        this.gazetteer = gazetteer;
        this.names = names;
        this.towns = towns.stream().collect(Collectors.toMap(City::id, Function.identity(), (one, other) -> one));
    }

    /**
     * What is known of a city beside its name.
     *
     * @param countries codes of those that it may be in; empty when nothing is known
     * @param region as it is written
     * @param latitude with {@code longitude}: it is near there
     */
    public record Hints(
            Collection<String> countries,
            @Nullable String region,
            @Nullable Double latitude,
            @Nullable Double longitude) {

        boolean hasPoint() {
            return latitude != null && longitude != null;
        }
    }

    /**
     * What a name comes to.
     *
     * @param id of the city; null when the name fits none, or several about equally well
     * @param isGuess whether it was taken for its size
     * @param tier how the places bear the name
     * @param candidates all that it fits
     */
    public record Found(@Nullable String id, boolean isGuess, Tier tier, List<CityDetailsView> candidates) {}

    /** The city of an id or a name in any language. */
    public Found find(String idOrName, Hints hints) {
        var place = gazetteer.byId(idOrName).filter(found -> isIn(found.countryCode(), hints));
        if (place.isPresent()) {
            return found(List.of(place.get()), place.get(), Tier.OWN);
        }
        var resolution = resolve(idOrName, hints.countries());
        if (resolution.places().isEmpty()) {
            return town(idOrName, hints);
        }
        var places = narrowed(narrowed(resolution.places(), near(hints)), inRegion(hints));
        var isPlaced = !hints.countries().isEmpty() || hints.hasPoint();
        var winner = places.size() == 1 || isPlaced
                ? new Resolution(resolution.tier(), places).clearWinner().orElse(null)
                : null;
        return found(places, winner, resolution.tier());
    }

    private Resolution resolve(String name, Collection<String> countries) {
        if (countries.isEmpty()) {
            return gazetteer.resolve(name, null);
        }
        var all = countries.stream()
                .map(country -> gazetteer.resolve(name, country))
                .toList();
        var best = all.stream().map(Resolution::tier).min(Comparator.naturalOrder());
        var tier = best.orElse(Tier.NONE);
        return new Resolution(
                tier,
                all.stream()
                        .filter(resolution -> resolution.tier() == tier)
                        .flatMap(resolution -> resolution.places().stream())
                        .sorted(Comparator.comparing(Place::population).reversed())
                        .toList());
    }

    private Found town(String idOrName, Hints hints) {
        var folded = Folding.fold(idOrName);
        var all = towns.values().stream()
                .filter(town -> town.id().equals(idOrName) || town.sortName().equals(folded))
                .filter(town -> isIn(town.countryCode(), hints))
                .sorted(Comparator.comparing(City::id))
                .toList();
        var views = all.stream()
                .map(town -> CityDetailsView.of(town, names, LANGUAGES))
                .toList();
        return new Found(all.size() == 1 ? all.get(0).id() : null, false, all.isEmpty() ? Tier.NONE : Tier.OWN, views);
    }

    private Found found(List<Place> places, @Nullable Place winner, Tier tier) {
        var views = places.stream()
                .map(place -> CityDetailsView.of(place, names, LANGUAGES))
                .toList();
        return new Found(winner == null ? null : winner.id(), winner != null && places.size() > 1, tier, views);
    }

    /** A hint that fits none of them says nothing. */
    private static List<Place> narrowed(List<Place> places, Predicate<Place> hint) {
        var fitting = places.stream().filter(hint).toList();
        return fitting.isEmpty() ? places : fitting;
    }

    private static Predicate<Place> inRegion(Hints hints) {
        return place -> hints.region() == null || Regions.isIn(place, hints.region());
    }

    private static Predicate<Place> near(Hints hints) {
        return place -> {
            if (!hints.hasPoint()) {
                return true;
            }
            double north = place.latitude() - hints.latitude();
            double east = Math.abs(place.longitude() - hints.longitude());
            double eastward = Math.min(east, 360 - east) * Math.cos(Math.toRadians(hints.latitude()));
            return Math.hypot(north, eastward) * KILOMETRES_OF_A_DEGREE < NEAR_KILOMETRES;
        };
    }

    private static boolean isIn(String country, Hints hints) {
        return hints.countries().isEmpty() || hints.countries().contains(country);
    }
}
