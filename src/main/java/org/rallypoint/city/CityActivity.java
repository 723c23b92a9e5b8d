package org.rallypoint.city;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What cities and countries need to know of events; the room of events provides it. */
public interface CityActivity {

    /** Ids of the cities with an upcoming public event. */
    Upcoming upcoming(Instant now);

    /** Ids of the towns that the gazetteer lacks with a public event. */
    Set<String> towns();

    /** Countries with a public event, in the order of their codes. */
    ByCountry byCountry(boolean upcomingOnly, Instant now);

    record Upcoming(Set<String> cities, @Nullable Instant next) {}

    record ByCountry(List<Count> counts, @Nullable Instant next) {}

    record Count(String countryCode, long events, long cities) {}
}
