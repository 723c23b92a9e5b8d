package org.rallypoint.event;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.change.PublicEvents;
import org.rallypoint.http.Languages;
import org.rallypoint.http.Reading;

/** Events as the change log's readers see them. */
@Singleton
class PublicEventViews implements PublicEvents {

    private final EventRepository events;
    private final EventViews views;
    private final Clock clock;

    PublicEventViews(EventRepository events, EventViews views, Clock clock) {
        this.events = events;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Map<UUID, View> views(Collection<UUID> ids, Languages languages) {
        var reading = new Reading(languages, clock.instant());
        var found = new LinkedHashMap<UUID, View>();
        if (!ids.isEmpty()) {
            events.publicOnes(ids).forEach(event -> found.put(event.id(), views.view(event, reading, false)));
        }
        return found;
    }

    @Override
    public Set<String> campaigns(Collection<String> slugs) {
        return slugs.isEmpty() ? Set.of() : events.publicCampaigns(slugs);
    }
}
