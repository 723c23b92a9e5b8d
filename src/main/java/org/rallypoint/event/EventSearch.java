package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rallypoint.city.Place;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.Reading;

/** Upcoming events for those who ask in words and not by a URL; each answer takes three statements at most. */
@Singleton
public class EventSearch {

    /** How far is near, in kilometres. */
    public static final int RADIUS_KM = EventQueryReader.DEFAULT_RADIUS_KM;

    /** Neither off, nor put off to a day that nobody knows. */
    private static final String TAKES_PLACE =
            "$e.status <> 'cancelled' and ($e.status <> 'postponed' or $e.start_date is not null)";

    private final EventRows events;
    private final CampaignCalled called;
    private final EventQueryReader queries;
    private final EventViews views;
    private final PlaceNames names;

    EventSearch(EventRows events, CampaignCalled called, EventQueryReader queries, EventViews views, PlaceNames names) {
        this.events = events;
        this.called = called;
        this.queries = queries;
        this.views = views;
        this.names = names;
    }

    /**
     * Which events are wanted; texts are those that a database can take.
     *
     * @param campaign its slug, or its title in any language or the beginning of a word of one
     * @param city its id, or its name in any language
     * @param countries ISO codes; none for all
     */
    public record Wish(@Nullable String campaign, @Nullable String city, List<String> countries) {}

    /**
     * Upcoming events, in the order of lists. It has no titles of campaigns.
     *
     * @throws ProblemException whose fault names the parameter, {@code campaign} or {@code city}, that nothing is called
     */
    public EventList upcoming(Wish wish, Reading reading, int limit) {
        var query = new EventQuery(reading.now()).when(When.upcoming).limit(limit);
        if (wish.campaign() != null) {
            var message = "campaign names a campaign that doesn't exist.";
            query.inCampaign(
                    called.find(wish.campaign()).orElseThrow(() -> ProblemException.unknownValue("campaign", message)));
        }
        if (wish.city() != null) {
            queries.cities(List.of(wish.city()), wish.countries(), query);
        }
        if (!wish.countries().isEmpty()) {
            query.inCountries(wish.countries());
        }
        return list(events.page(query), limit, reading);
    }

    /**
     * The next event.
     *
     * @param list with that event alone, or with none
     * @param city the name of the city that was asked for; null where none was
     * @param kilometres how far it is where nothing is near; else null
     */
    public record Next(
            EventList list, @Nullable String city, @Nullable Double kilometres) {}

    /** The next event that takes place anywhere. */
    public Next next(Reading reading) {
        return new Next(list(events.page(whatTakesPlace(reading.now())), 1, reading), null, null);
    }

    /**
     * The next event that takes place in a city or near it, else the nearest one. Of a town that the gazetteer lacks it is
     * the next one there.
     *
     * @throws ProblemException as {@link #upcoming}
     */
    public Next next(String city, Reading reading) {
        var places = queries.places(city, List.of());
        if (places.isEmpty()) {
            var there = whatTakesPlace(reading.now());
            queries.cities(List.of(city), List.of(), there);
            return new Next(list(events.page(there), 1, reading), city, null);
        }
        var from = new Distance(places.stream()
                .map(place -> new Distance.Point(place.latitude(), place.longitude()))
                .toList());
        var found = events.page(whatTakesPlace(reading.now()).nearFirst(from, RADIUS_KM));
        return new Next(list(found, 1, reading), name(places.get(0), reading), farAway(found));
    }

    private static EventQuery whatTakesPlace(Instant now) {
        return new EventQuery(now).when(When.upcoming).where(TAKES_PLACE).limit(1);
    }

    @Nullable
    private static Double farAway(EventPage found) {
        if (found.events().isEmpty()) {
            return null;
        }
        var catchment = found.events().get(0).catchmentKm();
        var kilometres = found.distances().get(0);
        return kilometres <= Math.max(RADIUS_KM, catchment == null ? 0 : catchment) ? null : kilometres;
    }

    private String name(Place place, Reading reading) {
        return names.ofCity(place.id(), place.name(), reading.languages().wanted());
    }

    private EventList list(EventPage found, int limit, Reading reading) {
        var shown = views.views(found.events(), reading, false);
        return new EventList(
                Page.of(shown, null, limit, found.counted()),
                null,
                Set.of(),
                Map.of(),
                EventViews.languages(shown, reading.languages()),
                reading.now(),
                found.next());
    }
}
