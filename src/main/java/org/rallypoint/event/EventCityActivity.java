package org.rallypoint.event;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rallypoint.city.CityActivity;

/** Answers the room of cities what only events tell. */
@Singleton
class EventCityActivity implements CityActivity {

    private static final String PUBLIC = "e.publication = published and e.campaign.publication <> draft";

    private final EntityManager database;

    EventCityActivity(EntityManager database) {
        this.database = database;
    }

    @Override
    public Upcoming upcoming(Instant now) {
        var rows = database.createQuery(
                        "select e.city.id, min(e.moments.effectiveEnd) from Event e where " + PUBLIC
                                + " and e.moments.effectiveEnd > :now group by e.city.id",
                        Object[].class)
                .setParameter("now", now)
                .getResultList();
        var cities = new HashSet<String>();
        rows.forEach(row -> cities.add((String) row[0]));
        return new Upcoming(cities, earliest(rows, 1));
    }

    @Override
    public Set<String> towns() {
        return Set.copyOf(database.createQuery(
                        "select distinct c.id from Event e join e.city c where c.custom = true and " + PUBLIC,
                        String.class)
                .getResultList());
    }

    @Override
    public ByCountry byCountry(boolean upcomingOnly, Instant now) {
        var rows = database.createQuery(
                        "select c.countryCode, count(e), count(distinct c.id),"
                                + " min(case when e.moments.effectiveEnd > :now then e.moments.effectiveEnd else null end)"
                                + " from Event e join e.city c where " + PUBLIC
                                + (upcomingOnly ? " and e.moments.effectiveEnd > :now" : "")
                                + " group by c.countryCode order by c.countryCode",
                        Object[].class)
                .setParameter("now", now)
                .getResultList();
        var counts = rows.stream()
                .map(row -> new Count((String) row[0], (Long) row[1], (Long) row[2]))
                .toList();
        return new ByCountry(counts, upcomingOnly ? earliest(rows, 3) : null);
    }

    private static Instant earliest(List<Object[]> rows, int column) {
        return rows.stream()
                .map(row -> (Instant) row[column])
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
