package org.rallypoint.event;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
        return views(ids, List.of(languages)).get(languages);
    }

    @Override
    public Map<Languages, Map<UUID, View>> views(Collection<UUID> ids, Collection<Languages> readers) {
        var found = ids.isEmpty() ? List.<Event>of() : events.publicOnes(ids);
        var now = clock.instant();
        var shown = new LinkedHashMap<Languages, Map<UUID, View>>();
        readers.forEach(languages -> {
            var reading = new Reading(languages, now);
            var views = new LinkedHashMap<UUID, View>();
            found.forEach(event -> views.put(event.id(), this.views.view(event, reading, false)));
            shown.put(languages, views);
        });
        return shown;
    }

    @Override
    public Set<String> campaigns(Collection<String> slugs) {
        return slugs.isEmpty() ? Set.of() : events.publicCampaigns(slugs);
    }
}
