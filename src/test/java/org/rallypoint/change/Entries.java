package org.rallypoint.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What stands in the change log, for tests. */
@Singleton
public class Entries {

    @Inject
    EntityManager database;

    /** Of an event, in the order of their numbers. */
    public List<ChangeEntry> of(UUID event) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "from ChangeEntry where eventId = :event order by seq", ChangeEntry.class)
                        .setParameter("event", event)
                        .getResultList());
    }

    /** Of a campaign itself and of all its events. */
    public List<ChangeEntry> ofCampaign(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "from ChangeEntry e where e.campaignId in (select c.id from Campaign c where c.slug = :slug)"
                                        + " order by e.seq",
                                ChangeEntry.class)
                        .setParameter("slug", slug)
                        .getResultList());
    }

    /** All numbers above one, as a reader in a transaction of its own sees them. */
    public List<Long> above(long seq) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "select e.seq from ChangeEntry e where e.seq > :seq order by e.seq", Long.class)
                        .setParameter("seq", seq)
                        .getResultList());
    }

    /** Adds an entry of a campaign as another node would: nothing here is told of it. */
    public void recordElsewhere(ChangeType type, String slug) {
        QuarkusTransaction.requiringNew().run(() -> {
            var id = database.createQuery("select c.id from Campaign c where c.slug = :slug", UUID.class)
                    .setParameter("slug", slug)
                    .getSingleResult();
            var counter = database.find(ChangeCounter.class, ChangeCounter.ONLY, LockModeType.PESSIMISTIC_WRITE);
            var what = new Changed(id, slug, null, null, null, 2);
            var at = Instant.parse("2025-02-01T12:00:00Z");
            database.persist(new ChangeEntry(counter.next(), at, type, what, List.of("title"), false));
        });
    }

    /** The highest number so far. */
    public long last() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select coalesce(max(e.seq), 0) from ChangeEntry e", Long.class)
                        .getSingleResult());
    }
}
