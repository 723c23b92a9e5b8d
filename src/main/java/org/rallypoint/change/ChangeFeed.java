package org.rallypoint.change;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Temporary. */
@Singleton
public class ChangeFeed {
    private final EntityManager database;

    ChangeFeed(EntityManager database) {
        this.database = database;
    }

    /** The number of the newest entry. */
    public long last() {
        return database.createQuery("select lastSeq from ChangeCounter where id = :only", Long.class)
                .setParameter("only", ChangeCounter.ONLY)
                .getSingleResult();
    }

    /** The next entries above a number, in their order. */
    public List<ChangeEntry> after(long seq, int most) {
        return database.createQuery("from ChangeEntry e where e.seq > :after order by e.seq", ChangeEntry.class)
                .setParameter("after", seq)
                .setMaxResults(most)
                .getResultList();
    }
}
