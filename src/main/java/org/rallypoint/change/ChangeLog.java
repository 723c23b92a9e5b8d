package org.rallypoint.change;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * Writes the change log, in the transaction of each public change.
 *
 * <p>Transactions commit in another order than they begin, so a number from a database's own sequence could become visible
 * after a higher one, and a reader's cursor would skip it. Here the counter's row stays locked until the commit: numbers
 * become visible in their order. It is taken last of all locks, so that nobody waits for another while holding it.
 */
@Singleton
public class ChangeLog {

    private final EntityManager database;
    private final Event<ChangesRecorded> recorded;
    private final Clock clock;

    ChangeLog(EntityManager database, Event<ChangesRecorded> recorded, Clock clock) {
        this.database = database;
        this.recorded = recorded;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param changed names of keys of the public view
     * @param material whether time, day, place, sign-up or status changed
     */
    public record Entry(ChangeType type, Changed what, Collection<String> changed, boolean material) {}

    /** Adds entries to the running transaction, in their order. */
    public void record(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        // Whatever else this transaction locks is locked before the counter.
        database.flush();
        var counter = database.find(ChangeCounter.class, ChangeCounter.ONLY, LockModeType.PESSIMISTIC_WRITE);
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        entries.forEach(entry -> database.persist(
                new ChangeEntry(counter.next(), at, entry.type, entry.what, entry.changed, entry.material)));
        recorded.fire(new ChangesRecorded());
    }
}
