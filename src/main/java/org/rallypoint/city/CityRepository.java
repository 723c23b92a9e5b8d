package org.rallypoint.city;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.rallypoint.StateConflict;

/** The cities in which there are events. */
@Singleton
public class CityRepository implements PanacheRepositoryBase<City, String> {

    private final Gazetteer gazetteer;

    CityRepository(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The row of a place of the gazetteer, made when an event uses it for the first time. */
    public City using(Place place) {
        return stored(row(place));
    }

    /** The same, not stored yet if there is none. */
    City row(Place place) {
        return findByIdOptional(place.id()).orElseGet(() -> City.of(place, gazetteer.namesOf(place)));
    }

    /**
     * The stored row of a city. A new one is stored in a transaction of its own: two events that are the first ones of a city
     * at the same moment would wait for each other, and one of them would fail.
     */
    public City stored(City city) {
        return findByIdOptional(city.id()).orElseGet(() -> {
            try {
                // Flushed here: a commit that fails is told as an error of the transaction manager.
                QuarkusTransaction.requiringNew().run(() -> persistAndFlush(city));
            } catch (PersistenceException | QuarkusTransactionException e) {
                Log.debugf(e, "Somebody else stored the city %s", city.id());
            }
            return findByIdOptional(city.id())
                    .filter(city::isPlaceOf)
                    .orElseThrow(() -> new StateConflict(
                            "city_taken", "Another town of this name was entered at this moment; try again."));
        });
    }

    /** Towns that the gazetteer lacks of just this name, accents and case aside. */
    List<City> townsNamed(String name, @Nullable String countryCode) {
        return list(
                "custom and sortName = ?1 and (cast(?2 as String) is null or countryCode = ?2) order by id",
                Folding.fold(name),
                countryCode);
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
