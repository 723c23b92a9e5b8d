package org.rallypoint.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** What stands in the change log, for tests; its routes come later. */
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

    /** The highest number so far. */
    public long last() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select coalesce(max(e.seq), 0) from ChangeEntry e", Long.class)
                        .getSingleResult());
    }
}
