package org.rallypoint.event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.hibernate.Session;
import org.rallypoint.http.DataRevision;

/**
 * Marks events that are over, so that lists of what is to come needn't walk past all that ever was. Nothing is shown otherwise
 * for it, however late it is: what counts for readers is when an event ends.
 */
@Singleton
class EndedEvents {

    private static final int BATCH = 500;

    /** Clocks of nodes differ, and what one marks another one must not show any more. */
    private static final Duration LATER = Duration.ofHours(1);

    private final EntityManager database;
    private final DataRevision revision;
    private final Clock clock;

    EndedEvents(EntityManager database, DataRevision revision, Clock clock) {
        this.database = database;
        this.revision = revision;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var now = clock.instant();
        all(() -> mark(true, "ended = false and effective_end <= :limit", now.minus(LATER)));
        // A clock that was ahead has taken events out of sight that are still to come.
        all(() -> mark(false, "ended = true and effective_end > :limit", now));
    }

    private static void all(IntSupplier batch) {
        for (int found = BATCH; found == BATCH; ) {
            found = QuarkusTransaction.requiringNew().call(batch::getAsInt);
        }
    }

    /** What somebody is changing is left for the next time: whoever waits for one while holding another may wait forever. */
    private int mark(boolean ended, String which, Instant limit) {
        var ids = database.unwrap(Session.class)
                .createNativeQuery(
                        "select id from event where " + which + " order by ended, effective_end limit " + BATCH
                                + " for update skip locked",
                        UUID.class)
                .setParameter("limit", limit)
                .getResultList();
        if (!ids.isEmpty()) {
            database.createQuery("update Event e set e.ended = :ended where e.id in :ids")
                    .setParameter("ended", ended)
                    .setParameter("ids", ids)
                    .executeUpdate();
            if (!ended) {
                revision.changesInTransaction();
            }
        }
        return ids.size();
    }
}
