package org.rallypoint.city;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.rallypoint.StateConflict;

/** The cities in which there are events. */
@Singleton
public class CityRepository implements PanacheRepositoryBase<City, String> {

    /** A statement has room for a limited number of ids. */
    private static final int AT_ONCE = 500;

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
            } catch (ConstraintViolationException e) {
                Log.debugf(e, "Somebody else stored the city %s", city.id());
            }
            return findByIdOptional(city.id())
                    .filter(city::isPlaceOf)
                    .orElseThrow(() -> new StateConflict(
                            "city_taken", "Another town of this name was entered at this moment; try again."));
        });
    }

    /**
     * Has the rows of many places at hand, so that none of them is asked for one by one in this transaction.
     *
     * @param ids of the gazetteer; others are passed over
     * @param isTrial whether rows that are missing are only thought of, since nothing will be written
     */
    public void prepare(Collection<String> ids, boolean isTrial) {
        var missing = places(ids);
        if (missing.isEmpty()) {
            return;
        }
        if (isTrial) {
            missing.forEach(place -> persist(City.of(place, List.of())));
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                gazetteer.namesOf(missing).forEach((place, names) -> persist(City.of(place, names)));
                flush();
            });
        } catch (LockTimeoutException e) {
            // Not by storing these, which takes no time.
            throw e;
        } catch (ConstraintViolationException | LockAcquisitionException e) {
            // Each is stored by itself then, see stored.
            Log.debug("Somebody else stored one of these cities", e);
        }
        places(missing.stream().map(Place::id).toList());
    }

    /** Loads the rows of these places, and returns those that have none. */
    private List<Place> places(Collection<String> ids) {
        var all = List.copyOf(new TreeSet<>(ids));
        var stored = new HashSet<String>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            list("id in ?1", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .forEach(city -> stored.add(city.id()));
        }
        return all.stream()
                .filter(id -> !stored.contains(id))
                .flatMap(id -> gazetteer.byId(id).stream())
                .toList();
    }

    List<City> towns() {
        return list("custom");
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
