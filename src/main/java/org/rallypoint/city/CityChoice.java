package org.rallypoint.city;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which city somebody means who enters an event: by id, by name in any language, or one that the gazetteer lacks. */
@Singleton
public class CityChoice {

    private static final List<String> LANGUAGES = List.of("en");

    private final Gazetteer gazetteer;
    private final CityRepository cities;
    private final CityActivity activity;
    private final PlaceNames names;

    CityChoice(Gazetteer gazetteer, CityRepository cities, CityActivity activity, PlaceNames names) {
        this.activity = activity;
        this.gazetteer = gazetteer;
        this.cities = cities;
        this.names = names;
    }

    /**
     * What a name comes to.
     *
     * @param city not stored yet where it is the first time; null when the name fits none, or several about equally well
     * @param candidates all places that it fits; more than one beside a city: it was taken for its size
     */
    public record Chosen(@Nullable City city, List<CityDetailsView> candidates) {}

    /**
     * The city of an id or a name. In a country, the most populous place of a name is taken if it has five times the people
     * of the next; without a country it is never guessed.
     */
    public Chosen choose(String idOrName, @Nullable String countryCode) {
        var place = gazetteer.byId(idOrName);
        if (place.isPresent()) {
            return new Chosen(cities.row(place.get()), List.of(view(place.get())));
        }
        var town = cities.findByIdOptional(idOrName);
        if (town.isPresent()) {
            return new Chosen(town.get(), List.of(view(town.get())));
        }
        var resolution = gazetteer.resolve(idOrName, countryCode);
        // A town that somebody entered never stands in the way of a place that everybody knows, and nobody learns of
        // one
        // by a draft.
        var towns = resolution.places().isEmpty() ? inUse(cities.townsNamed(idOrName, countryCode)) : List.<City>of();
        var candidates = Stream.concat(
                        resolution.places().stream().map(this::view),
                        towns.stream().map(this::view))
                .toList();
        if (!towns.isEmpty()) {
            return new Chosen(candidates.size() == 1 ? towns.get(0) : null, candidates);
        }
        var isClear = resolution.places().size() == 1 || countryCode != null;
        var winner = isClear ? resolution.clearWinner().map(cities::row).orElse(null) : null;
        return new Chosen(winner, candidates);
    }

    /**
     * The same for the names of a list.
     *
     * @param known towns that may be meant beside those in which there is a public event
     */
    public CityFinder finder(Collection<City> known) {
        var towns = new ArrayList<>(inUse(cities.towns()));
        towns.addAll(known.stream().filter(City::isCustom).toList());
        return new CityFinder(gazetteer, names, towns);
    }

    private List<City> inUse(List<City> towns) {
        var inUse = towns.isEmpty() ? Set.<String>of() : activity.towns();
        return towns.stream().filter(town -> inUse.contains(town.id())).toList();
    }

    /** The town itself, not stored yet, unless it is known already: nobody needs a second Zürich because of a spelling. */
    public City enter(NewCity town) {
        var known = gazetteer.resolve(town.name(), town.countryCode()).places().stream()
                .map(cities::row)
                .filter(city -> city.isNear(town.latitude(), town.longitude()))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        // Before it is looked for: somebody may enter the same town at this moment, and then the id is theirs.
        var id = freeId(town);
        return cities.townsNamed(town.name(), town.countryCode()).stream()
                .filter(city -> city.isNear(town.latitude(), town.longitude()))
                .findFirst()
                .orElseGet(() -> City.custom(
                        id,
                        town.name(),
                        town.countryCode(),
                        town.latitude(),
                        town.longitude(),
                        ZoneId.of(town.timeZone())));
    }

    /** {@code name-cc}, or the first of {@code name-cc-2} and so on that neither the gazetteer nor another town has. */
    private String freeId(NewCity town) {
        var slug = Folding.slug(town.name());
        var stem = slug.isEmpty() ? "town" : slug.substring(0, Math.min(slug.length(), 80));
        var base = stem + "-" + town.countryCode().toLowerCase(Locale.ROOT);
        for (int number = 1; ; number++) {
            var id = number == 1 ? base : base + "-" + number;
            if (gazetteer.byId(id).isEmpty() && cities.findByIdOptional(id).isEmpty()) {
                return id;
            }
        }
    }

    private CityDetailsView view(Place place) {
        return CityDetailsView.of(place, names, LANGUAGES);
    }

    private CityDetailsView view(City city) {
        return CityDetailsView.of(city, names, LANGUAGES);
    }
}
