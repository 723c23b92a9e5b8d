package org.rallypoint.city;

import java.util.List;
import java.util.Optional;

/**
 * What a name stands for.
 *
 * @param tier how the places bear the name; {@link Tier#NONE} if there is no such place
 * @param places every place of that tier: the most populous first, sections of cities after whole ones
 */
public record Resolution(Tier tier, List<Place> places) {

    /** How many times the people of the next place make a guess safe enough to write. */
    public static final int CLEAR_FACTOR = 5;

    public Resolution {
        places = List.copyOf(places);
    }

    /** The only place, or the first one if it has at least five times the people of each other one; else empty. */
    public Optional<Place> clearWinner() {
        return places.stream().findFirst().filter(this::isClear);
    }

    private boolean isClear(Place first) {
        return places.stream().skip(1).allMatch(next -> first.population() >= (long) CLEAR_FACTOR * next.population());
    }
}
