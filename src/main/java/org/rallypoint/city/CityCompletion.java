package org.rallypoint.city;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cities by the beginning of a name, for whoever is still typing it. */
@Singleton
public class CityCompletion {

    private final Gazetteer gazetteer;
    private final CityRepository cities;
    private final CityActivity activity;
    private final PlaceNames names;

    CityCompletion(Gazetteer gazetteer, CityRepository cities, CityActivity activity, PlaceNames names) {
        this.gazetteer = gazetteer;
        this.cities = cities;
        this.activity = activity;
        this.names = names;
    }

    /**
     * Which cities are wanted.
     *
     * @param prefix folded; empty for the most populous
     * @param country ISO code; null for everywhere
     * @param upcomingOnly only cities with an upcoming event
     * @param languages of their names, the best first
     * @param most places of the gazetteer; towns that it lacks come on top
     */
    public record Wish(
            String prefix, @Nullable String country, boolean upcomingOnly, List<String> languages, int most) {}

    /**
     * The best matches first.
     *
     * @param next when it would be another list although nobody changes anything; null if never
     */
    public record Found(
            List<CityDetailsView> cities, @Nullable Instant next) {}

    /** The cities whose name begins so. */
    public Found find(Wish wish, Instant now) {
        var upcoming = wish.upcomingOnly() ? activity.upcoming(now) : null;
        var places = gazetteer.complete(
                wish.prefix(),
                wish.country(),
                place -> upcoming == null || upcoming.cities().contains(place.id()),
                wish.most());
        var inUse = upcoming == null ? activity.towns() : upcoming.cities();
        var towns = cities.townsStartingWith(wish.prefix(), wish.country()).stream()
                .filter(town -> inUse.contains(town.id()))
                .toList();
        return new Found(views(places, towns, wish), upcoming == null ? null : upcoming.next());
    }

    /** A town of just this name comes first: whoever types it whole means it, and the gazetteer doesn't know it. */
    private List<CityDetailsView> views(List<Place> places, List<City> towns, Wish wish) {
        var exact = towns.stream().filter(town -> town.sortName().equals(wish.prefix()));
        var others = towns.stream().filter(town -> !town.sortName().equals(wish.prefix()));
        return Stream.of(
                        exact.map(town -> CityDetailsView.of(town, names, wish.languages())),
                        places.stream().map(place -> CityDetailsView.of(place, names, wish.languages())),
                        others.map(town -> CityDetailsView.of(town, names, wish.languages())))
                .flatMap(Function.identity())
                .toList();
    }
}
