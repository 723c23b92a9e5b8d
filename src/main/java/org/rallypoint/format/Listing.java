package org.rallypoint.format;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.http.Page;

/**
 * What every format is made from: events as the public sees them, without contacts, and how the list is called.
 *
 * @param title of the list, for people
 * @param language BCP 47; of the words around the events
 * @param self the public address of this very answer
 * @param home the page where people see the same
 * @param events in the order of the list
 * @param campaigns their titles, by slug
 * @param page where this page stands in its list; null where the list is whole
 * @param isSingle whether it is one event by itself and no list
 * @param undatedInWindow whether an event without a day stands in the days of its campaign; else a calendar has no place for it
 */
public record Listing(
        String title,
        String language,
        URI self,
        URI home,
        List<EventView> events,
        Map<String, String> campaigns,
        @Nullable Page.Info page,
        boolean isSingle,
        boolean undatedInWindow) {

    /** What to call an event where nothing else says what it belongs to: its title, else the campaign's with the city. */
    public String headline(EventView event) {
        return event.title() != null
                ? event.title()
                : campaigns.get(event.campaign()) + ": " + event.city().name();
    }

    /** The headline with what became of the event in front, in the event's language: {@code [cancelled] …}. */
    public String markedHeadline(EventView event) {
        return event.status() == EventStatus.scheduled
                ? headline(event)
                : "[" + Words.in(event.language()).of(event.status().name()) + "] " + headline(event);
    }
}
