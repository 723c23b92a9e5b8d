package org.rallypoint.event;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The other events that a new or changed one has to mind: asked of the database for one, kept at hand for many. */
interface Neighbours {

    /** The base itself, or the first of {@code base-2} and so on that no event has. */
    String freeSlug(String base);

    /** Another event of the same campaign, city and day, or of no day like it; what is hidden or merged doesn't count. */
    Optional<Event> twinOf(Event event);

    /** The slugs of other public events of the campaign with one of these sign-up links, by canonical url. */
    Map<String, String> othersLinkingTo(Event event, Collection<String> canonicalUrls);
}
