package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rallypoint.Select;
import org.rallypoint.city.CityActivity;

/** Answers the room of cities what only events tell. */
@Singleton
class EventCityActivity implements CityActivity {

    /** Of one city; in this order there is an index of all that it asks for. */
    private static final String CITIES = """
            select e.country_code, e.city_id, count(*) as events, %s as next from event e
            join campaign p on p.id = e.campaign_id
            where e.publication = 'published' and p.publication <> 'draft'%s
            group by e.country_code, e.city_id""";

    private static final String EVER = CITIES.formatted("cast(null as timestamp with time zone)", "");
    private static final String UPCOMING =
            CITIES.formatted("min(e.effective_end)", " and e.ended = false and e.effective_end > :now");

    private final Select select;
    private final EntityManager database;

    EventCityActivity(Select select, EntityManager database) {
        this.select = select;
        this.database = database;
    }

    @Override
    public Upcoming upcoming(Instant now) {
        var cities = new HashSet<String>();
        var ends = select.rows("select k.city_id, k.next from (" + UPCOMING + ") k", Map.of("now", now), row -> {
            cities.add(row.text());
            return row.instant();
        });
        return new Upcoming(cities, ends.stream().min(Instant::compareTo).orElse(null));
    }

    @Override
    public Set<String> towns() {
        return Set.copyOf(database.createQuery(
                        "select distinct c.id from Event e join e.city c where c.custom = true"
                                + " and e.publication = published and e.campaign.publication <> draft",
                        String.class)
                .getResultList());
    }

    private record Country(Count count, @Nullable Instant next) {}

    @Override
    public ByCountry byCountry(boolean upcomingOnly, Instant now) {
        var countries = select.rows(
                "select k.country_code, cast(sum(k.events) as bigint), count(*), min(k.next) from ("
                        + (upcomingOnly ? UPCOMING : EVER) + ") k group by k.country_code order by k.country_code",
                Map.of("now", now),
                row -> new Country(new Count(row.text(), row.count(), row.count()), row.instant()));
        return new ByCountry(
                countries.stream().map(Country::count).toList(),
                countries.stream()
                        .map(Country::next)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
    }
}
