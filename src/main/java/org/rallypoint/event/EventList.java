package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.rallypoint.http.Page;

/**
 * A list of events as it was read.
 *
 * @param about the title of the campaign, or the name of the city, that it is a list of; null where it is of more than one,
 *     and where the reader gets JSON
 * @param fields the only keys that the reader wants of each; none: all
 * @param campaigns titles of the campaigns of its events, by slug; none where the reader gets JSON, which doesn't show them
 * @param languages of the texts in it
 * @param next the first moment at which the list would be another one although nobody changes anything; null if there is none
 */
public record EventList(
        Page<EventView> page,
        @Nullable String about,
        Set<String> fields,
        Map<String, String> campaigns,
        Collection<String> languages,
        Instant now,
        @Nullable Instant next) {

    EventList about(String title) {
        return new EventList(page, title, fields, campaigns, languages, now, next);
    }
}
