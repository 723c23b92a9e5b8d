package org.rallypoint.event;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.rallypoint.StateConflict;
import org.rallypoint.access.Access;
import org.rallypoint.access.TokenRepository;
import org.rallypoint.contact.Contacts;

/** Deletes an event that was never public, with everything that hangs on it. */
@Singleton
class EventRemoval {

    private final EventRepository events;
    private final EventChanges changes;
    private final Contacts contacts;
    private final TokenRepository tokens;
    private final Access access;
    private final Clock clock;

    EventRemoval(
            EventRepository events,
            EventChanges changes,
            Contacts contacts,
            TokenRepository tokens,
            Access access,
            Clock clock) {
        this.access = access;
        this.events = events;
        this.changes = changes;
        this.contacts = contacts;
        this.tokens = tokens;
        this.clock = clock;
    }

    void remove(Event event) {
        event.mustBeOpen();
        event.mustNeverHaveBeenPublic();
        if (events.isSurvivor(event)) {
            throw new StateConflict("survivor", "Another event was merged into it.");
        }
        contacts.replace(event.id(), List.of(), event.moments().effectiveEnd(), clock.instant());
        tokens.editLinks(event.id())
                .forEach(link -> tokens.revoke(link, access.caller().tokenId(), clock.instant()));
        changes.deleted(event);
        events.delete(event);
    }
}
