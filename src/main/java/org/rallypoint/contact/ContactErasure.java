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

    private static final int BATCH = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

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
        var last = FIRST;
        for (var some = after(last, limit); !some.isEmpty(); some = after(last, limit)) {
            var due = some.stream().filter(Looked::isDue).toList();
            erased += QuarkusTransaction.requiringNew().call(() -> erase(due, limit));
            last = some.get(some.size() - 1).id();
        }
        if (erased > 0) {
            Log.infof("Erased %d contacts whose time was over", erased);
        }
    }

    /** Step by step through all: where none is due, to find that out in one statement would take long. */
    private List<Looked> after(UUID last, Instant limit) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "select id, eventId, case when " + DUE
                                        + " then true else false end from Contact where id > :last order by id",
                                Looked.class)
                        .setParameter("last", last)
                        .setParameter("limit", limit)
                        .setParameter("endLimit", limit.minus(ContactInput.VISIBLE_AFTER_END))
                        .setMaxResults(BATCH)
                        .getResultList());
    }

    private int erase(List<Looked> due, Instant limit) {
        if (due.isEmpty()) {
            return 0;
        }
        remembered.forget(due.stream().map(Looked::eventId).collect(Collectors.toSet()));
        return database.createQuery("delete from Contact where id in :ids and " + DUE)
                .setParameter("ids", due.stream().map(Looked::id).toList())
                .setParameter("limit", limit)
                .setParameter("endLimit", limit.minus(ContactInput.VISIBLE_AFTER_END))
                .executeUpdate();
    }

    record Looked(UUID id, UUID eventId, boolean isDue) {}
}
