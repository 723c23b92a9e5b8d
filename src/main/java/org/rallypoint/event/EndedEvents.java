package org.rallypoint.event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

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
    private final Clock clock;

    EndedEvents(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var limit = clock.instant().minus(LATER);
        for (int found = BATCH; found == BATCH; ) {
            found = QuarkusTransaction.requiringNew().call(() -> mark(limit));
        }
    }

    /** What somebody is changing is left for the next time: whoever waits for one while holding another may wait forever. */
    private int mark(Instant limit) {
        var ids = database.unwrap(Session.class)
                .createNativeQuery("""
                        select id from event where ended = false and effective_end <= :limit order by effective_end limit %d
                        for update skip locked""".formatted(BATCH), UUID.class)
                .setParameter("limit", limit)
                .getResultList();
        if (!ids.isEmpty()) {
            database.createQuery("update Event e set e.ended = true where e.id in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size();
    }
}
