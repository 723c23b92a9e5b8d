package org.rallypoint.change;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.rallypoint.RallypointConfig;

/**
 * Erases old entries. First it is said up to which number, then they go: a reader never meets a gap without being told to
 * start over. Several nodes may do it at once.
 */
@Singleton
class ChangeErasure {

    private static final int BATCH = 1000;

    private final EntityManager database;
    private final RallypointConfig config;
    private final Clock clock;

    ChangeErasure(EntityManager database, RallypointConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var limit = clock.instant().minus(config.changes().kept());
        long erased = QuarkusTransaction.requiringNew().call(() -> announce(limit));
        int count = 0;
        for (int found = BATCH; found == BATCH; ) {
            found = QuarkusTransaction.requiringNew().call(() -> erase(erased));
            count += found;
        }
        if (count > 0) {
            Log.infof("Erased %d entries of the change log whose time was over", count);
        }
    }

    /** Up to the first entry that is to stay: clocks of nodes differ, and a number says better than they what came first. */
    private long announce(Instant limit) {
        long erased = database.createQuery(
                        "select e.seq from ChangeEntry e where e.at >= :limit order by e.seq", Long.class)
                .setParameter("limit", limit)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(seq -> seq - 1)
                .orElseGet(() -> newestBefore(limit));
        database.createQuery("update ChangeCounter set erasedSeq = :erased where id = :only and erasedSeq < :erased")
                .setParameter("erased", erased)
                .setParameter("only", ChangeCounter.ONLY)
                .executeUpdate();
        return erased;
    }

    /** What was written since the first look stays. */
    private long newestBefore(Instant limit) {
        return database.createQuery("select coalesce(max(e.seq), 0) from ChangeEntry e where e.at < :limit", Long.class)
                .setParameter("limit", limit)
                .getSingleResult();
    }

    private int erase(long erased) {
        var seqs = database.createQuery(
                        "select e.seq from ChangeEntry e where e.seq <= :erased order by e.seq", Long.class)
                .setParameter("erased", erased)
                .setMaxResults(BATCH)
                .getResultList();
        if (!seqs.isEmpty()) {
            database.createQuery("delete from ChangeEntry e where e.seq <= :last")
                    .setParameter("last", seqs.get(seqs.size() - 1))
                    .executeUpdate();
        }
        return seqs.size();
    }
}
