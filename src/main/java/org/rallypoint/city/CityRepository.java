package org.rallypoint.city;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/** The cities in which there are events. */
@Singleton
public class CityRepository implements PanacheRepositoryBase<City, String> {

    private final Gazetteer gazetteer;

    CityRepository(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The row of a place of the gazetteer, made when an event uses it for the first time. */
    public City using(Place place) {
        return findByIdOptional(place.id()).orElseGet(() -> {
            var city = City.of(place, gazetteer.namesOf(place));
            persist(city);
            return city;
        });
    }

    /** Towns that the gazetteer lacks whose name, or a later word of it, begins so; in the order of their names. */
    List<City> townsStartingWith(String prefix, @Nullable String countryCode) {
        var start = LikePattern.escaped(prefix);
        return list(
                "custom and (sortName like ?1 escape '!' or sortName like ?2 escape '!')"
                        + " and (cast(?3 as String) is null or countryCode = ?3) order by sortName, id",
                start + "%",
                "% " + start + "%",
                countryCode);
    }
}
