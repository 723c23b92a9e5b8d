package org.rallypoint.http;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts what may have changed any public answer. One number for all data: whatever was made under another one than the present
 * one may be out of date, and nothing that was made under the present one is.
 */
@Singleton
public class DataRevision {

    /** Where nodes on one PostgreSQL tell each other of commits. */
    static final String CHANNEL = "rallypoint_data";

    private final AtomicLong number = new AtomicLong();
    private final String node = UUID.randomUUID().toString();
    private final TransactionSynchronizationRegistry transactions;
    private final EntityManager database;
    private final boolean isPostgres;

    DataRevision(
            TransactionSynchronizationRegistry transactions,
            EntityManager database,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String kind) {
        this.transactions = transactions;
        this.database = database;
        isPostgres = kind.equals("postgresql");
    }

    /** How this node is told from others. */
    String node() {
        return node;
    }

    /** To be read before the data are. */
    long number() {
        return number.get();
    }

    /** The running transaction changes data; whoever reads after its end gets to see it. */
    public void changesInTransaction() {
        if (transactions.getResource(this) == null) {
            transactions.putResource(this, true);
            tellOtherNodes();
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Until the commit everybody reads what was there before.
                }

                @Override
                public void afterCompletion(int status) {
                    // A commit whose answer was lost may have been one.
                    if (status != Status.STATUS_ROLLEDBACK) {
                        changed();
                    }
                }
            });
        }
    }

    /** PostgreSQL delivers it with the commit. */
    private void tellOtherNodes() {
        if (isPostgres) {
            database.createNativeQuery("select cast(pg_notify(:channel, :node) as text)", String.class)
                    .setParameter("channel", CHANNEL)
                    .setParameter("node", node)
                    // What the deed has half done is not to be written yet.
                    .setFlushMode(FlushModeType.COMMIT)
                    .getResultList();
        }
    }

    /** Something has changed, nobody knows what. */
    void changed() {
        number.incrementAndGet();
    }
}
