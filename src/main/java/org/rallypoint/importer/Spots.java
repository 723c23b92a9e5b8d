package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventPublication;

/** Which rows of a run were about a city and a day. Rows of our own export with different ids are different events. */
final class Spots {

    /** What stands for the id of a row that isn't of our own export. */
    private static final String NO_ID = "";

    private final Set<CityDay> before;
    private final Map<CityDay, Map<String, Located>> rows = new HashMap<>();

    private record CityDay(String city, @Nullable LocalDate day) {}

    /** @param events that were there before */
    Spots(Collection<Event> events) {
        before = events.stream()
                .filter(event -> event.publication() != EventPublication.hidden)
                .map(event -> new CityDay(event.city().id(), event.startDate()))
                .collect(Collectors.toSet());
    }

    void add(String city, Located row) {
        rows.computeIfAbsent(new CityDay(city, row.day()), spot -> new LinkedHashMap<>())
                .putIfAbsent(id(row), row);
    }

    /** An earlier row that may be about the same event as a new one. */
    @Nullable
    Located earlier(Located row) {
        var there = rows.getOrDefault(spot(row), Map.of());
        return id(row).equals(NO_ID)
                ? there.values().stream().findFirst().orElse(null)
                : there.getOrDefault(id(row), there.get(NO_ID));
    }

    /** Whether a new event has no other beside it than those of our own export's other rows. */
    boolean isKnownApart(Located row) {
        return !id(row).equals(NO_ID) && earlier(row) == null && !before.contains(spot(row));
    }

    private static CityDay spot(Located row) {
        return new CityDay(Objects.requireNonNull(row.cityId()), row.day());
    }

    private static String id(Located row) {
        var proposal = row.proposal();
        return proposal.exported() == null || proposal.externalId() == null
                ? NO_ID
                : proposal.externalId().toLowerCase(Locale.ROOT);
    }
}
