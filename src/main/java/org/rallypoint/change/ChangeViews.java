package org.rallypoint.change;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.http.Languages;

/** Shows entries with what the public sees of their events today. */
@Singleton
class ChangeViews {

    private final PublicEvents events;

    ChangeViews(PublicEvents events) {
        this.events = events;
    }

    List<ChangeView> of(List<ChangeEntry> entries, Languages languages) {
        return of(entries, Set.of(languages)).get(languages);
    }

    /** The same for readers of several languages; the events are read once for all of them. */
    Map<Languages, List<ChangeView>> of(List<ChangeEntry> entries, Collection<Languages> readers) {
        var ids = entries.stream()
                .map(ChangeEntry::eventId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var found = events.views(ids, readers);
        var shown = new LinkedHashMap<Languages, List<ChangeView>>();
        readers.forEach(languages -> {
            var views = found.get(languages);
            shown.put(
                    languages,
                    entries.stream()
                            .map(entry ->
                                    ChangeView.of(entry, entry.eventId() == null ? null : views.get(entry.eventId())))
                            .toList());
        });
        return shown;
    }
}
