package org.rallypoint.city;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rallypoint.city.FoldedNames.Kind;

/**
 * The places of 15,000 people and more, with their names in many languages. Unchangeable and safe for any number of
 * threads. Where it returns several places, whole cities come first by population, then sections of cities.
 */
// A singleton, since the proxy of an application-scoped bean would read the file a second time.
@Startup
@Singleton
public class Gazetteer {

    private final Places places;
    private final TaggedNames tagged;
    private final FoldedNames folded;

    /**
     * Reads the packed file.
     *
     * @throws IllegalStateException if it is missing or of another layout
     * @throws java.io.UncheckedIOException if it is damaged
     */
    public Gazetteer() {
        ByteBuffer file = GazetteerFile.open();
        Strings names = Strings.read(file);
        places = Places.read(file, names);
        tagged = TaggedNames.read(file, names);
        folded = FoldedNames.read(file);
    }

    /** The place with this id, {@code zurich-ch}; empty if there is none. */
    public Optional<Place> byId(String id) {
        return Optional.ofNullable(places.rankById().get(id)).map(places.ranked()::get);
    }

    /**
     * Every place that bears a name best: as its own, else in some language, else otherwise. Accents, case,
     * apostrophes and punctuation don't count.
     *
     * @param countryCode only places there; null for everywhere
     */
    public Resolution resolve(String name, String countryCode) {
        Tier best = Tier.NONE;
        List<Place> found = new ArrayList<>();
        for (int entry : folded.exactly(Folding.fold(name))) {
            Tier tier = Kind.of(entry).tier;
            Place place = places.ranked().get(Kind.rank(entry));
            if (tier == Tier.NONE || !isIn(place, countryCode)) {
                continue;
            }
            if (best != Tier.NONE && best != tier) {
                break;
            }
            best = tier;
            found.add(place);
        }
        return new Resolution(best, found);
    }

    /**
     * Places with a name in any language that starts so, or has a later word that does ({@code york} for New York).
     * An exact own name comes first, then an exact name in some language, then the beginnings of own names, of names in
     * some language, of later words, and of alternates. Each place comes once; an empty prefix gives the first of all.
     *
     * @param countryCode only places there; null for everywhere
     * @param filter only places that it accepts; called for up to all 26,000
     * @param limit 0 or more
     */
    public List<Place> complete(String prefix, String countryCode, Predicate<Place> filter, int limit) {
        String start = Folding.fold(prefix);
        if (start.isEmpty()) {
            return mostPopulous(countryCode, filter, limit);
        }
        List<Place> found = new ArrayList<>();
        BitSet seen = new BitSet();
        for (BitSet group : folded.completing(start)) {
            group.andNot(seen);
            seen.or(group);
            group.stream()
                    .mapToObj(places.ranked()::get)
                    .filter(place -> isIn(place, countryCode))
                    .filter(filter)
                    .limit(Math.max(0, limit - found.size()))
                    .forEach(found::add);
        }
        return found;
    }

    /** The first places of a country, or of all if it is null, that the filter accepts, at most {@code limit}. */
    public List<Place> mostPopulous(String countryCode, Predicate<Place> filter, int limit) {
        List<Place> found = new ArrayList<>();
        for (Place place : places.ranked()) {
            if (found.size() >= limit) {
                break;
            }
            if (isIn(place, countryCode) && filter.test(place)) {
                found.add(place);
            }
        }
        return found;
    }

    /**
     * The place's name in a language.
     *
     * @param language BCP 47; {@code de-AT} takes {@code de} if there is no Austrian name
     * @return empty if the gazetteer has none, or the tag is malformed
     */
    public Optional<String> nameIn(Place place, String language) {
        return tagged.in(rank(place), language);
    }

    /** Whether any place has a name in this BCP 47 language or a more general one. */
    public boolean knowsLanguage(String language) {
        return tagged.knows(language);
    }

    /** The own name, the names in every language and the alternates, those folded; meant to be searched, not shown. */
    public Collection<String> namesOf(Place place) {
        return namesOf(List.of(place)).get(place);
    }

    /** The same of several places, in about the time of one. */
    Map<Place, Collection<String>> namesOf(Collection<Place> several) {
        BitSet ranks = new BitSet();
        several.forEach(place -> ranks.set(rank(place)));
        Map<Integer, List<String>> alternates = folded.alternatesOf(ranks);
        Map<Place, Collection<String>> all = new HashMap<>();
        for (Place place : several) {
            Set<String> names = new LinkedHashSet<>();
            names.add(place.name());
            names.addAll(tagged.of(rank(place)));
            names.addAll(alternates.getOrDefault(rank(place), List.of()));
            all.put(place, names);
        }
        return all;
    }

    private int rank(Place place) {
        return places.rankById().get(place.id());
    }

    private static boolean isIn(Place place, String countryCode) {
        return countryCode == null || countryCode.equals(place.countryCode());
    }
}
