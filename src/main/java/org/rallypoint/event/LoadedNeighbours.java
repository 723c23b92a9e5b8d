package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rallypoint.link.Link;

/** All events of a campaign at hand: what they say is told without asking the database, also of those not stored yet. */
class LoadedNeighbours implements Neighbours {

    private record Place(String city, @Nullable LocalDate day) {
        static Place of(Event event) {
            return new Place(event.city().id(), event.startDate());
        }
    }

    private static final Comparator<Event> BY_ID = Comparator.comparing(Event::id);

    private final Set<String> slugs;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Place, Set<Event>> byPlace = new HashMap<>();
    private final Map<String, Set<Event>> byLink = new HashMap<>();

    /** @param slugs those that are taken, of whatever event */
    LoadedNeighbours(Collection<String> slugs) {
        this.slugs = new TreeSet<>(slugs);
    }

    void add(Event event) {
        slugs.add(event.slug());
        byPlace.computeIfAbsent(Place.of(event), place -> new TreeSet<>(BY_ID)).add(event);
        canonicalUrls(event)
                .forEach(url -> byLink.computeIfAbsent(url, link -> new TreeSet<>(BY_ID))
                        .add(event));
    }

    /** To be called before an event is changed, and {@link #add} after it. */
    void remove(Event event) {
        byPlace.getOrDefault(Place.of(event), Set.of()).remove(event);
        canonicalUrls(event).forEach(url -> byLink.getOrDefault(url, Set.of()).remove(event));
    }

    @Override
    public String freeSlug(String base) {
        var slug = base;
        for (int number = numbers.getOrDefault(base, 2); slugs.contains(slug); number++) {
            slug = base + "-" + number;
            // All below are taken for good, so that the many events of one city don't count them again and again.
            numbers.put(base, number);
        }
        return slug;
    }

    @Override
    public Optional<Event> twinOf(Event event) {
        return byPlace.getOrDefault(Place.of(event), Set.of()).stream()
                .filter(other -> !other.id().equals(event.id()) && other.publication() != EventPublication.hidden)
                .findFirst();
    }

    @Override
    public Map<String, String> othersLinkingTo(Event event, Collection<String> canonicalUrls) {
        var found = new TreeMap<String, String>();
        canonicalUrls.forEach(url -> byLink.getOrDefault(url, Set.of()).stream()
                .filter(other -> !other.id().equals(event.id()) && other.publication() == EventPublication.published)
                .map(Event::slug)
                .min(Comparator.naturalOrder())
                .ifPresent(slug -> found.put(url, slug)));
        return found;
    }

    private static Collection<String> canonicalUrls(Event event) {
        return event.signupLinks().stream().map(Link::canonicalUrl).toList();
    }
}
