package org.rallypoint.contact;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rallypoint.RallypointConfig;
import org.rallypoint.retry.RememberedAnswers;

/** Erases for good what has long been invisible. Several nodes may do it at once. */
@Singleton
class ContactErasure {

    private static final int BATCH = 100;

    /** An event's end may move at any time, so that it is asked anew whenever something is erased. */
    private static final String DUE = """
            (visibleUntil < :limit
             or visibleUntil is null and exists (select 1 from Event e where e.id = eventId and e.moments.effectiveEnd < :endLimit))
            """;

    private final EntityManager database;
    private final RememberedAnswers remembered;
    private final RallypointConfig config;
    private final Clock clock;

    ContactErasure(EntityManager database, RememberedAnswers remembered, RallypointConfig config, Clock clock) {
        this.database = database;
        this.remembered = remembered;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var limit = clock.instant().minus(config.contactErasure());
        int erased = 0;
        for (int found = BATCH; found == BATCH; ) {
            var due = QuarkusTransaction.requiringNew().call(() -> due(limit));
            erased += QuarkusTransaction.requiringNew().call(() -> erase(due, limit));
            found = due.size();
        }
        if (erased > 0) {
            Log.infof("Erased %d contacts whose time was over", erased);
        }
    }

    private List<Due> due(Instant limit) {
        return database.createQuery("select id, eventId from Contact where " + DUE + " order by id", Due.class)
                .setParameter("limit", limit)
                .setParameter("endLimit", limit.minus(ContactInput.VISIBLE_AFTER_END))
                .setMaxResults(BATCH)
                .getResultList();
    }

    private int erase(List<Due> due, Instant limit) {
        if (due.isEmpty()) {
            return 0;
        }
        due.stream().map(Due::eventId).collect(Collectors.toSet()).forEach(remembered::forget);
        return database.createQuery("delete from Contact where id in :ids and " + DUE)
                .setParameter("ids", due.stream().map(Due::id).toList())
                .setParameter("limit", limit)
                .setParameter("endLimit", limit.minus(ContactInput.VISIBLE_AFTER_END))
                .executeUpdate();
    }

    record Due(UUID id, UUID eventId) {}
}
